import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { audit, type Person, useConsole } from "../console/testConsole.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";
import { questionParts } from "./questionParts.js";

const database = useDatabase();
const quota = { fits: true };
const parts = questionParts(database, {
  audit,
  forecast: async (_ward, byChannel) => [
    {
      messages: byChannel["nishi"] ?? 0,
      left: 200,
      yen: 0,
      fits: quota.fits,
      reason: quota.fits ? undefined : "残りは0通です。",
    },
  ],
});
const desk = useConsole(database, { others: [parts.feature] });
const list = "/console/nishi/questions";
let editor: Person;
let approver: Person;
let viewer: Person;

beforeAll(async () => {
  editor = await desk.signIn({ nishi: "editor" }, "編集 花子");
  approver = await desk.signIn({ nishi: "approver" }, "承認 太郎");
  viewer = await desk.signIn({ nishi: "viewer" }, "閲覧 三郎");
}, 60_000);

beforeEach(async () => {
  quota.fits = true;
  parts.pushed.length = 0;
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE unanswered_question, question_group, content_change, job, resident CASCADE`,
  );
  await parts.layer.reload();
});

/** Opens the page of the group in which `text` is. */
async function groupOf(text: string, person = editor): Promise<string> {
  const page = await person.get(list);
  const found = [...page.text.matchAll(/href="([^"]+\/groups\/[^"]+)">([^<]*)</g)].find(
    ([, , shown]) => shown === text,
  );
  if (!found?.[1]) throw new Error(`no group shows ${text}: ${read(page.text).slice(0, 500)}`);
  return found[1];
}
const wordingId = (html: string, text: string) =>
  new RegExp(`name="ways"[^>]*value="([^"]+)"[^>]*>\\s*<span>${text}<`).exec(html)?.[1] ?? "";
const audited = (action: string) => database.run("console", (tx) => tx.auditRecord.findMany({ where: { action } }));
const kept = () => database.run("console", (tx) => tx.unansweredQuestion.count());
const decide = async (text: string) => {
  await parts.layer.reload();
  return parts.layer.content().wards.get("nishi")?.guide.decide(text, "ja");
};
const strange = "くるりん提灯の編み方";

describe("the list of questions in vain", () => {
  it("groups what is alike with counts, and shows neither who asked nor a telephone number", async () => {
    const residentId = await parts.resident("U0123456789");
    await parts.ask("プールはいつ開きますか", { residentId, wants: true });
    await parts.ask("プールやってますか？ 06-6682-9974に電話ください");
    await parts.ask("<script>alert(1)</script> 宇宙人");
    const { text, status } = await viewer.get(list);
    expect(status).toBe(200);
    expect(text).toContain("〔番号〕");
    expect(text).not.toContain("06-6682-9974");
    expect(text).not.toContain(residentId);
    expect(text).not.toContain("U0123456789");
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("知らせを待つ人 1人");
  });

  it("records who looked, without a word of what was asked", async () => {
    await parts.ask(strange);
    const before = (await audited("question.listed")).length;
    await viewer.get(list);
    await viewer.get(await groupOf(strange, viewer));
    const records = [...(await audited("question.listed")).slice(before), ...(await audited("question.viewed"))];
    expect(records.some(({ actorId }) => actorId === viewer.id)).toBe(true);
    expect(
      JSON.stringify(records, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain("くるりん");
  });

  it("says which are over their time limit, and so does the start page", async () => {
    await parts.ask(strange);
    await parts.sortNew("nishi");
    await database.run("console", (tx) => tx.$executeRaw`UPDATE question_group SET due_at = '2026-11-19T00:00:00Z'`);
    expect((await viewer.get(list)).text).toContain("期限切れ");
    const [item] =
      (await parts.feature.attention?.(parts.layer.content().wards.get("nishi")!, "editor", parts.time.now)) ?? [];
    expect(item).toMatchObject({ weight: "alarm", count: 1 });
  });

  it("is a ward's own: another ward's group is not there", async () => {
    await parts.ask(strange, { ward: "suminoe" });
    await parts.sortNew("suminoe");
    const [group] = await parts.groups("suminoe");
    expect((await editor.get(list)).text).not.toContain("くるりん");
    expect((await editor.get(`${list}/groups/${group?.id}`)).status).toBe(404);
    for (const action of ["answer", "dismiss", "move", "split", "join", "draft"]) {
      const form = {
        entry: "office.contact",
        reason: "理由です",
        counter: "office",
        wording: group?.id ?? "",
        group: group?.id ?? "",
        topic: "office",
        title: "見出しです",
        answer: "十文字以上の答えの文です。",
      };
      const { status } = await editor.post(`${list}/groups/${group?.id}/${action}`, form);
      expect([404, 409], action).toContain(status);
    }
    expect(await parts.groups("suminoe")).toHaveLength(1);
  });

  it("has no page for an address that is no group's", async () => {
    expect((await editor.get(`${list}/groups/nonsense`)).status).toBe(404);
    expect((await editor.post(`${list}/groups/nonsense/dismiss`, { reason: "理由です" })).status).toBe(409);
  });
});

describe("「この案内で答えられる」", () => {
  it("adds the chosen ways of asking, which hold at once, tells those who wait, and deletes the questions", async () => {
    const residentId = await parts.resident("U1");
    await parts.ask(strange, { residentId, wants: true });
    await parts.ask(strange);
    const path = await groupOf(strange);
    const page = (await editor.get(path)).text;
    expect(page).toContain("1通（今月の残り 200通）");
    // The clock goes on while the request is on its way.
    parts.time.now = new Date(parts.time.now.getTime() + 5);
    const ways = wordingId(page, strange);
    expect(ways).not.toBe("");
    const done = await editor.post(`${path}/answer`, { other: "association.festival", ways, notify: "yes" });
    expect(done).toMatchObject({ status: 303, location: list });
    expect((await editor.get(list)).text).toContain("1人にLINEで知らせます。");
    expect(await decide(strange)).toMatchObject({ kind: "answer", entry: "association.festival" });
    expect(await kept()).toBe(1);
    expect(await parts.work()).toBeUndefined();
    expect(parts.pushed.map(({ to }) => to)).toEqual(["U1"]);
    expect(await kept()).toBe(0);
    expect((await editor.get(`${list}/settled`)).text).toContain("編集 花子");
    expect(await audited("phrase.added")).toHaveLength(1);
    expect((await audited("question.answered"))[0]?.facts).toBe(
      JSON.stringify({ entry: "association.festival", phrases: 1, told: 1 }),
    );
  });

  it("without a knock on anybody's telephone where staff did not tick it", async () => {
    await parts.ask(strange, { residentId: await parts.resident("U1"), wants: true });
    const path = await groupOf(strange);
    await editor.post(`${path}/answer`, { entry: "association.festival" });
    await parts.work();
    expect(parts.pushed).toEqual([]);
    expect(await kept()).toBe(0);
  });

  it("is not told where LINE's quota does not suffice, and says so", async () => {
    await parts.ask(strange, { residentId: await parts.resident("U1"), wants: true });
    const path = await groupOf(strange);
    quota.fits = false;
    const answer = await editor.post(`${path}/answer`, { entry: "association.festival", notify: "yes" });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("LINEの送信枠が足りません。残りは0通です。");
    expect(await kept()).toBe(1);
  });

  it.each([
    ["no entry", {}, "案内を選んでください。"],
    ["an entry that is not there", { entry: "office.nothing" }, "案内を選んでください。"],
    [
      "a way of asking that another entry has",
      { entry: "office.contact", way: "てをつなごう" },
      "の聞き方になっています",
    ],
    ["a telephone number as a way of asking", { entry: "office.contact", way: "06-6682-9974って" }, "加えられません"],
  ])("with %s comes back with words, and nothing has changed", async (_case, form, words) => {
    await parts.ask(strange);
    const path = await groupOf(strange);
    const answer = await editor.post(`${path}/answer`, form);
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
    expect(await kept()).toBe(1);
    expect(await database.run("console", (tx) => tx.contentChange.count())).toBe(0);
  });

  it("given by two at once counts once", async () => {
    await parts.ask(strange);
    const path = await groupOf(strange);
    const both = await Promise.all([
      editor.post(`${path}/answer`, { entry: "association.festival", way: strange }),
      approver.post(`${path}/answer`, { entry: "association.festival", way: strange }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await database.run("console", (tx) => tx.contentChange.count())).toBe(1);
  });

  it("can be withdrawn, and then does not hold any more", async () => {
    await parts.ask(strange);
    await editor.post(`${await groupOf(strange)}/answer`, { entry: "association.festival", way: strange });
    expect((await decide(strange))?.kind).toBe("answer");
    const page = (await editor.get(`${list}/changes`)).text;
    const action = /action="([^"]+\/withdraw)"/.exec(page)?.[1] ?? "";
    expect((await viewer.get(`${list}/changes`)).text).not.toContain("/withdraw");
    expect((await editor.post(action)).status).toBe(303);
    expect((await decide(strange))?.kind).not.toBe("answer");
    expect((await editor.post(action)).status).toBe(409);
  });
});

describe("a draft of an entry", () => {
  const form = {
    topic: "association",
    counter: "community",
    title: "ぽんぽこ音頭を知りたい",
    answer: "ぽんぽこ音頭については、区役所にお問い合わせください。",
  };

  it("waits for a second person, who is not its author, and the question stays open", async () => {
    await parts.ask(strange);
    const path = await groupOf(strange, approver);
    expect(await approver.post(`${path}/draft`, form)).toMatchObject({ status: 303, location: path });
    expect(await parts.groups()).toMatchObject([{ note: "下書きがあります: ぽんぽこ音頭を知りたい" }]);
    const changes = `${list}/changes`;
    const [change] = await database.run("console", (tx) => parts.changes.list(tx, "nishi"));
    expect((await approver.get(changes)).text).not.toContain("/approve");
    expect((await approver.post(`${changes}/${change?.id}/approve`)).status).toBe(403);
    const other = await desk.signIn({ nishi: "approver" }, "承認 次郎");
    expect((await other.get(changes)).text).toContain("/approve");
    expect((await other.post(`${changes}/${change?.id}/approve`)).status).toBe(303);
    expect((await decide(strange))?.kind).not.toBe("answer");
    expect(await database.run("console", (tx) => parts.changes.live(tx))).toMatchObject([{ kind: "entry" }]);
  });

  it.each([
    ["a short answer", { answer: "短い" }, "答えを10〜120文字で"],
    ["no title", { title: "" }, "見出しを2〜26文字で"],
    ["a counter that the ward lacks", { counter: "nowhere" }, "担当を選んでください"],
  ])("with %s comes back with what was typed", async (_case, wrong, words) => {
    await parts.ask(strange);
    const path = await groupOf(strange);
    const answer = await editor.post(`${path}/draft`, { ...form, details: "くわしい説明の下書き", ...wrong });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
    expect(answer.text).toContain("くわしい説明の下書き");
  });
});

describe("a group", () => {
  it("is dismissed with a reason, and its questions are deleted", async () => {
    await parts.ask(strange);
    const path = await groupOf(strange);
    expect((await editor.post(`${path}/dismiss`, { reason: " " })).status).toBe(400);
    expect((await editor.post(`${path}/dismiss`, { reason: "区の仕事ではない" })).status).toBe(303);
    expect(await kept()).toBe(0);
    expect((await viewer.get(`${list}/settled`)).text).toContain("区の仕事ではない");
  });

  it("goes to another counter of the ward", async () => {
    await parts.ask(strange);
    const path = await groupOf(strange);
    expect((await editor.post(`${path}/move`, { counter: "nowhere" })).status).toBe(400);
    expect((await editor.post(`${path}/move`, { counter: "disaster" })).status).toBe(303);
    expect(await parts.groups()).toMatchObject([{ counter: "disaster" }]);
  });

  it("is split, and joined again", async () => {
    await parts.ask("プールはいつ開きますか");
    await parts.ask("プールはいつ開きますか");
    const odd = await parts.ask("プールやってますか？");
    const path = await groupOf("プールやってますか？");
    expect((await editor.post(`${path}/split`, { wording: odd })).status).toBe(303);
    const groups = await parts.groups();
    expect(groups.map(({ count }) => count)).toEqual([2, 1]);
    const [large, small] = groups;
    expect((await editor.post(`${list}/groups/${small?.id}/join`, { group: large?.id ?? "" })).status).toBe(303);
    expect(await parts.groups()).toMatchObject([{ id: large?.id, count: 3 }]);
  });
});

describeInBrowser("the pages in a browser", (browser: Browser) => {
  async function look<T>(person: Person, width: number, path: string, use: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ locale: "ja-JP", viewport: { width, height: 800 } });
    const [name = "", value = ""] = person.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    try {
      const page = await context.newPage();
      const answer = await page.goto(`${desk.served.url}${path}`);
      expect(answer?.status()).toBe(200);
      return await use(page);
    } finally {
      await context.close();
    }
  }

  test.each([360, 1280])("have no fault that axe finds, and fit a screen of %i px", async (width) => {
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U1"), wants: true });
    await parts.ask("プールやってますか？ 06-6682-9974", { language: "easy" });
    await parts.ask("Where can I swim?", { language: "en" });
    await parts.ask(strange);
    await approver.post(`${await groupOf(strange)}/draft`, {
      topic: "association",
      counter: "community",
      title: "ぽんぽこ音頭を知りたい",
      answer: "ぽんぽこ音頭については、区役所にお問い合わせください。",
    });
    const answered = await groupOf("Where can I swim?");
    await editor.post(`${answered}/answer`, { entry: "office.contact", way: "泳ぐ場所を教えて" });
    const group = await groupOf("プールやってますか？ 〔番号〕");
    for (const path of [list, `${list}/settled`, `${list}/changes`, group])
      await look(editor, width, path, async (page) => {
        expect(await accessibilityProblems(page), path).toEqual([]);
        expect(await page.locator("h1").count(), path).toBe(1);
        expect(
          await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"),
          path,
        ).toBeLessThanOrEqual(0);
      });
  });
});
