import { describe, expect, test } from "vitest";
import { reading as readingSchema } from "../../../src/policy/reading.js";
import { surveyDefinition } from "../../../src/survey/survey.js";
import { measuredReading, type SurveyFacts } from "../../../src/survey/tally/measured.js";
import { measuredWords } from "../../../src/survey/tally/measuredWords.js";
import type { FrameTally, MeasureTally } from "../../../src/survey/tally/tally.js";

const ja = (text: string) => ({ ja: text });
const definition = surveyDefinition.parse({
  key: "kumin",
  title: ja("区民アンケート"),
  ...{ lead: ja("区の取組についてうかがいます。"), purpose: ja("区政運営の参考にします。"), class: "public" },
  frames: ["mailed", "line", "panel", "open"],
  questions: [
    {
      ...{ id: "child", kind: "single", text: ja("18歳未満のお子さんと暮らしていますか"), subject: "family" },
      choices: [
        { key: "yes", text: ja("はい") },
        { key: "no", text: ja("いいえ") },
      ],
    },
    {
      ...{ id: "safe", kind: "single", text: ja("安全だと感じますか"), subject: "opinion" },
      choices: [
        { key: "a", text: ja("そう思う") },
        { key: "b", text: ja("どちらかといえばそう思う") },
        { key: "c", text: ja("そう思わない") },
        { key: "x", text: ja("わからない") },
      ],
    },
  ],
  measures: [{ indicator: "nishi-r6-1-2-2", question: "safe", numerator: ["a", "b"], denominator: ["a", "b", "c"] }],
});
const [measure] = definition.measures;
const facts: SurveyFacts = {
  ...{ key: "kumin", definition, version: 2, answersSha256: "ab".repeat(32) },
  ...{ from: "2026-10-01", asOf: "2026-11-20", tellsWeights: true },
};
const indicator = { population: "アンケート回答者", acceptsFrames: ["mailed", "line"] as const };

function frameOf(changes: Partial<FrameTally>): FrameTally {
  return {
    ...{ frame: "mailed", responses: 530, invited: 2000, population: null, everyone: false, questions: {} },
    ...{ measures: [], otherVersions: {}, byDay: { "2026-10-31": 500, "2026-11-02": 30 }, leftAt: {} },
    ...changes,
  };
}
function read(numerator: number, denominator: number, changes: Partial<FrameTally> = {}, other = {}) {
  return readOf({ indicator: "nishi-r6-1-2-2", numerator, denominator }, changes, other);
}
function readOf(counted: MeasureTally, changes: Partial<FrameTally> = {}, other = {}, tellsWeights = true) {
  const made = measuredReading(
    { ...measure!, ...other },
    counted,
    frameOf(changes),
    { ...facts, tellsWeights },
    { ...indicator, acceptsFrames: [...indicator.acceptsFrames] },
    measuredWords,
  );
  return made && readingSchema.parse(made);
}

describe("a share as the indicator's reading", () => {
  test("carries frame, n, sent, response rate, interval, bounds, version, hash, rule and dates", () => {
    expect(read(349, 530)).toEqual({
      ...{ value: 65.8, unit: "%", scope: "アンケート回答者", from: "2026-10-01", asOf: "2026-11-02" },
      source: "区民アンケート（第2版、2026-10-01から2026-11-02までの回答）",
      ...{ frame: "mailed", numerator: 349, n: 530, sent: 2000, responseRate: 26.5 },
      ...{ interval95: [61.7, 69.8], bounds: [17.5, 91], surveyVersion: 2, answersSha256: "ab".repeat(32) },
      ...{ suppressed: false, survey: "kumin", weighted: null, note: null },
      rule: "「安全だと感じますか」に『そう思う』『どちらかといえばそう思う』と答えた人（『わからない』と答えた人は分母に含めない）",
    });
  });
  test("of a panel all of whom answered has no interval and bounds that close", () => {
    const reading = read(16, 20, { frame: "panel", responses: 20, invited: 20, population: 20, everyone: true });
    expect(reading).toMatchObject({ value: 80, interval95: null, bounds: [80, 80], responseRate: 100 });
    expect(reading?.scope).toBe("委員の回答");
  });
  test("of a sample of a known finite population has the narrower interval", () =>
    expect(read(349, 530, { population: 2000 })?.interval95).toEqual([62.3, 69.2]));
  test("of friends of the account says so, whether the indicator accepts them or not", () => {
    const friends = { frame: "line", invited: null } as const;
    expect(read(349, 530, friends)).toMatchObject({
      scope: "アンケート回答者（LINE登録者の回答）",
      ...{ sent: null, responseRate: null, bounds: null, interval95: [61.7, 69.8] },
    });
  });
  test("of a survey that anyone may answer has no interval: nothing was sampled", () =>
    expect(read(349, 530, { frame: "open", invited: null })).toMatchObject({ value: 65.8, interval95: null }));
  test("names the subgroup it is about", () =>
    expect(read(349, 530, {}, { subgroup: [{ question: "child", choices: ["yes"] }] })?.rule).toMatch(
      /^「18歳未満のお子さんと暮らしていますか」に『はい』と答えた人のうち、「安全だと感じますか」に/,
    ));
  test("bounds count as silent who left the question blank or was asked in other words", () => {
    const questions = { safe: { asked: 530, answered: 500, choices: {}, numbers: null } };
    // 1,470 sent nothing, 30 left it blank, 20 answered an older version: 300 of 2,020 … 1,820 of 2,020.
    const reading = read(300, 500, { questions, responses: 550, invited: 2020, otherVersions: { safe: 20 } });
    expect(reading?.bounds).toEqual([14.9, 90.1]);
  });
  test("more answers than invitations give neither rate nor bounds", () =>
    expect(read(349, 530, { invited: 400 })).toMatchObject({ responseRate: null, bounds: null, sent: 400 }));
});

describe("a weighted share stands beside the raw one", () => {
  const population = { source: "令和2年国勢調査", asOf: "2020-10-01" };
  const counted = (numerator: number, denominator: number, method: "strata" | "margins" = "strata"): MeasureTally => ({
    ...{ indicator: "nishi-r6-1-2-2", numerator, denominator },
    weighing: { kind: "weighted", value: 60, designEffect: 1.56, method, ...population },
  });

  test("with the design effect and where the weights come from, and the raw one stays what it is", () =>
    expect(readOf(counted(48, 100))).toMatchObject({
      ...{ value: 48, n: 100 },
      weighted: {
        ...{ value: 60, designEffect: 1.56 },
        source: "令和2年国勢調査（2020-10-01現在）の人口に年齢と性別で合わせた割合。年齢と性別を答えた人の回答による",
      },
    }));
  test("raked ones say so", () =>
    expect(readOf(counted(48, 100, "margins"))?.weighted?.source).toContain("年齢、性別それぞれで合わせた"));
  test("only once no answer comes in any more: it would move by the age and sex of a single one", () =>
    expect(readOf(counted(48, 100), {}, {}, false)).toMatchObject({ value: 48, weighted: null }));
  test("not beside nine answers", () => expect(readOf(counted(9, 9))).toMatchObject({ weighted: null }));
  test("not where there is none", () => {
    const none: MeasureTally = { ...counted(48, 100), weighing: { kind: "unweighted", why: "few" } };
    expect(readOf(none)).toMatchObject({ value: 48, weighted: null });
  });
});

describe("few answers", () => {
  test("nine answers give nothing but their number, not even a hash that could be guessed from", () =>
    expect(read(9, 9, { responses: 9, invited: 20 })).toMatchObject({
      ...{ n: 9, suppressed: true, value: null, numerator: null, sent: null, responseRate: null },
      ...{ interval95: null, bounds: null, answersSha256: null },
    }));
  test("ten are published whole, nobody among them or all", () => {
    expect(read(0, 10)).toMatchObject({ value: 0, numerator: 0, n: 10, suppressed: false });
    expect(read(10, 10)).toMatchObject({ value: 100, interval95: [72.2, 100] });
  });
  test("none give no reading", () => expect(read(0, 0)).toBeUndefined());
});
