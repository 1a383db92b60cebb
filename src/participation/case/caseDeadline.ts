/** Time limits of cases (期限・保存期間): in working days, and the office's day ends at 17:30. */

import { isWorkingDay } from "../../officeDays.js";
import { addDays, type CivilDate, civilDate, instantOf } from "../../time.js";

/** The `days`-th working day after `date`; the day itself does not count (初日不算入). */
export function workingDayAfter(date: CivilDate, days: number): CivilDate {
  let [found, left] = [date, days];
  while (left > 0) {
    found = addDays(found, 1);
    if (isWorkingDay(found)) left--;
  }
  return found;
}

/** By when somebody has to have answered what was made at `made`. */
export const dueAt = (made: Date, withinDays: number): Date =>
  instantOf(workingDayAfter(civilDate(made), withinDays), "17:30");

/** What is due before this instant is due within two working days. */
export const soonUntil = (now: Date): Date => new Date(dueAt(now, 2).getTime() + 1);

/** First day on which it is erased: `months` after the day it was closed, or that month's last day. */
export function keepUntil(closed: Date, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = civilDate(closed).split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}
