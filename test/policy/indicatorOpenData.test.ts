import { parse } from "csv-parse/sync";
import express from "express";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { measure, mountIndicators } from "./indicatorParts.js";
import { share } from "./readings.js";

const database = useDatabase();
const served = (options: { now?: string; demo?: boolean }) => {
  const app = express();
  mountIndicators(app, database, options);
  return app;
};
let app: express.Express;
beforeAll(() => {
  app = served({ now: "2026-11-20T09:00:00+09:00" });
});
beforeEach(() => emptyDatabase(database));

const json = async (ward: string) => (await request(app).get(`/open-data/${ward}/indicators.json`).expect(200)).text;

test("the indicator of the contract's example, field by field and in its order", async () => {
  const text = await json("suminoe");
  const { indicators, ...head } = JSON.parse(text);
  expect(head).toEqual({ ward: "suminoe", generatedAt: "2026-11-20T00:00:00Z", fictional: false });
  const found = indicators.find((one: { id: string }) => one.id === "suminoe-r7-2-1-2");
  expect(JSON.stringify(found)).toBe(
    JSON.stringify({
      id: "suminoe-r7-2-1-2",
      plan: "suminoe-r7",
      fiscalYear: 2025,
      level: "activity",
      issue: "2",
      initiative: "2-1-2",
      text: "地域向け「見守りあったかネットサポーター養成講座」への年間参加者数",
      kind: "count",
      target: { value: 300, comparator: ">=", unit: "人", by: null },
      acceptsFrames: [],
      reading: {
        value: 145,
        unit: "人",
        scope: "地域向け",
        from: "2025-04-01",
        asOf: "2025-09-30",
        source: "令和7年度住之江区運営方針の進捗状況",
        frame: null,
        numerator: null,
        n: null,
        sent: null,
        responseRate: null,
        interval95: null,
        bounds: null,
        surveyVersion: null,
        answersSha256: null,
        suppressed: false,
      },
      mark: null,
      markScale: "ward-form-AB",
      progressStatus: "予定どおり",
      progressPercent: 48.3,
      insideSamplingError: null,
      history: [{ fiscalYear: 2025, asOf: "2025-09-30", value: 145 }],
      url: "/suminoe/indicators/suminoe-r7-2-1-2",
    }),
  );
});

test.each([
  ["suminoe-r7-2-2-1-a", 14, 116.7, "予定どおり", "2025-09-30"],
  ["suminoe-r7-2-2-2", 116, 77.3, "予定通り", "2025-08-31"],
])("%s has what its document prints, with no mark", async (id, value, progressPercent, progressStatus, asOf) => {
  const found = JSON.parse(await json("suminoe")).indicators.find((one: { id: string }) => one.id === id);
  expect(found).toMatchObject({ reading: { value, asOf }, mark: null, progressPercent, progressStatus });
});

test("what is not measured is listed with no reading", async () => {
  const { indicators } = JSON.parse(await json("nishi"));
  expect(indicators).toHaveLength(10);
  expect(indicators[0]).toMatchObject({ id: "nishi-r6-1-1-1", level: "outcome", initiative: null, reading: null });
  expect(indicators[0]).toMatchObject({ mark: null, progressPercent: null, history: [] });
});

describe("a measured share", () => {
  const of = (numerator: number, n: number) =>
    share("mailed", numerator, n, n < 10 ? {} : { interval95: [40, 70], bounds: [17.5, 91], sent: 2000 });

  test("has its answers and interval, and the target inside it", async () => {
    await database.transaction("console", (tx) => measure(tx, "nishi-r6-1-1-1", of(349, 530)));
    const [found] = JSON.parse(await json("nishi")).indicators;
    expect(found.reading).toMatchObject({ value: 65.8, frame: "mailed", numerator: 349, n: 530, interval95: [40, 70] });
    expect(found).toMatchObject({ insideSamplingError: true, progressPercent: 137.2 });
  });

  test("of fewer than ten answers gives n and nothing else", async () => {
    await database.transaction("console", (tx) => measure(tx, "nishi-r6-1-1-1", of(8, 9)));
    const [found] = JSON.parse(await json("nishi")).indicators;
    expect(found.reading).toMatchObject({ value: null, numerator: null, n: 9, suppressed: true, interval95: null });
    expect(found).toMatchObject({ progressPercent: null, history: [] });
  });
});

test("fictional figures, and those of a demo, are marked in both files", async () => {
  const demo = served({ demo: true });
  expect((await request(demo).get("/open-data/suminoe/indicators.json")).body.fictional).toBe(true);
  expect((await request(demo).get("/open-data/suminoe/indicators.csv")).text).toContain(",true,suminoe-r7-2-1,");
  await database.transaction("console", (tx) =>
    measure(tx, "nishi-r6-1-1-1", share("mailed", 349, 530), { fictional: true }),
  );
  expect(JSON.parse(await json("nishi")).fictional).toBe(true);
  expect(JSON.parse(await json("suminoe")).fictional).toBe(false);
});

test("the CSV has one line for each indicator, under the same names, with nothing a spreadsheet would run", async () => {
  const source = "=cmd()";
  await database.transaction("console", (tx) =>
    measure(tx, "nishi-r6-1-1-1", share("mailed", 349, 530, { source, interval95: [61.7, 69.8] })),
  );
  const { text, headers } = await request(app).get("/open-data/nishi/indicators.csv").expect(200);
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  expect(rows).toHaveLength(10);
  expect(rows[0]).toMatchObject({
    id: "nishi-r6-1-1-1",
    fictional: "false",
    value: "65.8",
    n: "530",
    interval95Low: "61.7",
    interval95High: "69.8",
    targetComparator: ">=",
    source: "'=cmd()",
  });
});

test("an unknown ward or file is not there", async () => {
  await request(app).get("/open-data/nowhere/indicators.json").expect(404);
  await request(app).get("/open-data/nishi/indicators.txt").expect(404);
});
