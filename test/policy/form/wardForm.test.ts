import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { type FormFigure, formNode } from "../../../src/policy/form/formNode.js";
import { fillForm, unknownFields } from "../../../src/policy/form/formSheet.js";
import { formTemplate } from "../../../src/policy/form/formTemplate.js";
import { fiscalYearWords, formWords, rolloverWords, targetWords } from "../../../src/policy/form/formWords.js";
import { formWorkbook } from "../../../src/policy/form/formXlsx.js";
import { placedIndicators, plan as planSchema } from "../../../src/policy/plan.js";
import { newestEntries, type PlanEntry } from "../../../src/policy/planEntry.js";
import { rollOver } from "../../../src/policy/rollover.js";
import { realContent } from "../../support/content.js";

const content = realContent();
const nishi = content.wards.get("nishi");
const suminoe = content.wards.get("suminoe");
const nishiR6 = nishi?.plans.get("nishi-r6");
const suminoeR7 = suminoe?.plans.get("suminoe-r7");
const yearEnd = nishi?.forms.get("year-end");
const midYear = suminoe?.forms.get("mid-year");
if (!nishiR6 || !suminoeR7 || !yearEnd || !midYear) throw new Error("the content has changed its names");

const entry = (node: string, field: PlanEntry["field"], text: string): PlanEntry => ({
  node,
  field,
  text,
  by: "担当",
  at: new Date("2025-04-10T01:00:00Z"),
});
const figure: FormFigure = {
  value: "65.8%",
  beside: "回答530、無作為抽出の郵送調査、2025年2月28日現在",
  previous: "47.0%",
  mark: "A 達成",
  progressStatus: "",
  progress: "",
};

describe("the form that a ward files at the year's end (令和6年度の西区)", () => {
  const entries = [
    entry("plan:", "selfEvaluation", "はじめの評価"),
    entry("plan:", "selfEvaluation", "つながりづくりが進んだ。"),
    entry("issue:1-(1)", "wayForward", "マンションでの取組を続ける。"),
  ];
  const figures = new Map([["nishi-r6-1-1-1", figure]]);
  const node = formNode({ plan: nishiR6, wardName: "大阪市西区", figures, entries }, formWords);
  const sheet = fillForm(yearEnd, node);
  const table = sheet.rows.find((row) => row.kind === "table" && row.caption.startsWith("アウトカム"));

  it("carries the figure with what must stand beside it, the mark and last year's, and says 未測定 of the others", () => {
    expect(table?.kind === "table" && table.rows[0]).toEqual([
      nishiR6.issues[0]?.indicators[0]?.text,
      "48%以上",
      "65.8%",
      "A 達成",
      "47.0%",
      "回答530、無作為抽出の郵送調査、2025年2月28日現在",
    ]);
    expect(table?.kind === "table" && table.rows[1]?.[2]).toBe("未測定");
  });

  it("has every management issue with its budgets as printed, and the newest of what staff wrote", () => {
    const headings = sheet.rows.flatMap((row) => (row.kind === "heading" ? [row.text] : []));
    expect(headings).toEqual(nishiR6.issues.map(({ heading, title }) => `${heading} ${title}`));
    const budgets = sheet.rows.find((row) => row.kind === "table" && row.caption === "決算額・予算額");
    expect(budgets?.kind === "table" && budgets.rows).toEqual([
      ["令和4年度", "決算額", 77, "百万円"],
      ["令和5年度", "予算額", 92, "百万円"],
      ["令和6年度", "予算額", 85, "百万円"],
    ]);
    expect(sheet.rows).toContainEqual({
      kind: "pair",
      label: "自己評価（運営方針全体の定性評価）",
      value: "つながりづくりが進んだ。",
    });
    expect(sheet.rows).toContainEqual({
      kind: "pair",
      label: "今後の方針（この経営課題）",
      value: "マンションでの取組を続ける。",
    });
  });

  it("opens as a spreadsheet with the same cells, and text that looks like a formula stays text", async () => {
    const evil = formNode(
      { plan: nishiR6, wardName: "西区", figures, entries: [entry("plan:", "selfEvaluation", "=1+1")] },
      formWords,
    );
    const bytes = await formWorkbook(fillForm(yearEnd, evil), ["架空のデータを含みます（デモ）。"]);
    const [read] = await readXlsxFile(bytes);
    const cells = (read?.data ?? []).map((row) => row.filter((cell) => cell !== null));
    expect(cells[0]).toEqual([`${nishiR6.title} 実績と評価`]);
    expect(cells[1]).toEqual(["架空のデータを含みます（デモ）。"]);
    expect(cells).toContainEqual(["令和4年度", "決算額", 77, "百万円"]);
    expect(cells).toContainEqual(["自己評価（運営方針全体の定性評価）", "'=1+1"]);
  });
});

describe("the form of the middle of the year (令和7年度の住之江区)", () => {
  it("prints what the document reported until staff write something newer, initiative by initiative", () => {
    const entries = [entry("initiative:2-1-2", "progressStatus", "遅れている")];
    const node = formNode({ plan: suminoeR7, wardName: "大阪市住之江区", figures: new Map(), entries }, formWords);
    const sheet = fillForm(midYear, node);
    const at = sheet.rows.findIndex((row) => row.kind === "heading" && row.text === "具体的取組2-1-2 地域福祉の充実");
    const pairs = sheet.rows.slice(at, at + 8).flatMap((row) => (row.kind === "pair" ? [[row.label, row.value]] : []));
    expect(at).toBeGreaterThan(0);
    const results = pairs.find(([label]) => label === "実績")?.[1];
    expect(results).toContain("地域向け");
    expect(results).toContain("145人");
    expect(pairs).toContainEqual(["進捗状況", "遅れている"]);
    expect(pairs.find(([label]) => label === "課題")?.[1]).toContain("新たに参加してくれる区民が少ない");
  });

  it("names a target of several years with its end", () => {
    const placed = placedIndicators(suminoeR7).find(({ indicator }) => indicator.id === "suminoe-r7-2-1");
    expect(placed && targetWords(placed.indicator)).toBe("60%以上（令和11年度末まで）");
  });
});

describe("a template that a ward edits", () => {
  it.each([
    [
      "a field that no plan has",
      { title: "x", blocks: [{ kind: "pairs", cells: [{ label: "a", field: "issue.titel" }] }] },
      ["issue.titel"],
    ],
    [
      "a hole in a heading",
      { title: "{plan.tilte}", blocks: [{ kind: "pairs", cells: [{ label: "a", field: "plan.goal" }] }] },
      ["plan.tilte"],
    ],
  ])("is told about %s", (_what, part, unknown) => {
    const read = formTemplate.parse({ id: "own", name: "n", moment: "year-end", source: "s", ...part });
    expect(unknownFields(read)).toEqual(unknown);
  });

  it("knows every field that the shipped ones name", () => {
    expect([yearEnd, midYear].flatMap(unknownFields)).toEqual([]);
  });
});

describe("next year's plan, rolled over", () => {
  const next = rollOver(suminoeR7, 2026, "suminoe-r8", rolloverWords);

  it("is a whole plan of its own that any plan file could be", () => {
    expect(planSchema.safeParse(next).error?.issues).toBeUndefined();
    expect(next.title).toContain("令和8年度");
    expect(next.status).toContain("下書き");
  });

  it("has each indicator under a new id that says which one it continues, with its target and without its readings", () => {
    const before = placedIndicators(suminoeR7).map(({ indicator }) => indicator);
    const after = placedIndicators(next).map(({ indicator }) => indicator);
    expect(after.map(({ continues }) => continues)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ target }) => target)).toEqual(before.map(({ target }) => target));
    expect(after.every(({ id, readings }) => id.startsWith("suminoe-r8-") && readings.length === 0)).toBe(true);
  });

  it("claims no result, no amount and no evaluation of a year that has not been", () => {
    const shifted = rollOver(nishiR6, 2025, "nishi-r7", rolloverWords);
    expect(shifted.issues[0]?.budgets.map(({ fiscalYear, amount }) => [fiscalYear, amount])).toEqual([
      [2023, 92],
      [2024, 85],
      [2025, null],
    ]);
    expect([next.selfEvaluation, next.wayForward]).toEqual([null, null]);
    expect(JSON.stringify(next)).not.toContain("145");
  });

  it("leaves out what is over: the Expo of 2025", () => {
    const kept = rollOver(nishiR6, 2025, "nishi-r7", rolloverWords).issues.flatMap(({ strategies }) => strategies);
    expect(kept.some(({ ended }) => ended !== undefined)).toBe(false);
    expect(kept.length).toBeGreaterThan(0);
  });
});

it("the newest of several texts of a field counts, the others stay in the list", () => {
  const entries = [entry("plan:", "wayForward", "一"), entry("plan:", "wayForward", "二")];
  expect(newestEntries(entries).get("plan:|wayForward")?.text).toBe("二");
});

it.each([
  [2019, "令和元年度"],
  [2024, "令和6年度"],
  [2026, "令和8年度"],
])("the fiscal year %i is %s", (year, words) => {
  expect(fiscalYearWords(year)).toBe(words);
});
