/**
 * Counts of events as readings of indicators. A count inside the product is a reading of its own: it says since when the
 * product counts, and what was counted before, on paper or in another system, is neither added to it nor replaced by it.
 * Only one that begins on April 1 is the whole year's (policy/figure.ts decides by its `from`).
 */
import { firstDayOf, lastDayOf } from "../../policy/fiscalYears.js";
import type { CountRule } from "../../policy/indicator.js";
import { plainReading, type Reading } from "../../policy/reading.js";
import type { CivilDate } from "../../time.js";

/** Of one fiscal year, series and scope, from the rows. */
export interface YearCount {
  fiscalYear: number;
  sessions: number;
  people: number;
  /** Held, with nobody recorded: the number of people is not known to be complete. */
  unrecorded: number;
  fictional: boolean;
}

export interface CountWords {
  source: string;
  note(from: CivilDate, sessions: number, unrecorded: number): string;
}

/** @param first day of the earliest event of the series that the product knows */
export function countReading(
  rule: CountRule,
  unit: string,
  counted: YearCount,
  days: { first: CivilDate; today: CivilDate },
  words: CountWords,
): Reading | undefined {
  const { fiscalYear } = counted;
  const from = later(rule.since ?? days.first, firstDayOf(fiscalYear));
  const asOf = earlier(days.today, lastDayOf(fiscalYear));
  if (from > asOf) return undefined;
  return plainReading({
    value: rule.what === "people" ? counted.people : counted.sessions,
    unit,
    scope: rule.scope,
    from,
    asOf,
    source: words.source,
    note: words.note(from, counted.sessions, counted.unrecorded),
  });
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other);
