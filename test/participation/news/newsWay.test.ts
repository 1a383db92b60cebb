import { randomBytes, randomUUID } from "node:crypto";
import sharp from "sharp";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import { newsPictureStore } from "../../../src/participation/news/newsPictureStore.js";
import type { Person } from "../../console/testConsole.js";
import { indicators } from "../../policy/indicatorParts.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { createNewsStand, quiet, today, useNewsConsole } from "./newsStand.js";

const database = useDatabase();
const news = createNewsStand(database);
const { stand, app, ask, register, send, posts, drawn } = news;
const desk = useNewsConsole(database, news);
const list = "/console/suminoe/news";
let viewer: Person;
let editor: Person;
let elsewhere: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ suminoe: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ suminoe: "editor" }, "編集 花子");
  elsewhere = await desk.signIn({ nishi: "editor" }, "西区 職員");
}, 60_000);
beforeEach(async () => {
  Object.assign(stand, { now: new Date(today), settings: quiet });
  stand.drafts.clear();
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE news_group, news_post, media, indicator_reading, audit_record CASCADE`,
  );
});

const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    (one) => one.action,
  );
const only = async () => {
  const [post] = await posts();
  if (!post) throw new Error("no post");
  return post;
};
const at = (id: string) => `${list}/posts/${id}`;
const act = async (action: string, form: Record<string, string> = {}, who = editor) => {
  const { id, version } = await only();
  return who.post(`${at(id)}/${action}`, { version: String(version), ...form });
};
const open = (path: string) => request(app).get(path);
const words = async (path: string) => read((await open(path)).text);
const said = (outcome: Awaited<ReturnType<typeof ask>>) =>
  outcome.messages.map((message) => ("altText" in message ? message.altText : "")).join("\n");
const mediaRows = () => database.run("console", (tx) => tx.media.count());

describe("from a group to residents", () => {
  test("a post is seen by nobody until it is approved, then on the page and in LINE with the ward's word", async () => {
    const { page } = await register(editor);
    const sent = await send(page, { district: "安立", topic: "disaster", date: "2026-12-01", place: "安立会館" });
    expect([sent.status, sent.headers["location"]]).toEqual([303, "?told=sent"]);
    expect(await words(`${page}?told=sent`)).toMatch(/受け付けました[\s\S]*ふれあい喫茶 区の確認待ち/);
    expect(await words("/suminoe/news")).not.toContain("ふれあい喫茶");
    expect(said(await ask())).toContain("いま載せているものがありません");
    expect(
      await news.feature.attention?.(news.content.wards.get("suminoe") as never, "viewer", stand.now),
    ).toMatchObject([{ count: 1 }]);

    expect((await act("approve")).status).toBe(303);
    const shown = await words("/suminoe/news");
    expect(shown).toMatch(
      /ふれあい喫茶[\s\S]*安立[\s\S]*2026年12月1日[\s\S]*安立会館[\s\S]*安立ふれあい会\s*安立の集まり/,
    );
    expect(shown).toContain("区が内容を確認しました（2026年11月20日）");
    expect(await words("/suminoe/news?district=粉浜")).not.toContain("ふれあい喫茶");
    expect(await words("/suminoe/news?district=安立&topic=disaster")).toContain("ふれあい喫茶");
    expect(await words("/nishi/news")).not.toContain("ふれあい喫茶");
    const outcome = await ask();
    expect(said(outcome)).toMatch(/受信設定で地域や関心[\s\S]*ふれあい喫茶/);
    const { id } = await only();
    expect(JSON.stringify(outcome)).toContain(`https://ward.example/suminoe/news?post=${id}#news-${id}`);
    expect(await words(page)).toContain("掲載中");
    expect(await audited()).toEqual(["news.group-added", "news.group-viewed", "news.approved"]);
  });

  test("says in words what was chosen, in every language and within LINE's limits, also with long posts", async () => {
    const { page } = await register(editor);
    for (let n = 0; n < 10; n++)
      await send(page, { title: "長".repeat(60), body: "文".repeat(1_000), topic: "disaster" });
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE news_post SET state = 'approved', decided_at = ${stand.now}::timestamptz`,
    );
    for (const language of languages)
      expect(messageProblems((await ask("suminoe", language)).messages), language).toEqual([]);
    stand.settings = { ...quiet, interests: ["disaster"], district: "安立" };
    expect(said(await ask())).toMatch(/選んだこと（安立、.*）に合うものを先に/);
    stand.settings = { ...quiet, interests: ["expo"] };
    expect(said(await ask())).toContain("に合うものはいまありません");
  });

  test("a post that is declined or withdrawn tells the group why, and its picture is gone", async () => {
    const { page } = await register(editor);
    await send(page, { pictureText: "会場の写真" }, await drawn());
    const { picture } = await only();
    expect((await open(`/media/${picture}`)).status).toBe(200);
    expect((await act("decline", { note: " " })).status).toBe(400);
    expect((await act("decline", { note: "個人の名前を消して、もう一度送ってください。" })).status).toBe(303);
    expect(await words(page)).toMatch(/掲載しませんでした[\s\S]*区からの連絡: 個人の名前を消して/);
    expect([await mediaRows(), (await open(`/media/${picture}`)).status]).toEqual([0, 404]);
    expect((await act("approve")).status).toBe(409);
  });

  test("its group withdraws it, also once it is shown; nobody else's", async () => {
    const { page } = await register(editor);
    const other = await register(editor, "粉浜の会");
    await send(page);
    await act("approve");
    const { id } = await only();
    const withdraw = (from: string) => request(app).post(from).type("form").send({ post: id });
    expect((await withdraw(other.page)).status).toBe(409);
    expect(await words("/suminoe/news")).toContain("ふれあい喫茶");
    expect((await withdraw(page)).headers["location"]).toBe("?told=gone");
    expect((await withdraw(page)).status).toBe(409);
    expect(await words("/suminoe/news")).not.toContain("ふれあい喫茶");
    expect((await act("withdraw", { note: "もうない" })).status).toBe(409);
  });

  test("what a post may be shown is over by itself, can be made shorter, and not longer", async () => {
    const { page } = await register(editor);
    await send(page);
    await act("approve");
    expect((await act("shorten", { until: "2026-12-10" })).status).toBe(400);
    expect((await act("shorten", { until: "2026-11-19" })).status).toBe(400);
    expect((await act("shorten", { until: "2026-11-25" })).status).toBe(303);
    stand.now = new Date("2026-11-25T23:59:59+09:00");
    expect(await words("/suminoe/news")).toContain("掲載は2026年11月25日まで");
    stand.now = new Date("2026-11-26T00:00:00+09:00");
    expect(await words("/suminoe/news")).not.toContain("ふれあい喫茶");
    expect(await words(page)).toContain("掲載終了");
  });

  test("becomes the draft of an announcement to those who chose its town and subject, once it is approved", async () => {
    const { page } = await register(editor);
    await send(page, { district: "安立", topic: "disaster" });
    expect((await act("announcement")).status).toBe(409);
    await act("approve");
    for (const _ of [1, 2]) await act("announcement");
    expect([...stand.drafts.values()].map(({ audience }) => audience)).toEqual([
      { interests: ["disaster"], districts: ["安立"] },
    ]);
  });
});

describe("what a form may bring", () => {
  test("sent twice it is one post; the same key of another group is another post", async () => {
    const { page } = await register(editor);
    const other = await register(editor, "粉浜の会");
    const key = randomUUID();
    for (const to of [page, page, other.page]) expect((await send(to, { key })).status).toBe(303);
    expect(await posts()).toHaveLength(2);
  });

  test("what is wrong is said at its field, and what was typed stays", async () => {
    const { page } = await register(editor);
    const answer = await send(page, { title: "", body: 'まだ "途中" & <b>', until: "2030-01-01" });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("\nまだ &#34;途中&#34; &amp; &lt;b></textarea>");
    expect(read(answer.text)).toContain("見出しを60文字までで書いてください。");
    expect(read(answer.text)).toContain("今日から90日先までの日を選んでください。");
    expect(await posts()).toEqual([]);
  });

  test("scripts are letters everywhere they are shown", async () => {
    const { page } = await register(editor, "<script>alert(1)</script>の会");
    const evil = '"><script>alert(2)</script>';
    await send(page, { title: evil, body: evil, place: evil, pictureText: evil }, await drawn());
    const { id } = await only();
    const pages = [
      await editor.get(at(id)),
      await editor.get(list),
      await editor.get(`${list}/groups`),
      await open(page),
    ];
    await act("approve");
    for (const { text } of [...pages, await open("/suminoe/news")]) {
      // Inside an attribute only quotation marks end it.
      expect(text.replaceAll(/"[^"]*"/g, '""')).not.toContain("<script>alert");
      expect(text).toContain("alert(");
    }
  });

  test("a telephone number is warned of, to the group and to staff, and not refused", async () => {
    const { page } = await register(editor);
    await send(page, { body: "申込みは090-1234-5678へ" });
    expect(await words(`${page}?told=sent`)).toContain("電話番号が入っています。このまま公開されます。");
    expect(read((await editor.get(at((await only()).id))).text)).toContain("承認すると公開されます");
    expect((await act("approve")).status).toBe(303);
  });

  test("a picture of five megabytes is taken, small, and without the place where it was taken", async () => {
    const { page } = await register(editor);
    const heavy = await sharp(randomBytes(1_900 * 1_000 * 3), { raw: { width: 1_900, height: 1_000, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(heavy.length).toBeGreaterThan(5_000_000);
    expect((await send(page, { pictureText: "模様" }, heavy)).status).toBe(303);
    expect((await send(page, { pictureText: "会場" }, await drawn())).status).toBe(303);
    for (const { picture } of await posts()) {
      const { body } = await open(`/media/${picture}`).buffer();
      expect((await sharp(body).metadata()).exif).toBeUndefined();
    }
  });

  test.each([
    [
      "too many bytes",
      () => Promise.resolve(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(10 * 1024 * 1024)])),
      "画像が大きすぎます",
    ],
    [
      "a page",
      () => Promise.resolve(Buffer.from("<script>alert(1)</script>")),
      "JPEGかPNGの止まった画像として読めません",
    ],
    ["a dot", () => drawn(10, 10), "画像が小さすぎます"],
  ])("%s for a picture is refused in words, with everything that was typed", async (_, made, told) => {
    const { page } = await register(editor);
    const answer = await send(page, { pictureText: "会場" }, await made());
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(told);
    expect(answer.text).toContain('value="ふれあい喫茶"');
    expect([await posts(), await mediaRows()]).toEqual([[], 0]);
  });

  test("after ten in a day a group is asked to wait, and the picture that came is not kept", async () => {
    const { page } = await register(editor);
    for (let n = 0; n < 10; n++) await send(page);
    expect(read((await send(page, { pictureText: "会場" }, await drawn())).text)).toContain("一日に送れるのは10件まで");
    expect([(await posts()).length, await mediaRows()]).toEqual([10, 0]);
  });
});

describe("the link of a group", () => {
  test("is shown once, and found nowhere afterwards; nor is the contact person", async () => {
    const { page, id, form } = await register(editor);
    const token = page.split("/").at(-1) ?? "";
    const again = await editor.post(`${list}/groups`, form);
    expect([again.status, again.location]).toEqual([303, `${list}/groups/${id}`]);
    expect((await editor.get(`${list}/groups/${id}`)).text).not.toContain(token);
    expect(read((await editor.get(`${list}/groups/${id}`)).text)).toContain("連絡先の担当者");
    const kept = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ row: string }[]>`
        SELECT row_to_json(g)::text AS row FROM news_group g UNION ALL SELECT row_to_json(a)::text FROM audit_record a`,
    );
    const all = kept.map(({ row }) => row).join("\n");
    const hidden = [token, Buffer.from(token, "base64url").toString("hex"), "秘密 太郎", "090-1111-2222"];
    for (const one of hidden) {
      expect(all).not.toContain(one);
      expect(desk.served.lines.join("\n")).not.toContain(one);
    }
    expect(await words("/suminoe/news")).not.toContain("秘密");
    expect((await audited()).filter((action) => action === "news.group-viewed").length).toBe(3);
  });

  test("works in its own ward only, never after it was renewed, and not while the group is stopped", async () => {
    const { page, id } = await register(editor);
    const other = page.replace("/suminoe/", "/nishi/");
    expect((await open(other)).status).toBe(410);
    expect((await send(other)).status).toBe(410);
    expect((await open(page)).headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
    });
    const group = `${list}/groups/${id}`;
    expect((await editor.post(`${group}/suspend`)).status).toBe(303);
    expect((await editor.post(`${group}/suspend`)).status).toBe(409);
    expect([(await open(page)).status, (await send(page)).status]).toEqual([403, 403]);
    expect((await editor.post(`${group}/resume`)).status).toBe(303);
    const renewed = await editor.post(`${group}/renew`);
    const fresh = new URL(/id="one-time-link">([^<]+)</.exec(renewed.text)?.[1] ?? "").pathname;
    expect([(await open(page)).status, (await open(fresh)).status]).toEqual([410, 200]);
    expect(await posts()).toEqual([]);
  });

  test.each(["%00", "x", "%E3%81%82", `${"a".repeat(43)}`, "..%2f..%2fconsole"])("%s leads nowhere", async (token) => {
    expect([404, 410]).toContain((await open(`/suminoe/news/post/${token}`)).status);
    expect([404, 410]).toContain((await send(`/suminoe/news/post/${token}`)).status);
  });

  test.each([
    "?district=%00",
    "?topic=__proto__&page=-1",
    "?post=%00",
    "?page=1e9",
    "?post[]=1&district[a]=b",
  ])("the public page takes %s", async (query) => expect((await open(`/suminoe/news${query}`)).status).toBe(200));
});

describe("who may what", () => {
  test("a viewer sees posts and changes nothing; contact persons are for editors; another ward has none of it", async () => {
    const { page, id: group } = await register(editor);
    await send(page);
    const { id } = await only();
    for (const path of [list, `${list}?tab=others`, at(id), `${list}/groups`])
      expect((await viewer.get(path)).status, path).toBe(200);
    expect((await viewer.get(`${list}/groups/${group}`)).status).toBe(403);
    expect((await act("approve", {}, viewer)).status).toBe(403);
    const theirs = (path: string) => path.replace("suminoe", "nishi");
    for (const path of [at(id), `${list}/groups/${group}`])
      expect((await elsewhere.get(theirs(path))).status).toBe(404);
    for (const path of [`${at(id)}/approve`, `${at(id)}/withdraw`, `${list}/groups/${group}/renew`])
      expect((await elsewhere.post(theirs(path), { version: "1", note: "x" })).status, path).toBe(404);
    for (const path of [`${list}/posts/%00`, `${list}/groups/%00`, `${list}/posts/1`])
      expect((await editor.get(path)).status, path).toBe(404);
    expect((await only()).state).toBe("waiting");
  });

  test("of two who decide at once the second is told", async () => {
    const { page } = await register(editor);
    await send(page);
    const { id } = await only();
    const answers = await Promise.all([
      editor.post(`${at(id)}/approve`, { version: "1" }),
      editor.post(`${at(id)}/decline`, { version: "1", note: "だめ" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await audited()).filter((action) => /approved|declined/.test(action))).toHaveLength(1);
  });

  test("a registration with mistakes is said at its fields", async () => {
    const answer = await editor.post(`${list}/groups`, { id: randomUUID(), name: "", districts: "九条" });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("団体の名前を60文字までで入力してください。");
    expect(read(answer.text)).toContain("一覧から選んでください。");
  });
});

test("a picture is kept while something shows it, and forgotten a month after the post", async () => {
  const { page } = await register(editor);
  const picture = await drawn();
  for (const _ of [1, 2]) await send(page, { pictureText: "会場" }, picture);
  const [first, second] = await posts();
  await editor.post(`${at(first?.id ?? "")}/withdraw`, { version: "1", note: "重複" });
  expect((await open(`/media/${second?.picture}`)).status, "the other post shows it").toBe(200);
  const drop = (day: string) =>
    database.transaction("worker", (tx) => newsPictureStore.dropOld(tx, new Date(`${day}T03:00:00+09:00`)));
  await drop("2027-01-09");
  expect(await mediaRows()).toBe(1);
  await drop("2027-01-11");
  expect(await mediaRows()).toBe(0);
});

describe("the plan's indicator", () => {
  const id = "suminoe-r7-2-2-2";
  const counted = async (now: Date) => {
    const { views } = await database.run("console", (tx) => indicators.ofWard(tx, "suminoe", now));
    const view = views.find(({ indicator }) => indicator.id === id);
    if (!view) throw new Error("the indicator is in the plan");
    return view;
  };

  test("counts what was approved since it began here, beside the 116 that the document reports", async () => {
    const pages = [];
    for (const name of ["一", "二", "三", "四", "五", "六"]) pages.push((await register(editor, `${name}の会`)).page);
    const now = new Date("2026-02-10T10:00:00+09:00");
    const day = new Date("2025-09-05T10:00:00+09:00");
    for (const [index, page] of pages.entries())
      for (let n = 0; n <= index; n++) await send(page, { title: `${index}` });
    await database.run("console", async (tx) => {
      await tx.$executeRaw`UPDATE news_post SET state = 'approved', decided_at = ${day}::timestamptz`;
      await tx.$executeRaw`UPDATE news_post SET state = 'withdrawn'
        WHERE id = (SELECT id FROM news_post WHERE title = '5' ORDER BY id LIMIT 1)`;
    });
    await news.counts.recountAll(now);
    const begun = await counted(now);
    expect(begun.figure.kept).toMatchObject({ kind: "plan", reading: { value: 116 } });
    // 21 posts of six groups, one withdrawn: 5, 5, 4, 3 and 2 of the 20 are of the five largest.
    expect(begun.figure.beside).toMatchObject([
      { why: "starts-late", kept: { kind: "count", reading: { value: 20, from: "2025-09-05", asOf: "2026-02-10" } } },
    ]);
    const note = begun.figure.beside[0]?.kept.reading.note;
    expect(note).toContain("投稿した団体 6、上位5団体の割合 95.0%");
    expect(note).toContain("2025年9月5日からこの窓口で区が承認した投稿20件");

    // One approved on the last day of the year before: then this year is whole here.
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE news_post SET decided_at = '2025-03-31 23:59:59+09'
        WHERE id = (SELECT id FROM news_post WHERE title = '1' ORDER BY id LIMIT 1)`,
    );
    await news.counts.recountAll(now);
    const ours = (await counted(now)).readings.filter(({ kind }) => kind === "count");
    expect(ours.map(({ fiscalYear, reading }) => [fiscalYear, reading.value, reading.from, reading.asOf])).toEqual([
      [2025, 19, "2025-04-01", "2026-02-10"],
      [2024, 1, "2025-03-31", "2025-03-31"],
    ]);
  });

  test("follows an approval and a withdrawal at once, and begins on the day of the first approval", async () => {
    const { page } = await register(editor);
    await send(page);
    await act("approve");
    const count = async () =>
      (await counted(stand.now)).readings.filter(({ kind }) => kind === "count").map(({ reading }) => reading);
    expect(await count()).toMatchObject([{ value: 1, from: "2026-11-20", asOf: "2026-11-20", unit: "件" }]);
    expect(
      (
        await request(app)
          .post(page)
          .type("form")
          .send({ post: (await only()).id })
      ).status,
    ).toBe(303);
    expect(await count()).toMatchObject([{ value: 0 }]);
  });
});
