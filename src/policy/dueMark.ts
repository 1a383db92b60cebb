/** The mark that the rule gives an indicator on a day, where it is due and nobody has given or taken back one. */
import type { CivilDate } from "../time.js";
import { figureOf } from "./figure.js";
import { dueYearOf } from "./fiscalYears.js";
import type { IndicatorView } from "./indicatorView.js";
import { type Mark, markStanding } from "./mark.js";
import type { KeptReading } from "./reading.js";

export interface DueMark {
  mark: Mark;
  fiscalYear: number;
  kept: KeptReading;
}

/** By the figure of the year that is judged: a newer year's figure does not stand in for it. */
export function dueMark({ plan, indicator, readings, marks }: IndicatorView, today: CivilDate): DueMark | undefined {
  const year = dueYearOf(plan.fiscalYear, indicator.target);
  if (marks.some(({ fiscalYear }) => fiscalYear === year)) return undefined;
  const { kept } = figureOf(
    indicator,
    readings.filter(({ fiscalYear }) => fiscalYear === year),
  );
  const standing = markStanding(plan, indicator, kept, today);
  return kept && standing.kind === "due" ? { mark: standing.mark, fiscalYear: year, kept } : undefined;
}
