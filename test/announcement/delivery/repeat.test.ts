import { randomUUID } from "node:crypto";
import holidays from "@holiday-jp/holiday_jp";
import { beforeEach, describe, expect, it } from "vitest";
import { addApproved } from "../../../bench/announcementSetting.mjs";
import { type Repeat, repeat as repeatSchema } from "../../../src/announcement/announcement.js";
import { isOver, occurrences } from "../../../src/announcement/delivery/repeat.js";
import { createRepeatJobs } from "../../../src/announcement/delivery/repeatJobs.js";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import { createLog } from "../../../src/log.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";

const rule = (given: Partial<Repeat>): Repeat =>
  repeatSchema.parse({ every: "day", at: "10:00", until: "2027-03-31", ...given });
const days = (given: Partial<Repeat>, from: string, until: string) =>
  occurrences(rule(given), new Date(`${from}T00:00:00+09:00`), new Date(`${until}T23:59:00+09:00`), (date) =>
    holidays.isHoliday(date),
  ).map((instant) => new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 10));

describe("the days of a repeating announcement", () => {
  it.each<[string, Partial<Repeat>, string, string, string[]]>([
    ["every day", {}, "2026-11-20", "2026-11-22", ["2026-11-20", "2026-11-21", "2026-11-22"]],
    [
      "Mondays and Fridays",
      { every: "week", weekdays: [1, 5] },
      "2026-11-20",
      "2026-11-27",
      ["2026-11-20", "2026-11-23", "2026-11-27"],
    ],
    [
      "not on holidays (23 November)",
      { every: "week", weekdays: [1], excludeHolidays: true },
      "2026-11-20",
      "2026-11-30",
      ["2026-11-30"],
    ],
    ["not on excluded days", { excludeDays: ["2026-11-21"] }, "2026-11-20", "2026-11-22", ["2026-11-20", "2026-11-22"]],
    [
      "the end of each month",
      { every: "month", day: 31 },
      "2026-11-01",
      "2027-02-28",
      ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
    ],
    [
      "the 30th, in February on its last day",
      { every: "month", day: 30 },
      "2027-01-01",
      "2027-03-31",
      ["2027-01-30", "2027-02-28", "2027-03-30"],
    ],
    ["no weekday chosen: never", { every: "week" }, "2026-11-01", "2026-11-30", []],
    ["until its last day", { until: "2026-11-21" }, "2026-11-20", "2026-11-25", ["2026-11-20", "2026-11-21"]],
  ])("%s", (_title, given, from, until, expected) => {
    expect(days(given, from, until)).toEqual(expected);
  });

  it("are after one instant and not after the other", () => {
    const ten = new Date("2026-11-20T10:00:00+09:00");
    const before = new Date(ten.getTime() - 1);
    const none = () => false;
    expect(occurrences(rule({}), before, ten, none)).toEqual([ten]);
    expect(occurrences(rule({}), ten, new Date(ten.getTime() + 1), none)).toEqual([]);
    expect([before, ten, new Date(ten.getTime() + 1)].map((now) => isOver(rule({ until: "2026-11-20" }), now))).toEqual(
      [false, false, true],
    );
  });
});

describe("occurrences of an approved repeating announcement", () => {
  const database = useDatabase();
  beforeEach(() => emptyDatabase(database));
  const audited: AuditEntry[] = [];
  const job = (now: string) =>
    createRepeatJobs({
      database,
      clock: { now: () => new Date(now) },
      audit: { record: async (_tx, entry) => void audited.push(entry) },
      log: createLog("silent"),
    });
  const made = (seriesId: string) =>
    database.run("console", (tx) =>
      tx.announcement.findMany({ where: { seriesId }, orderBy: { slot: "asc" }, include: { approvals: true } }),
    );
  async function series(ageDays: number, until = "2027-03-31"): Promise<string> {
    const content = { repeat: { every: "day", at: "10:00", until } };
    const id = await addApproved(database, { content });
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
      UPDATE announcement SET approved_at = now() - ${ageDays} * interval '1 day' WHERE id = ${id}::uuid`,
    );
    return id;
  }

  it("are announcements of their own, approved as the series is, once however often it is looked", async () => {
    const id = await series(1);
    await Promise.all([job("2026-11-20T10:00:30+09:00")(), job("2026-11-20T10:00:30+09:00")()]);
    await job("2026-11-20T10:30:00+09:00")();
    const rows = await made(id);
    expect(rows.map(({ state, slot }) => [state, slot?.toISOString()])).toEqual([
      ["approved", "2026-11-20T01:00:00.000Z"],
    ]);
    const [master] = await database.run("console", (tx) => tx.announcement.findMany({ where: { id } }));
    expect(rows[0]?.contentSha256).toBe(master?.contentSha256);
    expect(rows[0]?.approvals.map(({ contentSha256, voidedAt }) => [contentSha256, voidedAt])).toEqual([
      [master?.contentSha256, null],
    ]);
    expect(audited.filter(({ subject }) => subject === rows[0]?.id).map(({ action }) => action)).toEqual([
      "announcement.repeated",
    ]);
  });

  it("that are two hours late are skipped, and staff see it", async () => {
    const id = await series(2);
    await job("2026-11-20T12:00:01+09:00")();
    expect((await made(id)).map(({ state, cancelReason }) => [state, cancelReason])).toEqual([
      ["cancelled", "late"],
      ["cancelled", "late"],
    ]);
  });

  it("end with the last day, and the series is done", async () => {
    const id = await series(1, "2026-11-20");
    await job("2026-11-20T10:00:01+09:00")();
    const [master] = await database.run("console", (tx) => tx.announcement.findMany({ where: { id } }));
    expect([master?.state, (await made(id)).length]).toEqual(["done", 1]);
  });

  it("are not made of a series that was withdrawn", async () => {
    const id = await series(1);
    await database.run("console", (tx) => tx.announcement.update({ where: { id }, data: { state: "cancelled" } }));
    await job("2026-11-20T10:00:30+09:00")();
    expect(await made(id)).toEqual([]);
    expect(await made(randomUUID())).toEqual([]);
  });
});
