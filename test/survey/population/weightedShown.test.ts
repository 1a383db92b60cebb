import express from "express";
import supertest from "supertest";
import { beforeAll, expect, test } from "vitest";
import { keepPopulation } from "../../../src/survey/population/populationStore.js";
import { publishedResults } from "../../../src/survey/publish/publishedResults.js";
import { previewKey } from "../../../src/survey/publish/publishingForm.js";
import { publishedResultsRoutes } from "../../../src/survey/publish/resultsPages.js";
import { type Person, useConsole } from "../../console/testConsole.js";
import { mountIndicators } from "../../policy/indicatorParts.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read, testFrame } from "../../support/pages.js";
import { alike, guardians, laySurvey, pick } from "../results/stand.js";

const database = useDatabase();
const { signIn } = useConsole(database);
const app = express();
const frame = testFrame();
mountIndicators(app, database);
app.use(...frame.headers, publishedResultsRoutes({ frame, content: realContent(), database }), frame.missing);
const web = supertest(app);
const base = "/console/nishi/surveys/guardians";
let approver: Person;

const single = (id: string, subject: string, ...words: string[]) => ({
  ...{ id, kind: "single", subject, text: { ja: `${id}をたずねる文` } },
  choices: words.map((ja, place) => ({ key: `c${place}`, text: { ja } })),
});
const change = {
  questions: [
    guardians.questions[0],
    single("age", "age", "39歳まで", "40歳から"),
    single("sex", "sex", "女", "男", "別"),
  ],
  weighting: {
    age: { question: "age", groups: { c0: "若い", c1: "高い" } },
    sex: { question: "sex", groups: { c0: "女性", c1: "男性" } },
  },
};
const answered = (count: number, feel: string, age: string, sex: string) =>
  alike(count, "guardians", { feel: pick(feel), age: pick(age), sex: pick(sex) });

beforeAll(async () => {
  approver = await signIn({ nishi: "approver" });
  const groups = ["若い", "高い"].flatMap((age) => ["女性", "男性"].map((sex) => ({ age, sex, people: 100 })));
  const table = { source: "ある調査", asOf: "2020-10-01", groups };
  await database.transaction("console", (tx) => keepPopulation(tx, "nishi", table, approver.id));
  // 48 of 100; by hand 60.0 %, design effect 1.5625.
  const both = ["c0", "c1"].flatMap((sex) => [
    ...answered(8, "yes", "c0", sex),
    ...answered(2, "no", "c0", sex),
    ...answered(16, "rather", "c1", sex),
    ...answered(24, "no", "c1", sex),
  ]);
  await laySurvey(database, both, { state: "closed", change });
  await laySurvey(
    database,
    both.map((one) => ({ ...one })),
    { state: "closed", change: { ...change, key: "split" } },
  );
  // Fewer than ten in a stratum.
  await laySurvey(database, answered(12, "yes", "c0", "c0"), { state: "closed", change: { ...change, key: "small" } });
  await approver.post(`${base}/results/recount`);
}, 60_000);

test("staff see which questions weigh the answers, and to which groups of the population each choice belongs", async () => {
  const text = read((await approver.get(`${base}/measures`)).text);
  for (const part of ["ageをたずねる文", "「39歳まで」→ 若い", "「別」→ 重みを付けない"])
    expect(text, part).toContain(part);
});

test("staff see the weighted share beside the raw one, or why there is none", async () => {
  const text = read((await approver.get(`${base}/results`)).text);
  expect(text).toContain("48.0%");
  expect(text).toContain("60.0%（デザイン効果 1.56）");
  const small = base.replace("guardians", "small");
  await approver.post(`${small}/results/recount`);
  expect(read((await approver.get(`${small}/results`)).text)).toContain("なし（10人に満たない区分があります）");
});

const publish = async (survey: string, breakdown: readonly string[] = []) => {
  const form = { breakdown, note: "" };
  const seen = await approver.post(`${survey}/publication/preview`, form);
  const answers = /name="answers" value="([^"]*)"/.exec(seen.text)?.[1] ?? "";
  const chosen = breakdown.map((one) => ({ question: one.split("*")[0] ?? "", by: one.split("*")[1] ?? "" }));
  const previewed = previewKey({ breakdowns: chosen, note: "" });
  const answer = await approver.post(`${survey}/publication`, { ...form, answers, previewed });
  expect(answer.status).toBe(303);
  await approver.post(`${survey}/results/recount`);
  return seen.text;
};
const indicatorPage = async () => read((await web.get("/nishi/indicators/nishi-r6-2-1-1")).text);

test("readers find it with the published results and then beside the indicator's raw figure, not in the open data", async () => {
  await approver.post(`${base}/results/recount`);
  expect(await indicatorPage()).toContain("48.0%");
  expect(await indicatorPage()).not.toContain("デザイン効果");
  await publish(base);
  const results = read((await web.get("/nishi/s/guardians/results")).text);
  expect(results).toContain("48.0%");
  expect(results).toContain("デザイン効果 1.56");
  const text = await indicatorPage();
  expect(text).toContain("60.0%（デザイン効果 1.56、ある調査（2020-10-01現在）の人口に年齢と性別で合わせた割合。");
  expect(text.indexOf("48.0%")).toBeLessThan(text.indexOf("60.0%"));
  const data = (await web.get("/open-data/nishi/indicators.json")).text;
  expect(data).toContain('"value":48');
  expect(data).not.toContain("ある調査");
});

test("once it is told, tables by the age and sex that it is made of are not offered, and not published when asked for", async () => {
  const seen = await approver.get(`${base}/publication`);
  expect(seen.text).not.toContain("feel*age");
  expect(read(seen.text)).not.toContain("「ageをたずねる文」で分ける");
  await publish(base, ["feel*age"]);
  const told = await database.run("console", (tx) =>
    tx.surveyEdition.findMany({ where: { number: 2 }, select: { content: true } }),
  );
  expect(told.map(({ content }) => publishedResults.parse(content).shown.frames.map(({ tables }) => tables))).toEqual([
    [[]],
  ]);
});

test("and where such a table was published first, no edition and no indicator tells the weighted share", async () => {
  const split = base.replace("guardians", "split");
  expect(await publish(split, ["feel*age"])).toContain("feel*age");
  const text = read((await web.get("/nishi/s/split/results")).text);
  expect(text).toContain("48.0%");
  expect(text).not.toContain("デザイン効果");
  await publish(split);
  expect(read((await web.get("/nishi/s/split/results")).text)).not.toContain("デザイン効果");
});
