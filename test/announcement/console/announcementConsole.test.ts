import sharp from "sharp";
import type { Agent } from "supertest";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { staff as author, contentOf, deliver, settle, wardNamed } from "../desk/deskBench.js";
import { openConsole, plenty, signedIn } from "./announcementConsoleBench.js";

const database = useDatabase();
const list = "/console/nishi/announcements";
// One for all tests, because making it takes longer than using it; some open another one with another forecast or hour.
let usual: ReturnType<typeof openConsole>;
let bench: ReturnType<typeof openConsole>;
beforeAll(() => {
  usual = openConsole(database);
});
beforeEach(() => {
  bench = usual;
});
afterEach(() => emptyDatabase(database));

type Staff = Awaited<ReturnType<typeof signedIn>>;
const editor = () => signedIn(bench.app, database, "editor", "花子");
const approver = () => signedIn(bench.app, database, "approver", "太郎");
const nishi = wardNamed("nishi");

/** Posts a form as a browser does. */
async function post({ agent, token }: Staff, path: string, fields: Record<string, string | string[]> = {}) {
  return agent
    .post(path)
    .type("form")
    .send({ _csrf: await token(), ...fields });
}
/** The same as multipart, as the form of a draft goes. */
async function postForm(
  { agent, token }: Staff,
  path: string,
  fields: Record<string, string>,
  files: Record<string, [Buffer, string]> = {},
) {
  const sending = (agent as Agent).post(path).field("_csrf", await token());
  for (const [name, value] of Object.entries(fields)) sending.field(name, value);
  for (const [name, [bytes, filename]] of Object.entries(files)) sending.attach(name, bytes, { filename });
  return sending;
}
const written = {
  title: "秋の訓練",
  "ja.0.kind": "text",
  "ja.0.text": "訓練をします。どなたでも参加できます。",
  who: "all",
  when: "now",
  quiet: "auto",
  action: "save",
};
/** Writes and submits. @returns where it is */
async function submitted(who: Staff, fields: Record<string, string> = {}): Promise<string> {
  const saved = await postForm(who, `${list}/new`, { ...written, ...fields });
  expect(saved.status).toBe(303);
  const path = saved.headers["location"] ?? "";
  expect((await post(who, `${path}/submit`, { version: "1" })).status).toBe(303);
  return path;
}
const page = async ({ agent }: Staff, path: string) => (await agent.get(path)).text;
const idIn = (path: string) => path.split("/").at(-1) ?? "";
const stateOf = async (path: string) => (await bench.desk.view(nishi, idIn(path)))?.state;

describe("an editor at work without a script", () => {
  it("writes, adds a card, moves it up, and finds it saved as it was", async () => {
    const hanako = await editor();
    const added = await postForm(hanako, `${list}/new`, { ...written, action: "add:ja:card" });
    expect(added.status).toBe(200);
    expect(added.text).toContain('name="ja.1.title"');
    const card = {
      ...written,
      "ja.1.kind": "card",
      "ja.1.title": "集合",
      "ja.1.text": "区役所の前",
      action: "up:ja:1",
    };
    const moved = await postForm(hanako, `${list}/new`, card);
    expect(moved.text.indexOf("区役所の前")).toBeLessThan(moved.text.indexOf("どなたでも"));
    const saved = await postForm(hanako, `${list}/new`, { ...card, action: "save" });
    const view = await bench.desk.view(nishi, idIn(saved.headers["location"] ?? ""));
    expect(view?.content.variants.ja?.map(({ kind }) => kind)).toEqual(["text", "card"]);
    expect(read(await page(hanako, saved.headers["location"] ?? ""))).toContain("下書きを保存しました");
  });

  it("sees who would get it and how it looks by pressing 「確認する」, and nothing is saved", async () => {
    await settle(database, [{}, {}, { language: "en" }, { stopped: true }]);
    const looked = await postForm(await editor(), `${list}/new`, { ...written, action: "check" });
    expect(read(looked.text)).toMatch(/3\s*人に届きます/);
    expect(read(looked.text)).toContain("お知らせを止めている人 1人");
    expect(looked.text).toContain("ln-messages");
    expect(await bench.desk.list(nishi, { limit: 9 })).toEqual([]);
  });

  it("who makes mistakes gets the page again with each beside its field, and loses nothing", async () => {
    const wrong = await postForm(await editor(), `${list}/new`, {
      ...written,
      title: "",
      "ja.0.text": "<b>残る & 文</b>",
      who: "chosen",
      when: "at",
      sendDate: "",
      sendTime: "9時",
    });
    expect(wrong.status).toBe(400);
    for (const field of ["title", "who", "sendDate", "sendTime"]) {
      expect(wrong.text).toContain(`href="#${field}"`);
      expect(wrong.text).toMatch(new RegExp(`id="${field}"`));
    }
    expect(wrong.text).toContain("&lt;b>残る &amp; 文&lt;/b>");
    expect(wrong.text).toContain('value="9時"');
  });

  it("can't make an emergency", async () => {
    const hanako = await editor();
    const tried = await postForm(hanako, `${list}/new`, { ...written, emergency: "on" });
    expect(tried.status).toBe(400);
    expect(read(tried.text)).toContain("緊急のお知らせを作れるのは承認者だけです");
    expect((await hanako.agent.get(`${list}/new/template/evacuation`)).status).toBe(404);
  });

  it("whose draft somebody else has saved meanwhile sees both, and may go on with their own", async () => {
    const [hanako, jiro] = [await editor(), await signedIn(bench.app, database, "editor", "次郎")];
    const path = (await postForm(hanako, `${list}/new`, written)).headers["location"] ?? "";
    const theirs = { ...written, version: "1", "ja.0.text": "次郎が書いた文です。" };
    expect((await postForm(jiro, `${path}/edit`, theirs)).status).toBe(303);
    const conflict = await postForm(hanako, `${path}/edit`, {
      ...written,
      version: "1",
      "ja.0.text": "花子が書いた文です。",
    });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain("次郎が書いた文です。");
    expect(conflict.text).toContain("花子が書いた文です。");
    const again = await postForm(hanako, `${path}/edit`, {
      ...written,
      version: "2",
      "ja.0.text": "花子が書いた文です。",
    });
    expect(again.status).toBe(303);
    expect((await bench.desk.view(nishi, idIn(path)))?.content.variants.ja?.[0]).toMatchObject({
      text: "花子が書いた文です。",
    });
  });

  it("whose draft was cancelled meanwhile still has their text to copy", async () => {
    const hanako = await editor();
    const path = (await postForm(hanako, `${list}/new`, written)).headers["location"] ?? "";
    await post(hanako, `${path}/cancel`);
    const late = await postForm(hanako, `${path}/edit`, {
      ...written,
      version: "1",
      "ja.0.text": "まだ書いていた文です。",
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain("まだ書いていた文です。");
  });

  it("fills a template: what is missing is told, then the text stands in the form", async () => {
    const hanako = await editor();
    const empty = await post(hanako, `${list}/new/template/drill`);
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('href="#v.drill"');
    const template = (await page(hanako, `${list}/new/template/drill`)).matchAll(
      /name="v\.([A-Za-z]+)" type="([a-z]+)"/g,
    );
    const values = { drill: "津波避難訓練" } as Record<string, string>;
    for (const [, name = "", type] of template)
      values[name] ??= type === "date" ? "2026-11-29" : type === "time" ? "10:00" : "https://www.city.osaka.lg.jp/";
    const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [`v.${name}`, value]));
    const filled = await post(hanako, `${list}/new/template/drill`, fields);
    expect(filled.status).toBe(200);
    expect(filled.text).toContain(`action="${list}/new"`);
    expect(filled.text).toContain("津波避難訓練");
  });

  it("keeps an announcement as a template of the ward, once under a name, and deletes it", async () => {
    const hanako = await editor();
    const path = (await postForm(hanako, `${list}/new`, written)).headers["location"] ?? "";
    await post(hanako, `${path}/template`, { name: "毎年の訓練" });
    await post(hanako, `${path}/template`, { name: "毎年の訓練" });
    expect(read(await page(hanako, path))).toContain("同じ名前のひな形があります");
    const templates = await page(hanako, `${list}/new`);
    expect(templates.match(/毎年の訓練<\/a>/g)).toHaveLength(1);
    const own = /new\/template\/([0-9a-f-]{36})\/remove/.exec(templates)?.[1] ?? "";
    await post(hanako, `${list}/new/template/${own}/remove`);
    expect(await page(hanako, `${list}/new`)).not.toContain("毎年の訓練</a>");
    expect((await post(hanako, `${list}/new/template/drill/remove`)).status).toBe(404);
  });

  it("copies an announcement without its time", async () => {
    const hanako = await editor();
    const at = { when: "at", sendDate: "2026-12-01", sendTime: "10:00" };
    const path = (await postForm(hanako, `${list}/new`, { ...written, ...at })).headers["location"] ?? "";
    const copy = await page(hanako, `${list}/new/copy/${idIn(path)}`);
    expect(copy).toContain("どなたでも参加できます");
    expect(copy).not.toContain("2026-12-01");
  });
});

describe("pictures", () => {
  const picture = () =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: "#08c" } })
      .png()
      .toBuffer();
  const withPicture = { ...written, "ja.1.kind": "image", "ja.1.alt": "会場の地図" };

  it("come with the form, are kept, and are served", async () => {
    const hanako = await editor();
    const sent = await postForm(hanako, `${list}/new`, withPicture, { "ja.1.file": [await picture(), "chizu.png"] });
    const path = sent.headers["location"] ?? "";
    const kept = (await bench.desk.view(nishi, idIn(path)))?.content.variants.ja?.[1];
    if (kept?.kind !== "image") throw new Error("no picture");
    expect((await hanako.agent.get(`/media/${kept.hash}`)).headers["content-type"]).toBe("image/png");
    expect(await page(hanako, path)).toContain(`/media/${kept.preview}`);
  });

  it("stay when something else in the form is wrong", async () => {
    const sent = await postForm(
      await editor(),
      `${list}/new`,
      { ...withPicture, title: "" },
      { "ja.1.file": [await picture(), "a.png"] },
    );
    expect(sent.status).toBe(400);
    expect(sent.text).toMatch(/name="ja\.1\.hash" value="[0-9a-f]{64}"/);
  });

  it.each<[string, Buffer, string]>([
    [
      "a program that calls itself a picture",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
      "JPEGかPNGの画像として読めません",
    ],
    ["a page that calls itself a picture", Buffer.from("<html>"), "JPEGかPNGの画像として読めません"],
    ["11 MB", Buffer.alloc(11 * 1024 * 1024, 1), "10MBを超えています"],
    ["nothing", Buffer.alloc(0), "画像ファイルが空です"],
  ])("that are %s are refused beside their field, once, and the text stays", async (_title, bytes, words) => {
    const sent = await postForm(await editor(), `${list}/new`, withPicture, { "ja.1.file": [bytes, "shashin.png"] });
    expect(sent.status).toBe(400);
    expect(sent.text.split(words)).toHaveLength(3);
    expect(sent.text).toContain('href="#ja.1.file"');
    expect(sent.text).toContain("どなたでも参加できます");
    expect(await database.run("console", (tx) => tx.media.count())).toBe(0);
  });

  it("in a broken or endless multipart body change nothing", async () => {
    const { agent } = await editor();
    const broken = await agent
      .post(`${list}/new`)
      .set("Content-Type", "multipart/form-data; boundary=x")
      .send('--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nhalf');
    const none = await agent.post(`${list}/new`).set("Content-Type", "multipart/form-data").send("--x--");
    expect([broken.status, none.status].every((status) => status >= 400 && status < 500)).toBe(true);
    expect(await bench.desk.list(nishi, { limit: 9 })).toEqual([]);
  });
});

describe("an approver", () => {
  beforeEach(async () => {
    await settle(database, [{}, {}, {}]);
  });

  it("types the number of recipients, and only the right one sends", async () => {
    const path = await submitted(await editor());
    const taro = await approver();
    expect(read(await page(taro, path))).toContain("届く人数 3 を入力してください");
    for (const [typed, words] of [
      ["", "届く人数を数字で入力してください"],
      ["たくさん", "届く人数を数字で入力してください"],
      ["30", "入力された人数（30人）と、いま届く人数（3人）がちがいます"],
    ] as const) {
      const wrong = await post(taro, `${path}/approve`, { version: "1", expected: typed });
      expect(wrong.status).toBe(409);
      expect(read(wrong.text)).toContain(words);
    }
    expect(await stateOf(path)).toBe("draft");
    await post(taro, `${path}/approve`, { version: "1", expected: "３人" });
    expect(await stateOf(path)).toBe("approved");
    expect(read(await page(taro, path))).toContain("承認しました。送信を始めます。");
  });

  it("never approves their own, but may relay their own emergency", async () => {
    const taro = await approver();
    const own = await submitted(taro);
    expect(read(await page(taro, own))).toContain("自分では承認できません");
    await post(taro, `${own}/approve`, { version: "1", expected: "3" });
    expect(await stateOf(own)).toBe("draft");
    const emergency = await submitted(taro, { emergency: "on" });
    await post(taro, `${emergency}/approve`, { version: "1", expected: "3" });
    expect(await stateOf(emergency)).toBe("approved");
  });

  it("who saw an older version is sent back to look", async () => {
    const hanako = await editor();
    const path = await submitted(hanako);
    const taro = await approver();
    await postForm(hanako, `${path}/edit`, { ...written, version: "1", "ja.0.text": "書きかえました。" });
    await post(taro, `${path}/approve`, { version: "1", expected: "3" });
    expect(await stateOf(path)).toBe("draft");
    expect(read(await page(taro, path))).toContain("見ていたあいだに書き直されました");
  });

  it("sends back with a note, which may not be empty", async () => {
    const hanako = await editor();
    const path = await submitted(hanako);
    const taro = await approver();
    await post(taro, `${path}/reject`, { note: "" });
    expect((await bench.desk.view(nishi, idIn(path)))?.submittedAt).toBeDefined();
    await post(taro, `${path}/reject`, { note: "日付を足してください" });
    expect((await bench.desk.view(nishi, idIn(path)))?.submittedAt).toBeUndefined();
    expect(read(await page(hanako, path))).toContain("差し戻されました日付を足してください");
    expect(await bench.feature.attention?.(nishi, "editor", new Date())).toContainEqual({
      weight: "todo",
      text: `差し戻されたお知らせ「${(await bench.desk.view(nishi, idIn(path)))?.content.title}」`,
      href: path,
    });
  });

  it("is warned at night that it would arrive now", async () => {
    const path = await submitted(await editor());
    bench = openConsole(database, { now: "2026-11-20T22:15:00+09:00" });
    expect(read(await page(await approver(), path))).toContain("いまは夜間");
  });

  it("can't approve what does not fit the month's quota, and reads why", async () => {
    const path = await submitted(await editor());
    bench = openConsole(database, {
      forecasts: [{ ...plenty, fits: false, left: -1, reason: "今月の残りが足りません。" }],
    });
    const taro = await approver();
    const shown = await page(taro, path);
    expect(read(shown)).toContain("今月の残りが足りません。");
    expect(shown).toMatch(/<button[^>]*disabled[^>]*><span>承認して送る/);
    expect((await post(taro, `${path}/approve`, { version: "1", expected: "3" })).status).toBe(409);
    expect(await stateOf(path)).toBe("draft");
  });
});

describe("while it is sent, and after", () => {
  let people: string[];
  let path: string;
  const set = (state: string) =>
    database.run("console", (tx) =>
      tx.$executeRawUnsafe(`UPDATE announcement SET state = '${state}', started_at = now() WHERE id = '${idIn(path)}'`),
    );
  beforeEach(async () => {
    people = await settle(database, [{}, {}, {}, {}]);
    const made = await bench.desk.create(nishi, author(1), contentOf(), { all: true });
    if (made.kind !== "written") throw new Error(made.kind);
    path = `${list}/${made.announcement.id}`;
    await set("sending");
    await deliver(database, idIn(path), people.slice(0, 3));
    await deliver(database, idIn(path), people.slice(3), { state: "pending" });
  });

  it("the bar asks again every two seconds, and at the end the page comes anew", async () => {
    const hanako = await editor();
    const piece = await hanako.agent.get(`${path}/progress`);
    expect(piece.text).toContain('data-hx-trigger="every 2s"');
    expect(piece.text).not.toContain("<html");
    expect(read(piece.text)).toContain("75%（3 / 4人）");
    expect(read(await page(hanako, path))).toContain("アカウントをブロックした人の分も");
    await set("done");
    const last = await hanako.agent.get(`${path}/progress`);
    expect(last.headers["hx-refresh"]).toBe("true");
    expect(last.text).not.toContain("every 2s");
  });

  it("what is uncertain is decided by an approver, not by an editor", async () => {
    await database.run("console", (tx) => tx.$executeRaw`UPDATE chunk SET state = 'uncertain' WHERE state = 'pending'`);
    await set("paused");
    const [hanako, taro] = [await editor(), await approver()];
    expect(await page(hanako, path)).not.toContain("/settle");
    expect((await post(hanako, `${path}/settle`, { as: "sent" })).status).toBe(403);
    expect(await page(taro, path)).toContain("/settle");
    await post(taro, `${path}/settle`, { as: "sent" });
    expect((await bench.desk.view(nishi, idIn(path)))?.counts).toMatchObject({ uncertain: 0 });
  });

  it("the year's figures stand by audience", async () => {
    const figures = read(await page(await signedIn(bench.app, database, "viewer", "見る人"), `${list}/figures`));
    expect(figures).toContain("お知らせを受け取る人の全員1件3人");
  });

  it("an editor stops what is not sent yet", async () => {
    await post(await editor(), `${path}/cancel`);
    expect(await stateOf(path)).toBe("cancelled");
  });

  it("a correction is a draft for exactly those who got the first", async () => {
    await set("done");
    const hanako = await editor();
    const answer = await post(hanako, `${path}/correct`);
    const correction = await bench.desk.view(nishi, idIn(answer.headers["location"] ?? ""));
    expect(correction).toMatchObject({ audience: { correctionOf: idIn(path) }, state: "draft" });
    expect(read(await page(hanako, `${answer.headers["location"]}/edit`))).toContain(
      "元のお知らせが届いた人の全員に届きます",
    );
    expect(await page(hanako, path)).toContain("訂正1を開く");
  });

  it("the list of recipients takes an admin, a reason and a second person, works once, and is recorded", async () => {
    const jiro = await signedIn(bench.app, database, "admin", "次郎");
    expect((await post(jiro, `${path}/recipients`)).status).toBe(403);
    expect((await post(await approver(), `${path}/recipients/ask`, { reason: "調査" })).status).toBe(403);
    await post(jiro, `${path}/recipients/ask`, { reason: "問い合わせの調査" });
    expect(read(await page(jiro, path))).toContain("同意を待っています");
    const second = await signedIn(bench.app, database, "admin", "三郎");
    const granted = await database.transaction("console", async (tx) => {
      const [waiting] = await bench.countersigns.waitingFor(tx, "nishi", second.id, "admin");
      return (
        waiting &&
        bench.countersigns.decide(tx, { ward: "nishi", id: waiting.id, staffId: second.id, role: "admin", grant: true })
      );
    });
    expect(granted).toMatchObject({ kind: "decided" });
    const file = await post(jiro, `${path}/recipients`);
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.text.trim().split("\r\n")).toHaveLength(1 + people.length);
    expect(file.text).not.toContain("sealed");
    expect((await post(jiro, `${path}/recipients`)).status).toBe(403);
    const downloads = await database.run("console", (tx) =>
      tx.auditRecord.findMany({ where: { action: "export.downloaded" } }),
    );
    expect(downloads.map(({ actorId, subject }) => [actorId, subject])).toEqual([[jiro.id, idIn(path)]]);
  });
});

describe("who may look", () => {
  it("a viewer reads, and is offered nothing to press", async () => {
    const path = await submitted(await editor());
    const viewer = await signedIn(bench.app, database, "viewer", "見る人");
    const shown = await page(viewer, path);
    expect(shown).toContain("どなたでも参加できます");
    expect(shown.replace(/<form[^>]*sign-out[\s\S]*?<\/form>/g, "")).not.toContain("<form");
    expect(await page(viewer, list)).not.toContain(`${list}/new`);
  });

  it("another ward's staff find nothing, under no address", async () => {
    const path = await submitted(await editor());
    const other = await signedIn(bench.app, database, "admin", "よその人", "suminoe");
    const id = idIn(path);
    for (const way of [id, `${id}/edit`, `${id}/progress`, `new/copy/${id}`])
      expect((await other.agent.get(`/console/suminoe/announcements/${way}`)).status, way).toBe(404);
    for (const verb of [
      "submit",
      "approve",
      "reject",
      "cancel",
      "resume",
      "settle",
      "correct",
      "template",
      "recipients",
      "recipients/ask",
    ])
      expect(
        (
          await post(other, `/console/suminoe/announcements/${id}/${verb}`, {
            version: "1",
            expected: "0",
            note: "x",
            as: "sent",
            name: "x",
            reason: "x",
          })
        ).status,
        verb,
      ).toBe(404);
    expect((await other.agent.get(path)).status).toBe(404);
  });

  it("an address that is no id is a page that says so", async () => {
    const hanako = await editor();
    for (const way of ["x", "x/edit", "00000000-0000-0000-0000-00000000000g", "new/copy/x", "new/template/x"])
      expect((await hanako.agent.get(`${list}/${way}`)).status, way).toBe(404);
  });
});

describe("the start page", () => {
  it("says what waits, what stopped, what is on its way, emergencies to admins, and what is left of the month", async () => {
    await settle(database, [{}]);
    await submitted(await editor());
    const emergency = await submitted(await approver(), { emergency: "on", title: "避難指示" });
    await post(await signedIn(bench.app, database, "approver", "三郎"), `${emergency}/approve`, {
      version: "1",
      expected: "1",
    });
    const stopped = await bench.desk.create(nishi, author(1), contentOf({ title: "止まった知らせ" }), { all: true });
    if (stopped.kind !== "written") throw new Error(stopped.kind);
    await database.run("console", (tx) =>
      tx.announcement.update({
        where: { id: stopped.announcement.id },
        data: { state: "paused", pauseReason: "quota" },
      }),
    );
    const now = new Date();
    const seen = (role: "editor" | "approver" | "admin") => bench.feature.attention?.(nishi, role, now);
    expect(await seen("editor")).toMatchObject([
      { weight: "alarm" },
      { weight: "remark", text: "LINEの今月の残り 3,254通" },
    ]);
    expect(await seen("approver")).toMatchObject([
      { weight: "alarm", text: "「止まった知らせ」の送信が止まっています" },
      { weight: "todo", count: 1 },
      {},
    ]);
    expect((await seen("admin"))?.some(({ text }) => text === "緊急のお知らせ「避難指示」が送られました")).toBe(true);
  });
});

it("while somebody types, half a draft is answered with what is known of it", async () => {
  await settle(database, [{}, {}]);
  const half = await post(await editor(), `${list}/look`, {
    "ja.0.kind": "text",
    "ja.0.text": "こんにちは",
    "en.0.kind": "text",
    "en.0.text": "",
    who: "all",
  });
  expect(half.status).toBe(200);
  expect(half.text).not.toContain("<html");
  expect(read(half.text)).toMatch(/2\s*人に届きます/);
  expect(half.text).toContain("こんにちは");
  expect(read(half.text)).toContain("件名を入力してください");
});
