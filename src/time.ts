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

/** Start year of the fiscal year (April to March) that a day falls in: 2026-03-31 is of 2025. */
export function fiscalYear(date: CivilDate): number {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return month >= 4 ? year : year - 1;
}
