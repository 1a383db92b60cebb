/**
 * Pace (進み具合の目安): how far an indicator would be today if it moved in proportion to the days. A count grows from
 * nothing over its year; a share with a target years ahead moves from its first reading to the target. It is a help to
 * read a figure on the way and decides nothing: courses are not held every day.
 */
import { fractionOf, percentOfFractions } from "./exactShare.js";
import { daysBetween, dueDayOf } from "./fiscalYears.js";
import type { Indicator } from "./indicator.js";
import type { KeptReading } from "./reading.js";

export interface Pace {
  /** In the target's unit, one decimal. */
  expected: number;
  /** Days gone, of how many. */
  days: number;
  of: number;
  /** The figure is at least as far. */
  onPace: boolean;
  /** The reading that it is reckoned from; a count's begins with nothing. */
  baseline: KeptReading | undefined;
}

/** @param history of one frame, oldest first, the figure last */
export function paceOf(
  plan: { fiscalYear: number },
  { kind, target }: Pick<Indicator, "kind" | "target">,
  history: readonly KeptReading[],
): Pace | undefined {
  const kept = history.at(-1);
  const due = dueDayOf(plan.fiscalYear, target);
  if (!kept || kept.reading.value === null || kept.reading.asOf > due) return undefined;
  const { value, from, asOf } = kept.reading;
  if (kind === "count" && target.by === null && from !== null) {
    const days = daysBetween(from, asOf);
    const of = daysBetween(from, due);
    const { over, under } = fractionOf(target.value);
    const expected = percentOfFractions({ over: over * BigInt(days), under: under * 100n }, fractionOf(of));
    return { expected, days, of, onPace: value >= expected, baseline: undefined };
  }
  const baseline = history[0];
  if (target.by === null || !baseline || baseline === kept || baseline.reading.value === null) return undefined;
  const days = daysBetween(baseline.reading.asOf, asOf) - 1;
  const of = daysBetween(baseline.reading.asOf, due) - 1;
  // Nobody asks it to fall towards a target that it had passed already.
  const goal = Math.round(target.value * 10);
  const start = Math.min(Math.round(baseline.reading.value * 10), goal);
  const expected = Math.floor((2 * (start * of + (goal - start) * days) + of) / (2 * of)) / 10;
  return { expected, days, of, onPace: value >= expected, baseline };
}
