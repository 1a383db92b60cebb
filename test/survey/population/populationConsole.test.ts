import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { findPopulation } from "../../../src/survey/population/populationStore.js";
import { type Person, useConsole } from "../../console/testConsole.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { laySurvey } from "../results/stand.js";

const database = useDatabase();
const desk = useConsole(database);
const path = "/console/nishi/indicators/population";
let viewer: Person;
let editor: Person;
let elsewhere: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ nishi: "viewer" });
  editor = await desk.signIn({ nishi: "editor" }, "編集 花子");
  elsewhere = await desk.signIn({ suminoe: "editor" });
}, 60_000);
beforeEach(async () => {
  await database.run("console", (tx) => tx.$executeRaw`TRUNCATE population_table, audit_record, job`);
});

const pasted = "年齢\t性別\t人口\n若い\t女\t1,200\n若い\t男\t1,100\n高い\t女\t900\n高い\t男\t800\n";
const form = { source: "ある調査", asOf: "2020-10-01", pasted };

async function send(fields: Readonly<Record<string, string>>, file?: string, person = editor) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ _csrf: person.csrf, ...fields })) body.append(name, value);
  if (file !== undefined) body.append("file", new Blob([file], { type: "text/csv" }), "people.csv");
  const answer = await fetch(`${desk.served.url}${path}`, {
    ...{ method: "POST", body, redirect: "manual" },
    headers: { cookie: person.cookie, origin: "http://localhost:3000" },
  });
  return { status: answer.status, text: read(await answer.text()) };
}
const kept = () => database.run("console", (tx) => findPopulation(tx, "nishi"));
const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    ({ action, ward }) => [action, ward],
  );

test("until somebody enters it there is none: no population is shipped", async () => {
  expect(read((await viewer.get(path)).text)).toContain("まだ登録されていません。");
  expect(await kept()).toBeUndefined();
});

test("editors paste it with source and day, everybody of the ward sees it, and it is audited", async () => {
  expect((await send(form)).status).toBe(303);
  const text = read((await viewer.get(path)).text);
  for (const part of ["ある調査", "2020年10月1日", "編集 花子", "1,200", "800"]) expect(text, part).toContain(part);
  expect(text).not.toContain("表を置き換える");
  expect(await audited()).toEqual([["population.entered", "nishi"]]);
});

test("a file replaces the whole table, and what was pasted beside it", async () => {
  await send(form);
  const file = "age,sex,people\n全年齢,女,10\n全年齢,男,20\n";
  expect((await send({ ...form, source: "別の調査" }, file)).status).toBe(303);
  expect((await kept())?.table).toEqual({
    ...{ source: "別の調査", asOf: "2020-10-01" },
    groups: [
      { age: "全年齢", sex: "女", people: 10 },
      { age: "全年齢", sex: "男", people: 20 },
    ],
  });
});

test.each([
  ["no source", { ...form, source: " " }, "文字までで入力してください。"],
  ["a source that claims something about everybody", { ...form, source: "区民の65%" }, "区民全体のことに読めます"],
  ["no day", { ...form, asOf: "" }, "年月日を入力してください。"],
  ["a day to come", { ...form, asOf: "2026-11-21" }, "今日より後の日付です。"],
  ["no table", { ...form, pasted: " " }, "CSVファイルを選ぶか、表を貼り付けてください。"],
  ["a faulty line", { ...form, pasted: `${pasted}高い\t男\tx` }, "6行目: 人口は0以上の整数で書いてください。"],
  ["a gap", { ...form, pasted: `${pasted}もっと高い\t男\t5` }, "「もっと高い」の「女」の行がありません。"],
  ["another table", { ...form, pasted: "区,人口\n西区,5" }, "列「年齢」（age）がありません。"],
])("%s is told, what was typed stays, and nothing changes", async (_, fields, told) => {
  const answer = await send(fields);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(told);
  expect(answer.text).toContain(fields.pasted.trim().slice(0, 4));
  expect(await kept()).toBeUndefined();
  expect(await audited()).toEqual([]);
});

test("viewers may not enter or remove it, and staff of another ward find nothing", async () => {
  await send(form);
  expect((await send({ ...form, source: "別の調査" }, undefined, viewer)).status).toBe(403);
  expect((await viewer.post(`${path}/remove`)).status).toBe(403);
  expect((await elsewhere.get(path)).status).not.toBe(200);
  expect((await send(form, undefined, elsewhere)).status).not.toBe(303);
  expect((await kept())?.table.source).toBe("ある調査");
});

test("removing it is audited; a second time there is nothing to remove", async () => {
  await send(form);
  expect((await editor.post(`${path}/remove`)).status).toBe(303);
  expect(await kept()).toBeUndefined();
  await editor.post(`${path}/remove`);
  expect(read((await editor.get(path)).text)).toContain("人口の表は、もうありません。");
  expect((await audited()).map(([action]) => action)).toEqual(["population.entered", "population.removed"]);
});

test("a new table lets the ward's weighted surveys be counted anew, and no others", async () => {
  const groups = { yes: "若い", no: "高い" };
  const asked = (id: string, subject: string) => ({
    ...{ id, kind: "single", subject, text: { ja: "問い" } },
    choices: Object.keys(groups).map((key) => ({ key, text: { ja: key } })),
  });
  const questions = [asked("age", "age"), asked("sex", "sex")];
  const weighting = {
    age: { question: "age", groups },
    sex: { question: "sex", groups: { yes: "女", no: "男" } },
  };
  const weighted = await laySurvey(database, [], { change: { key: "weighted", questions, measures: [], weighting } });
  await laySurvey(database, [], { change: { key: "plain", questions, measures: [] } });
  await laySurvey(database, [], { ward: "suminoe", change: { key: "there", questions, measures: [], weighting } });
  await send(form);
  const jobs = await database.run("console", (tx) => tx.job.findMany({ where: { kind: "survey-tally" } }));
  expect(jobs.map(({ payload }) => payload)).toEqual([{ surveyId: weighted.id }]);
});

describeInBrowser("the population table in a browser", (browser) => {
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const [name = "", value = ""] = editor.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    page = await context.newPage();
  });

  test("is readable and fits at 360 pixels, with its table and with what is wrong", async () => {
    await send(form);
    await page.goto(`${desk.served.url}${path}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });
});
