/**
 * Figure (指標の値): of all readings of an indicator, the one that stands for it.
 *
 * Readings of different sampling frames are never mixed: the figure is of one frame that the plan accepts, its history
 * is of the same frame, and the others stand beside it, each with the reason why it is not in it.
 */
import type { Indicator } from "./indicator.js";
import type { KeptReading } from "./reading.js";
import { newestFirst, startsLate } from "./readingOrder.js";

export type BesideReason =
  /** Accepted, but another frame stands before it in the plan's list. */
  | "other-frame"
  /** The plan does not accept this frame. */
  | "frame-not-accepted"
  /** A share whose frame nobody has told. */
  | "frame-unknown"
  /** It counts something else: 学校向け beside 地域向け. */
  | "other-scope"
  /** It begins after April 1, so it is not the year's. */
  | "starts-late"
  /** Of the figure's own frame, and of fewer than 10. */
  | "few";

export interface Beside {
  kept: KeptReading;
  why: BesideReason;
}

export type NotMeasured = "no-reading" | "few" | "beside-only";

export interface Figure {
  /** Undefined while it is not measured. */
  kept: KeptReading | undefined;
  /** Where nothing but too few answers are there: only its n is told. */
  few: KeptReading | undefined;
  notMeasured: NotMeasured | undefined;
  beside: readonly Beside[];
  /** One of each fiscal year up to the figure's, its last; of the figure's own frame, oldest first. */
  history: readonly KeptReading[];
  /** 前年度実績: the one of the fiscal year before the figure's, or the last before it; never instead of the figure. */
  carried: KeptReading | undefined;
}

/** @param earlier readings of the indicators of earlier plans that this one continues */
export function figureOf(
  indicator: Indicator,
  readings: readonly KeptReading[],
  earlier: readonly KeptReading[] = [],
): Figure {
  const sorted = inUnit(indicator, readings);
  const reasons = new Map(sorted.map((kept) => [kept, whyBeside(indicator, kept)]));
  const eligible = sorted.filter((kept) => reasons.get(kept) === undefined);
  const open = eligible.filter(isOpen);
  const before = inUnit(indicator, earlier).filter((one) => isOpen(one) && whyBeside(indicator, one) === undefined);
  const kept =
    chosen(indicator, open) ??
    // A count that begins in the middle of a year, and says so, is better than nothing.
    sorted.find((one) => reasons.get(one) === "starts-late" && one.reading.value !== null);
  const few = kept ? undefined : chosen(indicator, eligible);
  const history = kept ? historyOf(kept, [...open, ...before]) : [];
  return {
    kept,
    few,
    notMeasured: kept ? undefined : few ? "few" : sorted.length > 0 ? "beside-only" : "no-reading",
    beside: besideOf(sorted, kept ?? few, reasons),
    history,
    carried: kept ? history.at(-2) : chosen(indicator, before),
  };
}

const inUnit = ({ target }: Indicator, readings: readonly KeptReading[]): KeptReading[] =>
  readings.filter(({ reading }) => reading.unit === target.unit).sort(newestFirst);
const isOpen = ({ reading }: KeptReading): boolean => !reading.suppressed && reading.value !== null;

/** In the newest fiscal year the first frame of the plan's list that has one, and of that frame the newest. */
function chosen({ acceptsFrames }: Indicator, readings: readonly KeptReading[]): KeptReading | undefined {
  const year = Math.max(...readings.map(({ fiscalYear }) => fiscalYear));
  const ofYear = readings.filter(({ fiscalYear }) => fiscalYear === year);
  for (const frame of acceptsFrames) {
    const found = ofYear.find(({ reading }) => reading.frame === frame);
    if (found) return found;
  }
  return acceptsFrames.length === 0 ? ofYear[0] : undefined;
}

function whyBeside(indicator: Indicator, kept: KeptReading): BesideReason | undefined {
  const { reading } = kept;
  if (indicator.kind === "survey") {
    if (reading.frame === null) return "frame-unknown";
    return indicator.acceptsFrames.includes(reading.frame) ? undefined : "frame-not-accepted";
  }
  const scope = indicator.counts?.scope ?? indicator.readings[0]?.scope;
  if (scope !== undefined && reading.scope !== null && reading.scope !== scope) return "other-scope";
  return kept.kind === "count" && startsLate(kept) ? "starts-late" : undefined;
}

/** Of each frame (and scope) that is not the figure's, its newest; older ones are in the list of all readings. */
function besideOf(
  sorted: readonly KeptReading[],
  figure: KeptReading | undefined,
  reasons: ReadonlyMap<KeptReading, BesideReason | undefined>,
): Beside[] {
  const groupOf = ({ reading, kind }: KeptReading, why: BesideReason | undefined) =>
    [reading.frame, why === "other-scope" || why === "starts-late" ? `${reading.scope} ${kind}` : ""].join(" ");
  const seen = new Set(figure ? [groupOf(figure, reasons.get(figure))] : []);
  const beside: Beside[] = [];
  for (const kept of sorted) {
    const why = reasons.get(kept);
    const group = groupOf(kept, why);
    if (kept === figure) continue;
    if (seen.has(group)) {
      // Newer than the figure and of its frame: only because too few have answered.
      const newer = figure && kept.reading.suppressed && newestFirst(kept, figure) < 0;
      if (newer && group === groupOf(figure, reasons.get(figure))) beside.push({ kept, why: "few" });
      continue;
    }
    seen.add(group);
    beside.push({ kept, why: why ?? "other-frame" });
  }
  return beside;
}

function historyOf(figure: KeptReading, open: readonly KeptReading[]): KeptReading[] {
  const years = new Map([[figure.fiscalYear, figure]]);
  for (const kept of open) {
    const ofFrame = kept.reading.frame === figure.reading.frame && kept.fiscalYear < figure.fiscalYear;
    if (ofFrame && !years.has(kept.fiscalYear)) years.set(kept.fiscalYear, kept);
  }
  return [...years.values()].sort((one, other) => one.fiscalYear - other.fiscalYear);
}
