/** Which reading is the newer one, and which covers its whole year. */
import { firstDayOf } from "./fiscalYears.js";
import type { KeptReading } from "./reading.js";

/** Of the same day, what a person entered comes before what was counted, and the plan's own document last. */
const ranks: Readonly<Record<KeptReading["kind"], number>> = { entered: 0, imported: 1, survey: 2, count: 3, plan: 4 };

export function newestFirst(one: KeptReading, other: KeptReading): number {
  return (
    compare(other.reading.asOf, one.reading.asOf) ||
    ranks[one.kind] - ranks[other.kind] ||
    other.updatedAt.getTime() - one.updatedAt.getTime() ||
    compare(one.id, other.id)
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** It begins after April 1 of its fiscal year: a part of the year, whose total nobody here knows. */
export const startsLate = ({ reading, fiscalYear }: KeptReading): boolean =>
  reading.from === null || reading.from > firstDayOf(fiscalYear);
