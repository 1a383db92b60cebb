/** Codes typed into LINE: a letter's opens its form, a poster's the survey; others are told kindly, and not for long. */
import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { codeTriesAnHour } from "../../../src/survey/chat/codeTriesStore.js";
import { codeFrom, parseCode, shownCode } from "../../../src/survey/respondent/code.js";
import { createCodeStore } from "../../../src/survey/respondent/codeStore.js";
import { posterCode } from "../../../src/survey/respondent/posterStore.js";
import type { SurveyDefinition } from "../../../src/survey/survey.js";
import { emptyDatabase } from "../../support/database.js";
import { life, secret } from "./definitions.js";
import { linksIn, useSurveyTalk, vault } from "./stand.js";

const talk = useSurveyTalk();
const codes = createCodeStore(vault);
afterEach(async () => {
  await emptyDatabase(talk.database);
  talk.at("2026-11-20T10:00:00+09:00");
});

const letters = life({ frames: ["mailed"] });

/** A survey with one letter. */
async function mailed(definition: SurveyDefinition = letters, options: { closesAt?: Date } = {}) {
  const id = await talk.publish(definition, options);
  const batchId = randomUUID();
  await talk.run(async (tx) => {
    await tx.surveyBatch.create({
      data: { id: batchId, surveyId: id, kind: "letters", frame: "mailed", name: "郵送" },
    });
    await codes.createCodes(tx, batchId, 1);
  });
  return { id, code: shownCode(codes.codeAt(batchId, 1)) };
}

async function poster() {
  const id = await talk.publish(life({ frames: ["participants"] }));
  const batchId = randomUUID();
  const { code, hash } = posterCode(vault, batchId);
  await talk.run((tx) =>
    tx.surveyBatch.create({
      data: { id: batchId, surveyId: id, kind: "poster", frame: "participants", name: "会場の掲示", posterHash: hash },
    }),
  );
  return { id, code: shownCode(code) };
}

/** Of no letter, but without a slip of the pen. */
const unknownCode = (number: number) => shownCode(codeFrom(Buffer.from([1, 2, 3, 4, 5, 6, number * 2])));

/** All rows that typing may have left. */
const everythingKept = () =>
  talk.run(async (tx) =>
    JSON.stringify([
      await tx.$queryRaw`SELECT * FROM shared_limit`,
      await tx.surveyLink.count(),
      await tx.surveySheet.count(),
    ]),
  );

describe("a letter's code", () => {
  it("opens the form of its survey, in the letter's frame", async () => {
    const { code } = await mailed();
    const { words, messages } = await (await talk.person()).say(code);
    expect(words).toContain("コードを確認しました：くらしのアンケート");
    const token = linksIn(messages)[0]?.split("/").at(-1) ?? "";
    const way = await talk.run((tx) => talk.answering.byLink(tx, "nishi", token, talk.now()));
    expect(way.kind === "respondent" && way.respondent.frame).toBe("mailed");
  });

  it.each([
    ["in small letters", (code: string) => code.toLowerCase()],
    ["without hyphens", (code: string) => code.replaceAll("-", "")],
    [
      "in full width",
      (code: string) => code.replace(/[\w-]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ["with spaces around", (code: string) => ` ${code} `],
  ])("may be typed %s", async (_how, typed) => {
    const { code } = await mailed();
    expect((await (await talk.person()).say(typed(code))).words).toContain("コードを確認しました");
  });

  it("is not in the talk's messages, and what is open stays open", async () => {
    const { code } = await mailed();
    await talk.publish(life({ key: "other" }));
    const person = await talk.person();
    await person.say("アンケート");
    await person.tap("回答する");
    await person.tap("はじめる");
    const { words, messages } = await person.say(code);
    expect(words).toContain("コードを確認しました");
    expect(JSON.stringify(messages)).not.toContain(code);
    expect(person.open()).toBe("survey");
  });

  it("of a confidential survey opens it without its title", async () => {
    const { code } = await mailed({ ...secret(), frames: ["mailed"] });
    const { words, messages } = await (await talk.person()).say(code);
    expect(words).toContain("ご案内したアンケート");
    expect(JSON.stringify(messages)).not.toMatch(/なやみ|worries/);
  });

  it("of a survey that has closed says so", async () => {
    const { code } = await mailed(letters, { closesAt: new Date("2026-11-21T00:00:00+09:00") });
    talk.at("2026-11-21T09:00:00+09:00");
    expect((await (await talk.person()).say(code)).words).toContain("受付は終わりました");
  });

  it("of another ward is unknown here", async () => {
    const { code } = await mailed();
    expect((await (await talk.person({ ward: "suminoe" })).say(code)).words).toContain("確認できませんでした");
  });
});

describe("a poster's code", () => {
  it("shows the survey, whose answers count as those of who was there", async () => {
    const { id, code } = await poster();
    const person = await talk.person();
    expect((await person.say(code)).words).toContain("回答は区政の改善のために使います。");
    await person.tap("はじめる");
    await person.tap("そう思う");
    await person.tap("とばす");
    await person.tap("3");
    expect(await talk.responses(id)).toEqual([expect.objectContaining({ frame: "participants" })]);
  });
});

describe("what is no code of ours", () => {
  it("a slip of the pen and an unknown code are told in the same words", async () => {
    const { code } = await mailed();
    const person = await talk.person();
    const slip = await person.say(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")));
    const unknown = await person.say(unknownCode(1));
    expect(slip.words).toContain("確認できませんでした");
    expect(unknown.words).toBe(slip.words);
  });

  it.each([
    "Good morning!",
    "where is it?",
    "避難所はどこですか",
    "06-6532-9986",
    "covid",
    "2026年11月20日",
    "what time open",
    "vaccinations",
    "room 2 booking",
    "from 9 to 5 pm ok",
    "0120 3456 7890",
    "123456789012",
    "1234-5678-9012",
    "１２３４　５６７８　９０１２",
  ])("「%s」 is a question for others", async (typed) => {
    const { words } = await (await talk.person()).say(typed);
    expect(words).toContain("案内：");
  });

  it("numbers of twelve digits are questions for others even where they read like a code, and leave no trace", async () => {
    const read = Array.from({ length: 400 }, (_, n) => String(100_000_000_000 + n * 7_919)).filter(
      (digits) => parseCode(digits).kind === "code",
    );
    expect(read.length).toBeGreaterThan(5);
    const person = await talk.person();
    for (const digits of read) expect((await person.say(digits)).words).toContain("案内：");
    for (const digits of read) expect(await everythingKept()).not.toContain(digits);
  });

  it.each([
    ["three groups", (code: string) => code.replaceAll("-", " ")],
    ["one piece", (code: string) => code.replaceAll("-", "")],
    ["long dashes", (code: string) => code.replaceAll("-", "ー")],
  ])("a slip in %s is told, when there are digits and letters in it", async (_how, typed) => {
    const slip = "AB2D-EF4H-JK6N";
    expect(parseCode(slip).kind).toBe("wrong-check");
    expect((await (await talk.person()).say(typed(slip))).words).toContain("確認できませんでした");
  });

  it("after ten in an hour none is looked up, not even a right one; after an hour it is", async () => {
    const { code } = await mailed();
    const person = await talk.person();
    for (let number = 0; number < codeTriesAnHour; number++) await person.say(unknownCode(number));
    expect((await person.say(code)).words).toContain("1時間ほどたってから");
    expect((await (await talk.person()).say(code)).words).toContain("コードを確認しました");
    await talk.run((tx) => tx.$executeRaw`UPDATE shared_limit SET expires_at = now() - interval '1 second'`);
    expect((await person.say(code)).words).toContain("コードを確認しました");
  });

  it("slips of the pen cost no try, and the count holds no code", async () => {
    const { code } = await mailed();
    const person = await talk.person();
    for (let number = 0; number < 12; number++)
      await person.say(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")));
    expect((await person.say(code)).words).toContain("コードを確認しました");
    const rows = await talk.run(
      (tx) => tx.$queryRaw<{ key: string; points: number }[]>`SELECT key, points FROM shared_limit`,
    );
    expect(rows).toEqual([{ key: `survey-code:${person.id}`, points: 1 }]);
  });
});
