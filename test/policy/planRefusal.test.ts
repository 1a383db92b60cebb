import { expect, test } from "vitest";
import type { z } from "zod";
import type { Indicator } from "../../src/policy/indicator.js";
import { plan } from "../../src/policy/plan.js";

const reading = {
  value: 145,
  unit: "人",
  scope: "地域向け",
  from: "2025-04-01",
  asOf: "2025-09-30",
  source: "運営方針の進捗状況",
  progressStatus: "予定どおり",
};
const share: Indicator = {
  id: "nishi-r9-1",
  text: "安心して暮らせると感じる区民アンケート回答者の割合",
  kind: "survey",
  population: "区民アンケート回答者",
  target: { value: 80, comparator: ">=", unit: "%", by: null },
  acceptsFrames: ["mailed"],
  section: "経営課題1",
  readings: [],
};
const count: Indicator = {
  ...share,
  id: "nishi-r9-2",
  kind: "count",
  target: { value: 300, comparator: ">=", unit: "人", by: null },
  acceptsFrames: [],
  readings: [reading],
};
const issue = { id: "1", title: "課題", heading: "経営課題1", statements: [], indicators: [share, count] };
const whole: z.input<typeof plan> = {
  id: "nishi-r9",
  ward: "nishi",
  fiscalYear: 2027,
  title: "令和9年度 西区運営方針",
  status: "案",
  head: null,
  sourceNote: "試し",
  goal: null,
  mission: null,
  approach: null,
  issues: [issue],
  budgetsNote: "予算の額がない。",
  selfEvaluation: null,
  wayForward: null,
};
const withIndicators = (...indicators: object[]) => ({ ...whole, issues: [{ ...issue, indicators }] });

test("a plan whose parts agree is accepted", () => {
  expect(plan.safeParse(whole).error).toBeUndefined();
});

test.each([
  ["a survey's indicator that accepts no frame", withIndicators({ ...share, acceptsFrames: [] }), "at least one frame"],
  ["a count that accepts answers", withIndicators({ ...count, acceptsFrames: ["line"] }), "any other none"],
  ["a frame named twice", withIndicators({ ...share, acceptsFrames: ["line", "line"] }), "twice"],
  ["an unknown frame", withIndicators({ ...share, acceptsFrames: ["twitter"] }), "Invalid option"],
  ["a share above 100 %", withIndicators({ ...share, target: { ...share.target, value: 101 } }), "more than 100 %"],
  ["a survey's target in persons", withIndicators({ ...share, target: count.target }), "share in %"],
  ["a reading in another unit", withIndicators({ ...count, readings: [{ ...reading, unit: "回" }] }), "another unit"],
  [
    "a reading that ends before it begins",
    withIndicators({ ...count, readings: [{ ...reading, from: "2026-01-01" }] }),
    "before its from",
  ],
  ["a printed text that is no other", withIndicators({ ...share, textAsPrinted: share.text }), "leave it out"],
  ["two indicators of one id", withIndicators(share, share), "two indicators are nishi-r9-1"],
  ["an indicator of another plan", withIndicators({ ...share, id: "nishi-r6-1" }), "is not nishi-r9-"],
  ["two issues of one id", { ...whole, issues: [issue, { ...issue, indicators: [] }] }, "two issues are 1"],
  ["no indicator, and no word about it", withIndicators(), "indicatorsNote"],
  ["no budget, and no word about it", { ...whole, budgetsNote: undefined }, "budgetsNote"],
  [
    "an issue under a basic policy that is not there",
    { ...whole, issues: [{ ...issue, basicPolicy: "7" }] },
    "basic policy 7",
  ],
  ["a plan under another ward's name", { ...whole, ward: "suminoe" }, "begin with the ward"],
  ["a misspelt field", { ...whole, aims: [] }, "aims"],
])("is refused: %s", (_, broken, why) => {
  expect(plan.safeParse(broken).error?.message).toContain(why);
});
