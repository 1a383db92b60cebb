/**
 * Time limits of cases (期限・保存期間): working days (開庁日) are Monday to Friday without public holidays and 12/29–1/3,
 * and the office's day ends at 17:30.
 */
import holidays from "@holiday-jp/holiday_jp";
import { type CivilDate, civilDate } from "../../time.js";

const dayLength = 86_400_000;
const atMidnight = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);

const nextDay = (date: CivilDate): CivilDate =>
  new Date(atMidnight(date).getTime() + dayLength).toISOString().slice(0, 10);

export function isWorkingDay(date: CivilDate): boolean {
  const day = date.slice(5);
  if (day >= "12-29" || day <= "01-03") return false;
  const weekday = atMidnight(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.isHoliday(date);
}

/** The `days`-th working day after `date`; the day itself does not count (初日不算入). */
export function workingDayAfter(date: CivilDate, days: number): CivilDate {
  let [found, left] = [date, days];
  while (left > 0) {
    found = nextDay(found);
    if (isWorkingDay(found)) left--;
  }
  return found;
}

/** By when somebody has to have answered what was made at `made`. */
export const dueAt = (made: Date, withinDays: number): Date =>
  new Date(`${workingDayAfter(civilDate(made), withinDays)}T17:30:00+09:00`);

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
