/** Makes the occurrences of repeating announcements when they are due, once on however many instances. */
import holidays from "@holiday-jp/holiday_jp";
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import type { Log } from "../../log.js";
import type { Clock } from "../../time.js";
import { announcementContent } from "../announcement.js";
import { announcementWake } from "./chunk.js";
import { isOver, occurrences } from "./repeat.js";
import { approvedSeries, endSeries, makeOccurrence, type Series } from "./repeatStore.js";

export interface RepeatOptions {
  database: Database;
  clock: Clock;
  audit: Audit;
  log: Log;
}

/** Later than this it would reach people at a time for which nobody wrote it. */
const lateMs = 2 * 3_600_000;
/** What fell into a longer time off is not even written down. */
const rememberedMs = 14 * 24 * 3_600_000;

/** @returns work to be repeated often: it costs one small query while nothing is due */
export function createRepeatJobs({ database, clock, audit, log }: RepeatOptions): () => Promise<void> {
  async function make(series: Series, slot: Date, late: boolean): Promise<void> {
    const made = await database.transaction("worker", async (tx) => {
      const id = await makeOccurrence(tx, series.id, slot, late);
      if (id === undefined) return undefined;
      const facts = { series: series.id, slot: slot.toISOString() };
      const action = late ? "announcement.skipped" : "announcement.repeated";
      await audit.record(tx, { actor: { kind: "system" }, ward: series.ward, action, subject: id, facts });
      if (!late) await database.wake(announcementWake);
      return id;
    });
    if (made !== undefined && late)
      log.warn("a repeating announcement was skipped: too late", { announcement: made, series: series.id });
  }

  async function lookAt(series: Series): Promise<void> {
    const { repeat } = announcementContent.parse(series.content);
    if (!repeat) return;
    const now = clock.now();
    const after = Math.max(now.getTime() - Math.min(series.ageMs, rememberedMs), series.lastSlot?.getTime() ?? 0);
    for (const slot of occurrences(repeat, new Date(after), now, (date) => holidays.isHoliday(date)))
      await make(series, slot, now.getTime() - slot.getTime() > lateMs);
    if (!isOver(repeat, now)) return;
    await database.transaction("worker", async (tx) => {
      if (!(await endSeries(tx, series.id))) return;
      const { ward, id: subject } = series;
      await audit.record(tx, { actor: { kind: "system" }, ward, action: "announcement.series-ended", subject });
    });
  }

  return async () => {
    for (const series of await database.run("worker", approvedSeries)) await lookAt(series);
  };
}
