/**
 * Mark (達成・未達成): A where the target was reached, B where not, given once: at the end of the fiscal year, or at
 * the target's own `by` date. Scale `ward-form-AB`. (The reform plan's A/B goes by the progress rate and is another.)
 *
 * It follows from the exact figure, not from the rounded one: 47.96 % is printed as 48.0 % and misses a target of 48 %.
 * A count is judged only when it runs to the last day; one as of September never becomes the year's, however late it is.
 */
import type { CivilDate } from "../time.js";
import { atLeast, exactValue, fractionOf, percentOfFractions } from "./exactShare.js";
import { dueDayOf, dueYearOf } from "./fiscalYears.js";
import type { Indicator, Target } from "./indicator.js";
import type { KeptReading, Reading } from "./reading.js";
import { startsLate } from "./readingOrder.js";

export const markScale = "ward-form-AB";
export const marks = ["A", "B"] as const;
export type Mark = (typeof marks)[number];

/** Where a mark stands for one reading. */
export type MarkStanding =
  | { kind: "no-figure" }
  | { kind: "not-due"; due: CivilDate }
  /** Measured when the plan's year had ended: it says nothing about that year. */
  | { kind: "after-due"; due: CivilDate }
  /** Measured in a year before the one that is judged, and that one is over. */
  | { kind: "before-due-year"; due: CivilDate }
  /** A count that does not cover the year from its first to its last day. */
  | { kind: "part-of-year"; due: CivilDate }
  /** The rule gives this mark. */
  | { kind: "due"; due: CivilDate; mark: Mark };

export function markStanding(
  plan: { fiscalYear: number },
  indicator: Pick<Indicator, "kind" | "target">,
  kept: KeptReading | undefined,
  today: CivilDate,
): MarkStanding {
  const due = dueDayOf(plan.fiscalYear, indicator.target);
  if (!kept) return { kind: "no-figure" };
  const year = dueYearOf(plan.fiscalYear, indicator.target);
  const { asOf } = kept.reading;
  if (kept.fiscalYear > year || asOf > due) return { kind: "after-due", due };
  if (today <= due) return { kind: "not-due", due };
  if (kept.fiscalYear < year) return { kind: "before-due-year", due };
  if (indicator.kind === "count" && (asOf < due || startsLate(kept))) return { kind: "part-of-year", due };
  const mark = markBy(indicator.target, kept.reading);
  return mark === undefined ? { kind: "no-figure" } : { kind: "due", due, mark };
}

/** The rule alone: 「以上」 on the exact figure. */
export function markBy(target: Pick<Target, "value">, reading: Reading): Mark | undefined {
  const exact = reading.suppressed ? undefined : exactValue(reading);
  if (!exact) return undefined;
  return atLeast(exact, fractionOf(target.value)) ? "A" : "B";
}

/** Progress rate (進捗率): of the target, in percent with one decimal; more than 100 stays more than 100. */
export function progressPercent(target: Pick<Target, "value">, reading: Reading): number | null {
  const exact = reading.suppressed ? undefined : exactValue(reading);
  if (!exact || target.value === 0) return null;
  return percentOfFractions(exact, fractionOf(target.value));
}

/** Whether the target lies in the interval, so that chance alone could have put the figure on either side. */
export function insideSamplingError(target: Pick<Target, "value">, { interval95 }: Reading): boolean | null {
  return interval95 && interval95[0] <= target.value && target.value <= interval95[1];
}
