/** Reckoning with days of Japan's calendar. A week begins on Monday. */
import holidays from "@holiday-jp/holiday_jp";
import { addDays, type CivilDate, weekdayOf } from "../../time.js";

export interface Span {
  from: CivilDate;
  /** The last day, which belongs to it. */
  to: CivilDate;
}

const publicHolidays: ReadonlySet<string> = new Set(Object.keys(holidays.holidays));

const instant = (day: CivilDate): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): CivilDate => new Date(time).toISOString().slice(0, 10);

export const isPublicHoliday = (day: CivilDate): boolean => publicHolidays.has(day);
export const isWorkday = (day: CivilDate): boolean => {
  const weekday = weekdayOf(day);
  return weekday > 0 && weekday < 6 && !isPublicHoliday(day);
};

/** The week's first day. */
export const mondayOf = (day: CivilDate): CivilDate => addDays(day, -((weekdayOf(day) + 6) % 7));

/** @param weeks 0 is this week */
export function weekSpan(today: CivilDate, weeks: number): Span {
  const monday = addDays(mondayOf(today), 7 * weeks);
  return { from: monday, to: addDays(monday, 6) };
}

export const weekendSpan = (today: CivilDate, weeks: number): Span => {
  const { to } = weekSpan(today, weeks);
  return { from: addDays(to, -1), to };
};

/** The first such day from `day` on, which may be `day`. */
export const nextWeekday = (day: CivilDate, weekday: number): CivilDate =>
  addDays(day, (weekday - weekdayOf(day) + 7) % 7);

/** @param months 0 is this month */
export function monthSpan(today: CivilDate, months: number): Span {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return {
    from: dayOf(Date.UTC(year, month - 1 + months, 1)),
    to: dayOf(Date.UTC(year, month + months, 0)),
  };
}

/** How many months back somebody still means the one that is over: in November, 「10月の祭り」 was a month ago. */
const monthsJustOver = 3;

/** The month that is meant by its number: this year's, or next year's where it lies well behind. Undefined: it is just over. */
export function namedMonth(today: CivilDate, month: number): Span | undefined {
  if (month < 1 || month > 12) return undefined;
  const ahead = month - Number(today.slice(5, 7));
  if (ahead >= 0) return monthSpan(today, ahead);
  return ahead >= -monthsJustOver ? undefined : monthSpan(today, ahead + 12);
}

/** Undefined for days that no calendar has, and for those that are just over. */
export function namedDay(today: CivilDate, month: number, day: number, year?: number): CivilDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (one: number): CivilDate | undefined => {
    const date = `${one}-${two(month)}-${two(day)}`;
    return Number.isNaN(instant(date)) || dayOf(instant(date)) !== date ? undefined : date;
  };
  if (year !== undefined) return inYear(year);
  const here = inYear(thisYear);
  if (here === undefined) return undefined;
  if (here >= today) return here;
  return here >= addDays(today, -31 * monthsJustOver) ? undefined : inYear(thisYear + 1);
}

/** The next day with this number, as in 「5日のイベント」. */
export function nextDayOfMonth(today: CivilDate, day: number): CivilDate | undefined {
  for (let months = 0; months < 3; months++) {
    const { from, to } = monthSpan(today, months);
    const date = `${from.slice(0, 8)}${two(day)}`;
    if (day >= 1 && date <= to && date >= today) return date;
  }
  return undefined;
}

/** The next three or more days in a row without work. */
export function longWeekend(today: CivilDate): Span | undefined {
  for (let ahead = 0; ahead < 200; ahead++) {
    const from = addDays(today, ahead);
    let days = 0;
    while (!isWorkday(addDays(from, days))) days++;
    if (days >= 3) return { from, to: addDays(from, days - 1) };
    ahead += days;
  }
  return undefined;
}

const two = (value: number): string => String(value).padStart(2, "0");
