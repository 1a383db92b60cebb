import { beforeEach, expect, test } from "vitest";
import { createGiveMarks } from "../../src/policy/markJobs.js";
import { markStore } from "../../src/policy/markStore.js";
import { audit } from "../console/testConsole.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { indicators, measure } from "./indicatorParts.js";
import { share } from "./readings.js";

const database = useDatabase();
beforeEach(() => emptyDatabase(database));

const giveMarks = createGiveMarks({ database, indicators, audit, wards: ["nishi", "suminoe"] });
const id = "nishi-r6-1-1-1";
const put = (numerator: number, n: number, asOf: string, key?: string) =>
  database.transaction("console", (tx) => measure(tx, id, share("mailed", numerator, n, { asOf }), key ? { key } : {}));
const given = async () =>
  (await database.run("console", (tx) => markStore.ofWard(tx, "nishi"))).map(({ indicator, fiscalYear, mark }) => [
    indicator,
    fiscalYear,
    mark,
  ]);
const yearEnd = new Date("2025-04-01T03:00:00+09:00");

test("nothing is marked before the fiscal year has ended", async () => {
  await put(349, 530, "2025-02-28");
  expect(await giveMarks(new Date("2025-03-31T23:59:00+09:00"))).toBe(0);
  expect(await given()).toEqual([]);
});

test("then the rule gives it once, with the figure it was given for, and the audit says so", async () => {
  await put(349, 530, "2025-02-28");
  expect(await giveMarks(yearEnd)).toBe(1);
  expect(await giveMarks(yearEnd), "a second night gives nothing more").toBe(0);
  const [mark] = await database.run("console", (tx) => markStore.ofWard(tx, "nishi"));
  expect(mark).toMatchObject({ indicator: id, fiscalYear: 2024, mark: "A", scale: "ward-form-AB", givenBy: undefined });
  expect(mark?.facts).toMatchObject({
    value: 65.8,
    numerator: 349,
    n: 530,
    target: 48,
    asOf: "2025-02-28",
    voided: null,
  });
  const audited = await database.run("console", (tx) => tx.auditRecord.findMany({ where: { action: "mark.given" } }));
  expect(audited).toMatchObject([{ actorKind: "system", ward: "nishi", subject: id }]);
});

test("a mark stays as it was given when the figure moves afterwards", async () => {
  await put(349, 530, "2025-02-28");
  await giveMarks(yearEnd);
  await put(100, 530, "2025-03-30");
  await giveMarks(new Date("2025-05-01T03:00:00+09:00"));
  expect(await given()).toEqual([[id, 2024, "A"]]);
});

test("a newer year's figure does not stand in for the year that is judged", async () => {
  await put(10, 530, "2026-11-10");
  expect(await giveMarks(new Date("2026-11-20T03:00:00+09:00"))).toBe(0);
  await put(349, 530, "2025-02-28", "survey:before:mailed");
  expect(await giveMarks(new Date("2026-11-20T03:00:00+09:00"))).toBe(1);
  expect(await given()).toEqual([[id, 2024, "A"]]);
});

test("answers of another frame, and fewer than ten, give no mark", async () => {
  await database.transaction("console", async (tx) => {
    await measure(tx, id, share("line", 100, 100, { asOf: "2025-02-28" }));
    await measure(tx, "nishi-r6-1-1-2", share("mailed", 9, 9, { asOf: "2025-02-28" }));
  });
  expect(await giveMarks(yearEnd)).toBe(0);
});

test("one that staff took back is not given again by the rule", async () => {
  await put(349, 530, "2025-02-28");
  await giveMarks(yearEnd);
  const voided = { reason: "集計の誤り", by: "00000000-0000-4000-8000-000000000000", at: "2025-04-02T00:00:00Z" };
  const one = { ward: "nishi", indicator: id, fiscalYear: 2024 };
  await database.transaction("console", async (tx) => {
    expect(await markStore.takeBack(tx, { ...one, ward: "suminoe" }, voided), "of another ward").toBe(false);
    expect(await markStore.takeBack(tx, one, voided)).toBe(true);
    expect(await markStore.takeBack(tx, one, voided), "twice").toBe(false);
  });
  expect(await giveMarks(yearEnd)).toBe(0);
  const { views } = await database.run("console", (tx) => indicators.ofWard(tx, "nishi", yearEnd));
  expect(views.find(({ indicator }) => indicator.id === id)?.mark).toBeUndefined();
});

test("the figures that 住之江区 printed for September are not marked, though their year is over", async () => {
  expect(await giveMarks(new Date("2026-11-20T03:00:00+09:00"))).toBe(0);
});
