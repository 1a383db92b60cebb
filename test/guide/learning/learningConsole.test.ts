import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WayEffect } from "../../../src/guide/learning/wayEffect.js";
import { type Person, useConsole } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { learningParts, noEffect } from "./learningParts.js";

const database = useDatabase();
const parts = learningParts(database);
const desk = useConsole(database, { others: [parts.questionFeature, parts.feature] });
const list = "/console/nishi/questions/suggestions";
const entry = "association.festival";
const strange = "ぽんぽこたぬき音頭";
let editor: Person;
let other: Person;

beforeAll(async () => {
  editor = await desk.signIn({ nishi: "editor" }, "編集 花子");
  other = await desk.signIn({ nishi: "approver" }, "承認 太郎");
}, 60_000);

beforeEach(async () => {
  parts.pretended.effect = noEffect;
  await database.run(
    "console",
    (tx) =>
      tx.$executeRaw`TRUNCATE unsure_question, way_verdict, unanswered_question, question_group, content_change, guide_use CASCADE`,
  );
  await parts.layer.reload();
});

const audited = (action: string) => database.run("console", (tx) => tx.auditRecord.findMany({ where: { action } }));
const phrases = () => database.run("console", (tx) => tx.contentChange.count());
const kept = () => database.run("console", (tx) => tx.unsureQuestion.count());
const firstOf = async () => {
  const { text } = await editor.get(list);
  const found = /href="(\/console\/nishi\/questions\/suggestions\/[0-9a-f-]{36})"/.exec(text)?.[1];
  if (!found) throw new Error(`there is no suggestion: ${read(text).slice(0, 400)}`);
  return found;
};

describe("the list of suggestions", () => {
  it("counts who said alike, and shows neither who asked nor a number", async () => {
    await parts.choose(strange, entry);
    await parts.choose(`${strange}はいつ`, entry);
    await parts.choose("06-6682-9974に電話して教えて", entry);
    const { text } = await editor.get(list);
    expect(read(text)).toContain("2件");
    expect(text).toContain("〔番号〕");
    expect(text).not.toContain("06-6682-9974");
  });

  it("is empty until somebody chose, and for what is a way of asking already", async () => {
    await parts.choose(strange, undefined);
    const way = parts.layer.content().wards.get("nishi")?.topics.get(entry)?.ask.ja[0] ?? "";
    await parts.choose(way, entry);
    expect(read((await editor.get(list)).text)).toContain("いま提案はありません");
  });

  it("is a ward's own, and for editors", async () => {
    const id = await parts.choose(strange, entry, { ward: "suminoe" });
    expect(read((await editor.get(list)).text)).not.toContain("ぽんぽこ");
    expect((await editor.get(`${list}/${id}`)).status).toBe(404);
    for (const action of ["add", "pass"])
      expect((await editor.post(`${list}/${id}/${action}`, { reason: "理由です", seen: strange })).status).toBe(409);
    const viewer = await desk.signIn({ nishi: "viewer" }, "閲覧 三郎");
    expect((await viewer.get(list)).status).toBe(403);
  });

  it("takes up questions in vain that all come nearest to one entry", async () => {
    const text = "だんじりと盆踊りのやぐらの太鼓";
    await parts.ask(text);
    expect(read((await editor.get(list)).text)).toContain("いま提案はありません");
    await parts.ask(text);
    const page = read((await editor.get(await firstOf())).text);
    expect(page).toContain("答えられなかったが、この案内にいちばん近い 2件");
  });
});

describe("the page of a suggestion", () => {
  it("shows what adding it would change before anything has changed", async () => {
    parts.pretended.effect = undefined;
    await parts.choose(strange, entry);
    await parts.ask(strange);
    const page = read((await editor.get(await firstOf())).text);
    expect(page).toMatch(/確かめの質問で正しいもの（\d+問のうち）/);
    expect(page).toContain("ここでは答えられないと伝える");
    expect(page).toMatch(/答えを待つ質問で、答えが出るもの（1件のうち） ?0 → 1/);
    expect(await phrases()).toBe(0);
    expect((await audited("suggestion.viewed")).some(({ actorId }) => actorId === editor.id)).toBe(true);
  });

  it("shows the effect of other words first, and adds them when they were seen", async () => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    const way = "たぬき音頭の練習はいつ";
    const first = await editor.post(`${path}/add`, { way, seen: strange });
    expect(first.status).toBe(400);
    expect(read(first.text)).toContain("効き目を見てから、もう一度");
    expect(await phrases()).toBe(0);
    expect((await editor.post(`${path}/effect`, { way })).status).toBe(200);
    expect((await editor.post(`${path}/add`, { way, seen: way })).status).toBe(303);
    expect(await database.run("console", (tx) => parts.changes.live(tx))).toMatchObject([{ entry, text: way }]);
  });

  it.each([
    ["another entry's way of asking", "区役所の電話番号は", "の聞き方になっているため"],
    ["a telephone number", "06-6682-9974って", "加えられません"],
    ["too many words", "あ".repeat(81), "80文字まで"],
  ])("refuses %s", async (_case, way, words) => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    const owner = parts.layer.content().wards.get("nishi")?.topics.get("office.contact")?.ask.ja[0] ?? "";
    const written = words.includes("聞き方になって") ? owner : way;
    const answer = await editor.post(`${path}/add`, { way: written, seen: written });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
    expect(await phrases()).toBe(0);
  });
});

describe("「加える」", () => {
  it("makes it a way of asking at once, deletes the questions, and writes down the effect without a word of theirs", async () => {
    await parts.choose(strange, entry);
    await parts.choose(`${strange}はいつ`, entry);
    const path = await firstOf();
    expect(await editor.post(`${path}/add`, { seen: strange })).toMatchObject({ status: 303, location: list });
    await parts.layer.reload();
    const decision = parts.layer.content().wards.get("nishi")?.guide.decide(strange, "ja");
    expect(decision).toMatchObject({ kind: "answer", entry });
    expect(await kept()).toBe(0);
    const facts = (await audited("phrase.added")).at(-1)?.facts ?? "";
    expect(facts).toContain('"asked":2');
    expect(facts).toContain('"rightBefore"');
    expect(facts).not.toContain("ぽんぽこ");
    const decided = read((await editor.get(`${list}/decided`)).text);
    expect(decided).toContain("編集 花子");
    expect(decided).toContain(`「${strange}」`);
  });

  it("counts once when two press it at once", async () => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    const both = await Promise.all([editor, other].map((one) => one.post(`${path}/add`, { seen: strange })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(both.find(({ status }) => status === 409)?.text).toContain("この提案は、もうありません");
    expect(await phrases()).toBe(1);
  });

  it("is refused where the same words were just given to another entry", async () => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    const taken = { kind: "phrase", ward: "nishi", entry: "office.contact", language: "ja", text: strange } as const;
    await database.transaction("console", (tx) => parts.changes.addPhrase(tx, taken, other.id));
    expect((await editor.post(`${path}/add`, { seen: strange })).status).toBe(409);
    expect(await phrases()).toBe(1);
    expect(await kept()).toBe(1);
  });

  it("leaves questions in vain to their group, and leads there", async () => {
    const text = "だんじりと盆踊りのやぐらの太鼓";
    await parts.ask(text);
    await parts.ask(text);
    const answer = await editor.post(`${await firstOf()}/add`, { seen: text });
    expect(answer.location).toMatch(/\/questions\/groups\//);
    expect(await database.run("console", (tx) => tx.unansweredQuestion.count())).toBe(2);
    expect(read((await editor.get(list)).text)).toContain("いま提案はありません");
  });

  it("needs a tick where something gets worse", async () => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    const asked = { text: "区役所の電話", language: "ja" as const, expect: ["office.contact"] };
    const turned = {
      asked,
      before: { kind: "answer", entry: "office.contact" },
      after: { kind: "answer", entry },
      turn: "wrong",
    } as const;
    const worse: WayEffect = {
      ...noEffect,
      questions: { count: 1, right: { before: 1, after: 0 }, turned: [turned] },
    };
    parts.pretended.effect = worse;
    const page = read((await editor.get(path)).text);
    expect(page).toContain("悪くなるところがあります");
    expect(page).toContain("区役所の電話");
    const without = await editor.post(`${path}/add`, { seen: strange });
    expect(without.status).toBe(400);
    expect(read(without.text)).toContain("チェックを入れてください");
    expect(await phrases()).toBe(0);
    expect((await editor.post(`${path}/add`, { seen: strange, accept: "yes" })).status).toBe(303);
    expect((await audited("phrase.added")).at(-1)?.facts).toContain('"worse":true');
  });
});

describe("「今回は見送る」", () => {
  it("needs a reason, deletes the questions, and does not suggest the same words again", async () => {
    await parts.choose(strange, entry);
    const path = await firstOf();
    expect((await editor.post(`${path}/pass`, { reason: " " })).status).toBe(400);
    expect(await kept()).toBe(1);
    expect((await editor.post(`${path}/pass`, { reason: "別の行事のこと" })).status).toBe(303);
    expect(await kept()).toBe(0);
    await parts.choose(`${strange}！`, entry);
    expect(read((await editor.get(list)).text)).toContain("いま提案はありません");
    expect(read((await editor.get(`${list}/decided`)).text)).toContain("別の行事のこと");
    expect((await editor.post(`${path}/pass`, { reason: "もう一度" })).status).toBe(409);
  });
});

describe("on the page of a group", () => {
  it("the effect of what was ticked is shown before it is made the answer", async () => {
    await parts.ask(strange);
    await parts.sortNew("nishi");
    const [group] = await parts.groups();
    const path = `/console/nishi/questions/groups/${group?.id}`;
    const effect = await editor.post(`${path}/effect`, { other: entry, way: strange });
    expect(effect.status).toBe(200);
    expect(read(effect.text)).toContain("まだ何も変わっていません");
    expect(effect.text).toContain(`action="${path}/answer"`);
    expect(await phrases()).toBe(0);
    for (const [form, words] of [
      [{ way: strange }, "案内を選んでください"],
      [{ other: entry }, "選ぶか、書いてください"],
      [{ other: entry, way: "06-6682-9974" }, "加えられません"],
    ] as const) {
      const answer = await editor.post(`${path}/effect`, form);
      expect(answer.status, words).toBe(400);
      expect(read(answer.text)).toContain(words);
    }
    const gone = path.replace(/[^/]+$/, randomUUID());
    expect((await editor.post(`${gone}/effect`, { other: entry, way: strange })).status).toBe(409);
  });
});

describe("「案内の当たり外れ」", () => {
  it("says which answers are called wrong, what is chosen instead, and how often there was an answer", async () => {
    await database.transaction("console", async (tx) => {
      const use = (more: object) =>
        tx.guideUse.create({
          data: {
            id: randomUUID(),
            ward: "nishi",
            language: "ja",
            kind: "answer",
            entry,
            shownAt: new Date("2026-11-01T09:00:00+09:00"),
            ...more,
          },
        });
      for (let at = 0; at < 40; at += 1) await use({ helpful: at >= 10 });
      await use({ kind: "choices", entry: "office.contact", offered: ["office.contact", entry], chosen: entry });
      await use({ kind: "none", entry: null });
      await use({ kind: "smalltalk", entry: null });
      await use({ ward: "suminoe" });
    });
    const page = read((await editor.get("/console/nishi/questions/uses")).text);
    expect(page).toContain("25％（14.2〜40.2）");
    expect(page).toContain("40件のうち10件");
    expect(page).toContain("2026年11月");
    expect(page).toContain("42件のうち40件");
    expect(page).toContain("（1件）");
    expect(page).toContain("1件のうち0件");
  });

  it("says so where nobody has asked", async () => {
    expect(read((await editor.get("/console/nishi/questions/uses")).text)).toContain("まだ質問がありません");
  });
});
