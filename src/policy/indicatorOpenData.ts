/** Indicators as open data: the fields, their names and their order are a promise to those who read them by program. */
import { type CsvCell, csvLines } from "../csv.js";
import type { IndicatorView } from "./indicatorView.js";
import { markScale } from "./mark.js";
import type { KeptReading } from "./reading.js";

export interface OpenDataFacts {
  ward: string;
  now: Date;
  /** The installation is a demo: its figures are of people who don't exist. */
  demo: boolean;
}

export function indicatorsJson({ ward, now, demo }: OpenDataFacts, views: readonly IndicatorView[]) {
  return {
    ward,
    // To the second, as the dates in it are to the day.
    generatedAt: now.toISOString().replace(/\.\d+Z$/, "Z"),
    fictional: isFictional(demo, views),
    indicators: views.map((view) => entry(ward, view)),
  };
}

const isFictional = (demo: boolean, views: readonly IndicatorView[]): boolean =>
  demo || views.some(({ readings }) => readings.some(({ fictional }) => fictional));

function entry(ward: string, view: IndicatorView) {
  const { plan, place, indicator, figure } = view;
  return {
    id: indicator.id,
    plan: plan.id,
    fiscalYear: plan.fiscalYear,
    level: place.level,
    issue: place.issue,
    initiative: place.initiative,
    text: indicator.text,
    kind: indicator.kind,
    target: indicator.target,
    acceptsFrames: indicator.acceptsFrames,
    // Of too few answers: everything but n is null.
    reading: readingEntry(figure.kept ?? figure.few),
    mark: view.mark?.mark ?? null,
    markScale,
    progressStatus: view.progressStatus?.text ?? null,
    progressPercent: view.progressPercent,
    insideSamplingError: view.insideSamplingError,
    history: figure.history.map(({ fiscalYear, reading }) => ({
      fiscalYear,
      asOf: reading.asOf,
      value: reading.value,
    })),
    url: `/${ward}/indicators/${indicator.id}`,
  };
}

function readingEntry(kept: KeptReading | undefined) {
  if (!kept) return null;
  const { reading } = kept;
  return {
    value: reading.value,
    unit: reading.unit,
    scope: reading.scope,
    from: reading.from,
    asOf: reading.asOf,
    source: reading.source,
    frame: reading.frame,
    numerator: reading.numerator,
    n: reading.n,
    sent: reading.sent,
    responseRate: reading.responseRate,
    interval95: reading.interval95,
    bounds: reading.bounds,
    surveyVersion: reading.surveyVersion,
    answersSha256: reading.answersSha256,
    suppressed: reading.suppressed,
  };
}

const heads = [
  "ward",
  "fictional",
  "id",
  "plan",
  "fiscalYear",
  "level",
  "issue",
  "initiative",
  "text",
  "kind",
  "targetValue",
  "targetComparator",
  "targetUnit",
  "targetBy",
  "acceptsFrames",
  "value",
  "unit",
  "scope",
  "from",
  "asOf",
  "source",
  "frame",
  "numerator",
  "n",
  "sent",
  "responseRate",
  "interval95Low",
  "interval95High",
  "boundsLow",
  "boundsHigh",
  "surveyVersion",
  "answersSha256",
  "suppressed",
  "mark",
  "markScale",
  "progressStatus",
  "progressPercent",
  "insideSamplingError",
  "url",
] as const;

/** One line for each indicator, with the same names; what is nested there is beside each other here. */
export function indicatorsCsv({ ward, demo }: OpenDataFacts, views: readonly IndicatorView[]): string {
  const fictional = isFictional(demo, views);
  const rows = views.map((view): CsvCell[] => {
    const { target, reading, acceptsFrames, history: _, ...one } = entry(ward, view);
    const cells: Readonly<Record<(typeof heads)[number], CsvCell>> = {
      ...one,
      ward,
      fictional,
      targetValue: target.value,
      targetComparator: target.comparator,
      targetUnit: target.unit,
      targetBy: target.by,
      acceptsFrames: acceptsFrames.join(" "),
      value: reading?.value,
      unit: reading?.unit,
      scope: reading?.scope,
      from: reading?.from,
      asOf: reading?.asOf,
      source: reading?.source,
      frame: reading?.frame,
      numerator: reading?.numerator,
      n: reading?.n,
      sent: reading?.sent,
      responseRate: reading?.responseRate,
      interval95Low: reading?.interval95?.[0],
      interval95High: reading?.interval95?.[1],
      boundsLow: reading?.bounds?.[0],
      boundsHigh: reading?.bounds?.[1],
      surveyVersion: reading?.surveyVersion,
      answersSha256: reading?.answersSha256,
      suppressed: reading?.suppressed,
    };
    return heads.map((head) => cells[head]);
  });
  return `\ufeff${csvLines([heads, ...rows])}`;
}
