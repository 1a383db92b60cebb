/**
 * Civil time (日本の暦): validity of content, schedules, quiet hours, fiscal years.
 * Machine time (leases, tokens, order) is the database's `now()` and does not pass through here.
 */
import dayjs from "dayjs";
import utc from "dayjs/plugin/utc.js";

dayjs.extend(utc);

/** Japan's clock is nine hours ahead all the year, since 1951: so no time zone table is asked, which costs 100 µs a time. */
const inJapan = (instant: Date) => dayjs.utc(instant).utcOffset(9 * 60);

/** A day in Japan, `2026-11-20`; compares as text. */
export type CivilDate = string;

export interface Clock {
  /** The instant that civil rules go by. */
  now(): Date;
}

/**
 * A clock that follows the database's, not this machine's (which may be wrong), plus the offset of a demo.
 * @param offsetMs database clock minus this machine's clock, in milliseconds
 */
export function createClock(options: { demoNow?: Date | undefined; offsetMs?: () => number } = {}): Clock {
  const real = () => Date.now() + (options.offsetMs?.() ?? 0);
  const demoOffset = options.demoNow ? options.demoNow.getTime() - real() : 0;
  return { now: () => new Date(real() + demoOffset) };
}

export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) };
}

export function civilDate(instant: Date): CivilDate {
  return inJapan(instant).format("YYYY-MM-DD");
}

/** 0–23 */
export function civilHour(instant: Date): number {
  return inJapan(instant).hour();
}

/** 09:30, in Japan. */
export function civilTime(instant: Date): string {
  return inJapan(instant).format("HH:mm");
}

/** The instant of a day and an hour (09:30) in Japan; without an hour the day's beginning. */
export const instantOf = (date: CivilDate, time = "00:00"): Date => new Date(`${date}T${time}:00+09:00`);

// A day as such has no time zone: it is reckoned with at midnight of UTC.
const dayMs = 86_400_000;
const midnight = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);

/** @param days less than 0: before */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date(midnight(date) + days * dayMs).toISOString().slice(0, 10);

export const daysApart = (from: CivilDate, to: CivilDate): number => (midnight(to) - midnight(from)) / dayMs;

/** 0 = Sunday … 6 */
export const weekdayOf = (date: CivilDate): number => new Date(midnight(date)).getUTCDay();

/** Start year of the fiscal year (April to March) that a day falls in: 2026-03-31 is of 2025. */
export function fiscalYear(date: CivilDate): number {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return month >= 4 ? year : year - 1;
}
