import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { attendanceStore } from "../../../src/participation/attendance/attendanceStore.js";
import { createEventCounts } from "../../../src/participation/event/eventCountJobs.js";
import { countWords } from "../../../src/participation/event/eventWords.js";
import { eventFields } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { instantOf } from "../../../src/time.js";
import { indicators, plansOf, readings } from "../../policy/indicatorParts.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";

const database = useDatabase();
beforeEach(() => emptyDatabase(database));

const id = "suminoe-r7-2-1-2";
const series = "watchover-supporter-course";
const now = new Date("2026-02-10T10:00:00+09:00");
const counts = createEventCounts({ database, readings, plansOf, wards: ["nishi", "suminoe"], words: countWords });

interface Held {
  scope?: string;
  ward?: string;
  time?: string;
  state?: "draft" | "published";
}
const hold = (
  date: string,
  people: readonly number[],
  { scope = "地域向け", ward = "suminoe", time, state = "published" }: Held = {},
) =>
  database.transaction("console", async (tx) => {
    const fields = { title: "養成講座", series, scope, startsAt: instantOf(date, time), allDay: time === undefined };
    const { id } = await wardEventStore.create(tx, ward, eventFields.parse(fields), { state });
    for (const one of people) await attendanceStore.attend(tx, randomUUID(), id, { people: one }, undefined);
    return id;
  });
const view = async (at = now) => {
  await counts.recountAll(at);
  const { views } = await database.run("console", (tx) => indicators.ofWard(tx, "suminoe", at));
  const found = views.find(({ indicator }) => indicator.id === id);
  if (!found) throw new Error("the indicator is in the plan");
  return found;
};

describe("counting from rows", () => {
  test("area sessions only, of this ward, that have begun; what is printed stays the figure", async () => {
    await hold("2025-11-05", [12, 8]);
    await hold("2026-01-20", [15]);
    await hold("2026-01-21", [30], { scope: "学校向け" });
    await hold("2026-02-10", [99], { time: "10:01" });
    await hold("2025-12-01", [50], { ward: "nishi" });
    const { figure, mark } = await view();
    expect(figure.kept).toMatchObject({ kind: "plan", reading: { value: 145 } });
    expect(mark).toBeUndefined();
    expect(figure.beside).toMatchObject([
      {
        why: "starts-late",
        kept: {
          kind: "count",
          reading: { value: 35, scope: "地域向け", from: "2025-11-05", asOf: "2026-02-10", unit: "人" },
        },
      },
    ]);
    expect(figure.beside[0]?.kept.reading.note).toContain("2025年11月5日からこの窓口に記録した2回");
  });

  test("one that covers the year from April 1 is the year's figure, and ends with the year", async () => {
    await hold("2025-03-10", [9]);
    await hold("2025-05-10", [100]);
    await hold("2026-03-31", [60]);
    await hold("2026-04-01", [7]);
    const { readings: kept } = await view(new Date("2026-04-20T10:00:00+09:00"));
    const counted = kept
      .filter(({ kind }) => kind === "count")
      .map(({ fiscalYear, reading }) => [fiscalYear, reading.value, reading.from, reading.asOf]);
    expect(counted).toEqual([
      [2026, 7, "2026-04-01", "2026-04-20"],
      [2025, 160, "2025-04-01", "2026-03-31"],
      [2024, 9, "2025-03-10", "2025-03-31"],
    ]);
  });

  test("a withdrawn row and a cancelled event are not in it; a session without its people is said", async () => {
    const first = await hold("2025-11-05", [12, 8]);
    const cancelled = await hold("2025-11-06", [100]);
    await hold("2025-11-07", []);
    await database.transaction("console", async (tx) => {
      const [row] = await attendanceStore.rows(tx, first);
      expect(await attendanceStore.withdraw(tx, first, row?.id ?? "")).toBe(true);
      expect(await attendanceStore.withdraw(tx, first, row?.id ?? ""), "withdrawn already").toBe(false);
      expect(await attendanceStore.withdraw(tx, cancelled, row?.id ?? ""), "of another event").toBe(false);
      expect(await wardEventStore.cancel(tx, "nishi", cancelled), "of another ward").toBeUndefined();
      expect((await wardEventStore.cancel(tx, "suminoe", cancelled))?.cancelled).toBe(true);
    });
    const { figure } = await view();
    expect(figure.beside[0]?.kept.reading.value).toBe(8);
    expect(figure.beside[0]?.kept.reading.note).toContain("まだ記録していない回が1回");
  });

  test("where every event is cancelled afterwards the count goes back to nothing", async () => {
    const made = await hold("2025-11-05", [12]);
    expect((await view()).figure.beside[0]?.kept.reading.value).toBe(12);
    await database.transaction("console", (tx) => wardEventStore.cancel(tx, "suminoe", made));
    expect((await view()).figure.beside[0]?.kept.reading.value).toBe(0);
  });

  test("a draft counts once people are recorded for it, and only then", async () => {
    await hold("2025-11-05", [12], { state: "draft" });
    await hold("2025-11-06", [], { state: "draft" });
    const counted = (await view()).figure.beside[0]?.kept.reading;
    expect(counted?.value).toBe(12);
    expect(counted?.note).not.toContain("まだ記録していない");
    expect(counted?.note).toContain("記録した1回");
  });

  test("people who came under another scope than the event's count there, and hold no session", async () => {
    const school = await hold("2025-11-05", [30], { scope: "学校向け" });
    await hold("2025-11-06", [10]);
    await database.transaction("console", (tx) =>
      tx.attendance.create({ data: { id: randomUUID(), eventId: school, people: 4, scope: "地域向け" } }),
    );
    const counted = (await view()).figure.beside[0]?.kept.reading;
    expect(counted?.value).toBe(14);
    expect(counted?.note).toContain("記録した1回");
  });

  test("a form that is sent twice is one row", async () => {
    const made = await hold("2025-11-05", []);
    const row = randomUUID();
    const attend = () =>
      database.transaction("console", (tx) => attendanceStore.attend(tx, row, made, { people: 12 }, undefined));
    expect([await attend(), await attend()]).toEqual([true, false]);
    expect((await view()).figure.beside[0]?.kept.reading.value).toBe(12);
  });

  test("any order and repetition of recounts gives the sum of the rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }), async (people) => {
        await emptyDatabase(database);
        for (const one of people) {
          await hold("2025-11-05", [one]);
          await view();
        }
        expect((await view()).figure.beside[0]?.kept.reading.value).toBe(people.reduce((sum, one) => sum + one, 0));
      }),
      { numRuns: 5 },
    );
  });
});
