import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { initiativesOf, type Plan, placedIndicators, plan } from "../../src/policy/plan.js";

const folder = (ward: string) => new URL(`../../content/wards/${ward}/plans/`, import.meta.url);
const files = ["nishi", "nishiyodogawa", "suminoe"].flatMap((ward) =>
  readdirSync(folder(ward)).map((file) => ({ ward, file, text: readFileSync(new URL(file, folder(ward)), "utf8") })),
);
const plans = files.map(({ text }): Plan => plan.parse(parse(text)));
const planNamed = (id: string): Plan => {
  const found = plans.find((it) => it.id === id);
  if (!found) throw new Error(`no plan ${id}`);
  return found;
};
const issueBudgets = (id: string) =>
  planNamed(id).issues.map((issue) => issue.budgets.map((it) => [it.fiscalYear, it.label, it.amount, it.unit]));

describe("the plans that ship", () => {
  test("are five, each in its ward's folder under its own id", () => {
    expect(plans.map((it) => `${it.ward}/${it.id}.yaml`)).toEqual(files.map(({ ward, file }) => `${ward}/${file}`));
    expect(plans.map((it) => [it.id, it.fiscalYear])).toEqual([
      ["nishi-initiatives", 2024],
      ["nishi-r2", 2020],
      ["nishi-r6", 2024],
      ["nishiyodogawa-r6", 2024],
      ["suminoe-r7", 2025],
    ]);
  });

  test("carry every indicator at its place, with kind, target and the frames whose answers count", () => {
    const resident = ["mailed", "imported"];
    expect(
      plans
        .flatMap(placedIndicators)
        .map(({ indicator: { id, kind, target, acceptsFrames }, ...place }) => [
          id,
          place.level,
          place.initiative ?? place.outcome ?? place.issue,
          kind,
          `${target.value} ${target.unit}`,
          target.by,
          acceptsFrames,
        ]),
    ).toEqual([
      ["nishi-r6-1-1-1", "outcome", "1-(1)", "survey", "48 %", null, resident],
      ["nishi-r6-1-1-2", "outcome", "1-(1)", "survey", "40 %", null, resident],
      ["nishi-r6-1-1-3", "outcome", "1-(1)", "count", "3 団体", null, []],
      ["nishi-r6-1-2-1", "outcome", "1-(2)", "survey", "57 %", null, resident],
      ["nishi-r6-1-2-2", "outcome", "1-(2)", "survey", "80 %", null, [...resident, "line"]],
      ["nishi-r6-2-1-1", "outcome", "2-(1)", "survey", "85 %", null, ["guardians", ...resident, "line"]],
      ["nishi-r6-3-1-1", "outcome", "3-(1)", "survey", "60 %", null, resident],
      ["nishi-r6-3-1-2", "outcome", "3-(1)", "survey", "80 %", null, ["panel"]],
      ["nishi-r6-3-1-3", "outcome", "3-(1)", "survey", "81.2 %", null, resident],
      ["nishi-r6-3-1-4", "outcome", "3-(1)", "administrative", "40 %", null, []],
      ["suminoe-r7-2-1", "outcome", "2-1", "survey", "60 %", "2030-03-31", ["organisations"]],
      ["suminoe-r7-2-1-1", "activity", "2-1-1", "survey", "80 %", null, ["staff"]],
      ["suminoe-r7-2-1-2", "activity", "2-1-2", "count", "300 人", null, []],
      ["suminoe-r7-2-2", "outcome", "2-2", "survey", "90 %", "2030-03-31", ["organisations"]],
      ["suminoe-r7-2-2-1-a", "activity", "2-2-1", "count", "12 件", null, []],
      ["suminoe-r7-2-2-1-b", "activity", "2-2-1", "survey", "90 %", null, ["organisations"]],
      ["suminoe-r7-2-2-2", "activity", "2-2-2", "count", "150 件", null, []],
    ]);
  });

  test("report the three readings that the documents print, each with scope and as-of date", () => {
    expect(
      plans
        .flatMap(placedIndicators)
        .flatMap(({ indicator: { id, readings } }) =>
          readings.map((it) => [id, it.value, it.unit, it.scope, it.from, it.asOf, it.progressStatus]),
        ),
    ).toEqual([
      ["suminoe-r7-2-1-2", 145, "人", "地域向け", "2025-04-01", "2025-09-30", "予定どおり"],
      ["suminoe-r7-2-2-1-a", 14, "件", "地域資源を活用した地域活動", "2025-04-01", "2025-09-30", "予定どおり"],
      ["suminoe-r7-2-2-2", 116, "件", "ポータルサイトでの情報発信", "2025-04-01", "2025-08-31", "予定通り"],
    ]);
  });

  test("keep the corrected name of the supporters' course beside the printed one", () => {
    const course = placedIndicators(planNamed("suminoe-r7")).find((it) => it.initiative === "2-1-2")?.indicator;
    expect(course?.text).toBe("地域向け「見守りあったかネットサポーター養成講座」への年間参加者数");
    expect(course?.textAsPrinted).toBe("地域向け「見守りあつたかネットセンター養成講座」への年間参加者数");
  });

  test("count the course's sessions for schools apart from those for the area", () => {
    const reports = initiativesOf(planNamed("suminoe-r7")).map((it) => [it.id, it.progress?.status]);
    expect(reports).toEqual([
      ["2-1-1", "予定どおり"],
      ["2-1-2", "予定どおり"],
      ["2-2-1", "予定どおり"],
      ["2-2-2", "予定通り"],
    ]);
    const numbers = initiativesOf(planNamed("suminoe-r7"))
      .flatMap((it) => it.progress?.results ?? [])
      .filter((it) => it.sessions !== undefined || it.value !== undefined)
      .map((it) => [it.scope ?? it.what, it.sessions, it.value]);
    expect(numbers).toEqual([
      ["見守りあったかネット連絡会", 6, undefined],
      ["地域向け", 8, 145],
      ["学校向け", 4, 132],
      ["地域資源を活用した地域活動", undefined, 14],
      ["登録団体数", undefined, 59],
      ["情報発信を行った件数", undefined, 116],
    ]);
  });

  test("give 西区's budgets of 令和4 to 6 per issue in 百万円", () => {
    const row = (settled: number, last: number, now: number) => [
      [2022, "決算額", settled, "百万円"],
      [2023, "予算額", last, "百万円"],
      [2024, "予算額", now, "百万円"],
    ];
    expect(issueBudgets("nishi-r6")).toEqual([row(77, 92, 85), row(21, 24, 26), row(12, 13, 14), row(213, 242, 283)]);
  });

  test("give 西淀川区's budgets, 171 百万円 in all", () => {
    const amounts = issueBudgets("nishiyodogawa-r6").flat();
    expect(amounts).toEqual([14, 124, 13, 12, 8].map((amount) => [2024, "予算", amount, "百万円"]));
    expect(planNamed("nishiyodogawa-r6").sourceNote).toContain("171百万円");
  });

  test("give 西区's estimates of 令和2 per initiative in 千円, and 「-」 where the form has no number", () => {
    const amounts = initiativesOf(planNamed("nishi-r2")).map(({ id, budgets }) => [
      id,
      ...budgets.map((it) => it.amount ?? it.amountAsPrinted),
    ]);
    expect(amounts).toEqual([
      ["1-1-2", 390],
      ["1-2-1", 43070],
      ["2-3-1", 11676, 12626],
      ["3-1-1", 3633],
      ["4-3-2", "-"],
    ]);
    const units = initiativesOf(planNamed("nishi-r2")).flatMap(({ budgets }) => budgets.map((it) => it.unit));
    expect(new Set(units)).toEqual(new Set(["千円"]));
  });

  test("list all of 西区's initiatives: three basic policies, four issues, twelve strategies, thirty initiatives", () => {
    const list = planNamed("nishi-initiatives");
    const strategies = list.issues.flatMap((it) => it.strategies);
    expect([list.basicPolicies, list.issues, strategies, initiativesOf(list)].map((it) => it.length)).toEqual([
      3, 4, 12, 30,
    ]);
    const strays = strategies.flatMap(({ id, initiatives }) => initiatives.filter((it) => !it.id.startsWith(`${id}-`)));
    expect(strays).toEqual([]);
  });

  test("say that the Expo is over wherever a strategy was about it", () => {
    const ended = plans.flatMap((it) => it.issues.flatMap((issue) => issue.strategies)).filter((it) => it.ended);
    expect(ended.map((it) => [it.title ?? it.text, it.ended?.on])).toEqual([
      ["大阪・関西万博の機運醸成", "2025-10-13"],
      ["区独自のイベントなど、区役所横断で西区万博の機運を高める。", "2025-10-13"],
      ["「にしよどがわ万博」", "2025-10-13"],
    ]);
  });

  test.each(files)("$file shows slips of the printed text only where it says so", ({ text }) => {
    const shown = text
      .split("\n")
      .filter((line) => !/^\s*(- )?(asPrinted|textAsPrinted|titleAsPrinted|reason|wording):/.test(line));
    expect(shown.join("\n")).not.toMatch(/あつたか|ネットセンター|中助|ちよこっと|知つて|皆さんのが|方針性/);
    expect(text).not.toMatch(/seed|FACTS|source_file|\.txt|\.json/);
  });
});
