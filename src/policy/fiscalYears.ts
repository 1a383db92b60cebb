/** Fiscal years (年度) as days: April 1 to March 31. */
import { type CivilDate, fiscalYear } from "../time.js";
import type { Target } from "./indicator.js";

export const firstDayOf = (year: number): CivilDate => `${year}-04-01`;
export const lastDayOf = (year: number): CivilDate => `${year + 1}-03-31`;

/** The day at whose end a target is judged: its own `by`, or the end of the plan's fiscal year. */
export const dueDayOf = (planYear: number, { by }: Pick<Target, "by">): CivilDate => by ?? lastDayOf(planYear);

/** The fiscal year whose reading is judged. */
export const dueYearOf = (planYear: number, target: Pick<Target, "by">): number =>
  fiscalYear(dueDayOf(planYear, target));

/** Days from one to the other, both counted. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
