/** An indicator as it stands: its figure with what stands beside it, mark, progress, pace. Pages and exports draw it. */
import type { CivilDate } from "../time.js";
import { type Figure, figureOf } from "./figure.js";
import type { GivenMark } from "./givenMark.js";
import type { Indicator } from "./indicator.js";
import { insideSamplingError, type MarkStanding, markStanding, progressPercent } from "./mark.js";
import { type Pace, paceOf } from "./pace.js";
import { type PlacedIndicator, type Plan, placedIndicators } from "./plan.js";
import type { SetStatus } from "./progressStatus.js";
import type { KeptReading } from "./reading.js";

export interface IndicatorView {
  plan: Plan;
  place: PlacedIndicator;
  indicator: Indicator;
  /** All, newest first. */
  readings: readonly KeptReading[];
  figure: Figure;
  /** Of every fiscal year, those that were taken back included. */
  marks: readonly GivenMark[];
  /** Of the figure's own fiscal year, and valid. */
  mark: GivenMark | undefined;
  standing: MarkStanding;
  progressStatus: Pick<SetStatus, "text"> | undefined;
  progressPercent: number | null;
  insideSamplingError: boolean | null;
  pace: Pace | undefined;
}

export interface IndicatorFacts {
  readings: readonly KeptReading[];
  marks: readonly GivenMark[];
  statuses: ReadonlyMap<string, SetStatus>;
  today: CivilDate;
}

export function indicatorViews(plans: readonly Plan[], facts: IndicatorFacts): IndicatorView[] {
  const readings = byIndicator(facts.readings);
  const marks = byIndicator(facts.marks);
  return plans.flatMap((plan) =>
    placedIndicators(plan).map((place) => {
      const { id } = place.indicator;
      const own = { ...facts, readings: readings.get(id) ?? [], marks: marks.get(id) ?? [] };
      const earlier = continuedBy(place.indicator).flatMap((one) => readings.get(one) ?? []);
      return viewOf(plan, place, own, earlier);
    }),
  );

  function continuedBy({ id, continues }: Indicator, seen: readonly string[] = []): string[] {
    if (continues === undefined || seen.includes(continues)) return [];
    const before = plans.flatMap((plan) => placedIndicators(plan)).find((one) => one.indicator.id === continues);
    return [continues, ...(before ? continuedBy(before.indicator, [...seen, id, continues]) : [])];
  }
}

function byIndicator<T extends { indicator: string }>(found: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const group = groups.get(one.indicator);
    if (group) group.push(one);
    else groups.set(one.indicator, [one]);
  }
  return groups;
}

function viewOf(plan: Plan, place: PlacedIndicator, facts: IndicatorFacts, earlier: KeptReading[]): IndicatorView {
  const { readings, marks, statuses, today } = facts;
  const { indicator } = place;
  const figure = figureOf(indicator, readings, earlier);
  const { kept } = figure;
  return {
    plan,
    place,
    indicator,
    readings,
    figure,
    marks,
    mark: kept && marks.find((one) => one.fiscalYear === kept.fiscalYear && one.facts.voided === null),
    standing: markStanding(plan, indicator, kept, today),
    progressStatus: statuses.get(indicator.id) ?? printedStatus(indicator, kept),
    progressPercent: kept ? progressPercent(indicator.target, kept.reading) : null,
    insideSamplingError: kept ? insideSamplingError(indicator.target, kept.reading) : null,
    pace: paceOf(plan, indicator, figure.history),
  };
}

/** What the document printed beside this very reading. */
function printedStatus(indicator: Indicator, kept: KeptReading | undefined): Pick<SetStatus, "text"> | undefined {
  const printed = kept?.kind === "plan" && indicator.readings.find(({ asOf }) => asOf === kept.reading.asOf);
  return printed ? { text: printed.progressStatus } : undefined;
}
