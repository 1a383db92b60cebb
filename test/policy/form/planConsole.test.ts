import readXlsxFile from "read-excel-file/node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { formFigureOf } from "../../../src/policy/form/formFigures.js";
import { createPlanConsole } from "../../../src/policy/form/planConsole.js";
import { placedIndicators, plan as planSchema } from "../../../src/policy/plan.js";
import { createPlanStore } from "../../../src/policy/planStore.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { indicators, measure } from "../indicatorParts.js";
import { share } from "../readings.js";

const database = useDatabase();
const plans = createPlanStore(database);
const feature = createPlanConsole({
  database,
  audit,
  plans,
  filePlansOf: (ward) => [...(realContent().wards.get(ward)?.plans.values() ?? [])],
  async figuresOf(tx, ward, plan, now) {
    const { views } = await indicators.ofWard(tx, ward, now);
    return new Map(views.filter((one) => one.plan.id === plan.id).map((one) => [one.indicator.id, formFigureOf(one)]));
  },
  fictional: async () => true,
});
const desk = useConsole(database, { others: [feature] });
const list = "/console/nishi/plans";
const r6 = `${list}/nishi-r6`;
let viewer: Person;
let editor: Person;
let approver: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ nishi: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ nishi: "approver" }, "編集 花子");
  approver = await desk.signIn({ nishi: "approver" }, "承認 太郎");
}, 60_000);
beforeEach(async () => {
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE indicator_reading, plan_entry, policy_plan, audit_record`,
  );
});

const page = async (path: string, person = viewer) => read((await person.get(path)).text);
const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    ({ action, subject }) => [action, subject],
  );
const workbook = async (path: string) => {
  const answer = await fetch(`${desk.served.url}${path}`, { headers: { cookie: viewer.cookie } });
  expect(answer.headers.get("content-type")).toContain("spreadsheetml");
  const [sheet] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()));
  return (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null));
};

test("the list has the plans of the files with their forms, and says what each year is", async () => {
  const text = await page(list);
  for (const part of ["令和6年度 西区運営方針", "年度末の様式", "年度途中の様式", "まだありません。"])
    expect(text, part).toContain(part);
});

describe("what staff write into a form", () => {
  const place = "plan:|selfEvaluation";

  test("stands in the form, keeps what was written before with who and when, and is audited without its words", async () => {
    expect(await editor.post(r6, { place, text: "はじめの評価" })).toMatchObject({ status: 303 });
    expect(await approver.post(r6, { place, text: "つながりが進んだ。" })).toMatchObject({ status: 303 });
    const texts = await page(r6);
    for (const part of ["つながりが進んだ。", "承認 太郎", "前の文（1）", "はじめの評価", "編集 花子"])
      expect(texts, part).toContain(part);
    expect(await page(`${r6}/forms/year-end`)).toContain("つながりが進んだ。");
    expect(await workbook(`${r6}/forms/year-end.xlsx`)).toContainEqual([
      "自己評価（運営方針全体の定性評価）",
      "つながりが進んだ。",
    ]);
    expect(await audited()).toEqual([
      ["plan.written", "nishi-r6"],
      ["plan.written", "nishi-r6"],
    ]);
    expect(
      JSON.stringify(await database.run("console", (tx) => tx.auditRecord.findMany()), (_key, value) =>
        typeof value === "bigint" ? String(value) : (value as unknown),
      ),
    ).not.toContain("つながり");
  });

  test("saved again without a change it is no new version", async () => {
    await editor.post(r6, { place, text: "同じ文" });
    await approver.post(r6, { place, text: "同じ文" });
    expect(await audited()).toHaveLength(1);
  });

  test.each([
    ["a claim about all residents", "区民の65.8%が満足している。", "と書いてください"],
    ["more than a form holds", "あ".repeat(4_001), "4000文字までにしてください"],
  ])("%s is told beside the field, and nothing typed is lost", async (_what, text, told) => {
    const answer = await editor.post(r6, { place, text });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(told);
    expect(answer.text).toContain(text.slice(0, 30));
    expect(await audited()).toEqual([]);
  });

  test.each([
    ["plan:|budget"],
    ["issue:9|selfEvaluation"],
    ["issue:1-(1)|progressStatus"],
    [""],
  ])("a field that the form does not have (%s) is not there", async (wrong) => {
    expect((await editor.post(r6, { place: wrong, text: "x" })).status).toBe(404);
  });

  test("another ward's plan is not there", async () => {
    expect((await viewer.get(`${list}/suminoe-r7`)).status).toBe(404);
    expect((await viewer.get(`${list}/suminoe-r7/forms/year-end`)).status).toBe(404);
    expect((await viewer.get(`${r6}/forms/none`)).status).toBe(404);
  });
});

test("the form carries the figure with n, interval, frame and date, says 架空 in the demo, and never 区民の", async () => {
  await database.transaction("console", (tx) =>
    measure(
      tx,
      "nishi-r6-1-1-1",
      share("mailed", 349, 530, { sent: 2000, responseRate: 26.5, interval95: [61.7, 69.8], bounds: [17.5, 91] }),
    ),
  );
  const cells = await workbook(`${r6}/forms/year-end.xlsx`);
  const row = cells.find(([text]) => String(text).startsWith("各団体により"));
  expect(row?.slice(1, 3)).toEqual(["48%以上", "65.8%"]);
  expect(row?.at(-1)).toMatch(/無作為抽出の郵送調査、依頼2000、回答530、回答率26.5%、95%信頼区間61.7%–69.8%/);
  expect(cells[1]?.[0]).toContain("架空");
});

describe("next year's plan", () => {
  const made = `${list}/nishi-r7/content`;
  const edit = async () => (await database.run("console", (tx) => plans.of(tx, "nishi")))[0]?.edit ?? 0;
  const begin = () => editor.post(`${list}/rollover`, { from: "nishi-r6", year: "2025" });

  test("begins as a draft that nobody outside sees, and is public when another person approves it", async () => {
    expect(await begin()).toMatchObject({ status: 303, location: made });
    expect(await plans.approved("nishi")).toEqual([]);
    expect((await editor.post(`${list}/nishi-r7/approve`, { edit: String(await edit()) })).status).toBe(409);
    expect((await approver.post(`${list}/nishi-r7/approve`, { edit: String(await edit()) })).status).toBe(303);
    const [public_] = await plans.approved("nishi");
    expect(public_ && placedIndicators(public_)[0]?.indicator.continues).toBe("nishi-r6-1-1-1");
    expect((await audited()).map(([action]) => action)).toEqual(["plan.rolled-over", "plan.approved"]);
  });

  test("an edit voids the approval, and who edits an older state is told so", async () => {
    await begin();
    const [draft] = await database.run("console", (tx) => plans.of(tx, "nishi"));
    if (!draft) throw new Error("no draft");
    await approver.post(`${list}/nishi-r7/approve`, { edit: String(draft.edit) });
    const content = stringify({ ...draft.plan, status: "案" });
    expect((await editor.post(made, { edit: String(draft.edit), content })).status).toBe(303);
    expect(await plans.approved("nishi")).toEqual([]);
    const late = await approver.post(made, { edit: String(draft.edit), content });
    expect([late.status, read(late.text).includes("ほかの人が先に直しました")]).toEqual([400, true]);
  });

  test.each<[string, (content: string) => string, string]>([
    ["no YAML", () => "a: [", "YAMLとして読めません"],
    ["another ward", (content) => content.replace("ward: nishi", "ward: suminoe"), "ward"],
    [
      "a plan without issues",
      (content) => stringify({ ...planSchema.parse(parseYaml(content)), issues: [] }),
      "issues",
    ],
    ["aliases that fill the memory", () => "a: &a [x]\nb: [*a, *a]", "YAMLとして読めません"],
  ])("%s is refused with its place, and what was typed stays", async (_what, change, told) => {
    await begin();
    const [draft] = await database.run("console", (tx) => plans.of(tx, "nishi"));
    const content = change(stringify(draft?.plan));
    const answer = await editor.post(made, { edit: String(draft?.edit), content });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(told);
    expect(await audited()).toHaveLength(1);
  });

  test.each([
    ["a year that is not after the plan's", { from: "nishi-r6", year: "2024" }, "より後の年度"],
    ["no year", { from: "nishi-r6", year: "来年" }, "より後の年度"],
    ["another ward's plan", { from: "suminoe-r7", year: "2026" }, "選んでください"],
  ])("%s is refused", async (_what, form, told) => {
    const answer = await editor.post(`${list}/rollover`, form);
    expect([answer.status, read(answer.text).includes(told)]).toEqual([400, true]);
  });

  test("there is one plan a year: a second one is refused", async () => {
    await begin();
    const again = await begin();
    expect([again.status, read(again.text).includes("もうあります")]).toEqual([400, true]);
  });
});
