/** The played year's calendar: what happened when, told from the day on which the demo runs. */
import type { CivilDate, Clock } from "../time.js";

/** Civil time that can be put to another day, so that the product's own parts live through the year. */
export interface PlayedClock extends Clock {
  put(instant: Date): void;
}

export function playedClock(start: Date): PlayedClock {
  let at = start;
  return {
    now: () => at,
    put(instant) {
      at = instant;
    },
  };
}

/** Japan's clock is nine hours ahead all the year. */
export const instantOf = (date: CivilDate, time = "10:00"): Date => new Date(`${date}T${time}:00+09:00`);

const dayMs = 86_400_000;

export const daysLater = (instant: Date, days: number): Date => new Date(instant.getTime() + days * dayMs);

/** A day in a fiscal year, by month and day: 01-20 of the fiscal year 2025 is in 2026. */
export const dayIn = (fiscalYear: number, monthAndDay: string): CivilDate =>
  `${Number(monthAndDay.slice(0, 2)) >= 4 ? fiscalYear : fiscalYear + 1}-${monthAndDay}`;
