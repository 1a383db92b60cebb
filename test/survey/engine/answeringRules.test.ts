import { describe, expect, it } from "vitest";
import type { Answer, Answers } from "../../../src/survey/answering/answer.js";
import { faultOf, faultsOf } from "../../../src/survey/answering/answerCheck.js";
import { chosenKeys, decode, encode } from "../../../src/survey/answering/encode.js";
import { pathOf } from "../../../src/survey/answering/path.js";
import { answerSetSha256, responseHash } from "../../../src/survey/answering/responseHash.js";
import type { Question } from "../../../src/survey/question.js";
import { definition, many, one, whole, words } from "./stand.js";

const { questions } = definition();
const asked = (id: string): Question => {
  const found = questions.find((question) => question.id === id);
  if (!found) throw new Error(id);
  return found;
};
const number = (value: number): Answer => ({ kind: "number", value });
const date = (value: string): Answer => ({ kind: "date", value });

describe("the way through the questions", () => {
  it.each<[string, Answers, string]>([
    ["nothing is answered yet", {}, "feel used since words"],
    ["they used something", { used: one("yes") }, "feel used which times since words"],
    ["they used nothing", { used: one("no") }, "feel used since words"],
    ["they skipped whether they used something", { used: null }, "feel used since words"],
  ])("when %s", (_when, answers, path) => {
    expect(
      pathOf(questions, answers)
        .map(({ id }) => id)
        .join(" "),
    ).toBe(path);
  });

  it("leaves out what hangs on a question that is itself left out", () => {
    const chained = definition({
      questions: [
        ...questions.slice(0, 3),
        { ...asked("words"), id: "why", onlyIf: [{ question: "which", choices: ["talk"] }] },
      ],
    });
    const answers: Answers = { used: one("no"), which: many("talk") };
    expect(pathOf(chained.questions, answers).map(({ id }) => id)).toEqual(["feel", "used"]);
    expect(pathOf(chained.questions, { ...answers, used: one("yes") }).map(({ id }) => id)).toContain("why");
  });
});

describe("what is wrong with an answer", () => {
  it.each<[string, string, Answer, string | undefined]>([
    ["one choice of one", "feel", one("no"), undefined],
    ["a choice that there is not", "feel", one("maybe"), "unknown-choice"],
    ["two where one is asked", "feel", many("no", "very"), "too-many"],
    ["the same one twice", "feel", many("no", "no"), undefined],
    ["words instead of a choice", "feel", words("no"), "unknown-choice"],
    ["two of two", "which", many("salon", "talk"), undefined],
    ["three where two are the most", "which", many("salon", "talk", "book"), "too-many"],
    ["「ない」 and something else", "which", many("none", "talk"), "exclusive"],
    ["「ない」 alone", "which", many("none"), undefined],
    ["nothing ticked", "which", many(), undefined],
    ["the least number", "times", number(0), undefined],
    ["the greatest number", "times", number(50), undefined],
    ["below the least", "times", number(-1), "too-small"],
    ["above the greatest", "times", number(51), "too-large"],
    ["no number", "times", number(Number.NaN), "not-a-number"],
    ["words instead of a number", "times", words("三回"), "not-a-number"],
    ["the first day", "since", date("2020-01-01"), undefined],
    ["the day before the first", "since", date("2019-12-31"), "too-early"],
    ["the day after the last", "since", date("2027-01-01"), "too-late"],
    ["a day that there is not", "since", date("2025-02-29"), "not-a-date"],
    ["no day", "since", date("令和7年"), "not-a-date"],
    ["as many characters as allowed", "words", words("😀".repeat(200)), undefined],
    ["one character too many", "words", words("あ".repeat(201)), "too-long"],
    ["a choice instead of words", "words", one("no"), "unknown-choice"],
    ["nothing", "words", null, undefined],
  ])("%s", (_what, id, answer, fault) => {
    expect(faultOf(asked(id), answer)).toBe(fault);
  });

  it.each<[string, Answers, Record<string, string>]>([
    ["nothing answered", {}, { feel: "required" }],
    ["a required one left blank", { feel: null }, { feel: "required" }],
    ["only spaces for a required one", { feel: many() }, { feel: "required" }],
    [
      "the branch taken and its required question not answered",
      { feel: one("no"), used: one("yes") },
      { which: "required" },
    ],
    ["the branch left, whatever was said in it", { feel: one("no"), used: one("no"), times: number(99) }, {}],
    ["everything in order", whole, {}],
  ])("of the whole: %s", (_what, answers, faults) => {
    expect(faultsOf(questions, answers)).toEqual(faults);
  });
});

describe("answers as a row keeps them", () => {
  it("are bits by choice, 0 where left blank, null where not asked", () => {
    expect(encode(questions, whole)).toEqual({
      picks: [2n, 1n, 3n, 1n, 1n, 1n],
      values: { times: 3, since: "2025-04-01" },
      texts: { words: "遊び場がほしい" },
    });
    expect(encode(questions, { feel: one("no"), used: one("no"), times: number(3) })).toEqual({
      picks: [8n, 2n, null, null, 0n, 0n],
      values: {},
      texts: {},
    });
  });

  it("come back as they were, in the order of the choices", () => {
    expect(decode(questions, encode(questions, whole))).toEqual({ ...whole, which: many("salon", "talk") });
    const short = encode(questions, { feel: one("no"), used: null, times: number(3) });
    expect(decode(questions, short)).toEqual({ feel: one("no"), used: null, since: null, words: null });
  });

  it("still say that there were words once the words are gone", () => {
    const { picks, values } = encode(questions, whole);
    expect(decode(questions, { picks, values })["words"]).toEqual(words(""));
  });

  it("hold fifty choices and a scale from 0 to 10", () => {
    const fifty = Array.from({ length: 50 }, (_, index) => ({ key: `c${index}`, text: { ja: "x" } }));
    const ends = { lowest: { ja: "低" }, highest: { ja: "高" } };
    const big = definition({
      questions: [
        { id: "big", kind: "multiple", text: { ja: "x" }, subject: "use", choices: fifty },
        { id: "scale", kind: "scale", text: { ja: "x" }, subject: "opinion", from: 0, to: 10, ...ends },
      ],
    }).questions;
    const answers = { big: many("c0", "c49"), scale: one("10") };
    const { picks, values } = encode(big, answers);
    expect(picks).toEqual([(1n << 49n) + 1n, 1n << 10n]);
    expect(decode(big, { picks, values })).toEqual(answers);
    expect(big.map((question, place) => chosenKeys(question, picks[place] ?? 0n))).toEqual([["c0", "c49"], ["10"]]);
  });
});

describe("hashes", () => {
  const row = { surveyId: "s", respondentKey: "00", frame: "line", version: 1, answers: whole } as const;

  it("change with every part of a response", () => {
    const hashes = [
      row,
      { ...row, surveyId: "t" },
      { ...row, respondentKey: "01" },
      { ...row, frame: "mailed" as const },
      { ...row, version: 2 },
      { ...row, answers: { ...whole, words: words("遊び場がほし") } },
      { ...row, answers: { ...whole, words: null } },
    ].map((one) => responseHash(one).toString("hex"));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(responseHash({ ...row, answers: Object.fromEntries(Object.entries(whole).toReversed()) })).toEqual(
      responseHash(row),
    );
  });

  it("of an answer set do not depend on the order of its rows", () => {
    expect(answerSetSha256(["bb", "aa"])).toBe(answerSetSha256(["aa", "bb"]));
    expect(answerSetSha256(["aa", "bb"])).not.toBe(answerSetSha256(["aa"]));
    // printf 'aa\nbb' | sha256sum
    expect(answerSetSha256(["bb", "aa"])).toBe("80c0d5c7137871baa75af2038f350bf60a4d45a131a653d0eb93f3cda3d28609");
  });
});
