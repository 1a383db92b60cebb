/** Result of a measure (指標になる割合): what an indicator is made of, frame by frame, with all that stands beside it. */
import type { Frame } from "../../policy/indicator.js";
import { boundsOf, percentOf, type Range } from "../statistics/share.js";
import { wilson95 } from "../statistics/wilson.js";
import type { SurveyDefinition } from "../survey.js";
import { silent } from "../tally/measured.js";
import type { FrameTally, SurveyTally } from "../tally/tally.js";
import type { Weighing } from "../tally/weighing.js";
import { wasSampled } from "./questionResult.js";

export interface MeasureResult {
  indicator: string;
  frame: Frame;
  numerator: number;
  n: number;
  /** Null where nobody is in the denominator. */
  percent: number | null;
  interval: Range | null;
  /** Null where nobody knows how many were asked. */
  bounds: Range | null;
  /** Where the survey is weighted by age and sex; beside the share, never instead of it. */
  weighing: Weighing | undefined;
}

/** For staff, who see small numbers too; what readers see is `measuredReading`. */
export function measureResults({ measures }: SurveyDefinition, { frames }: SurveyTally): MeasureResult[] {
  return frames.flatMap((tally) =>
    tally.measures.map(({ indicator, numerator, denominator: n, weighing }) => ({
      indicator,
      frame: tally.frame,
      numerator,
      n,
      percent: n === 0 ? null : percentOf(numerator, n),
      interval: n === 0 || !wasSampled(tally) ? null : wilson95(numerator, n, tally.population),
      bounds: n === 0 ? null : boundsOf(numerator, n, askedOf(tally, n, questionOf(indicator))),
      weighing,
    })),
  );

  function questionOf(indicator: string): string {
    return measures.find((one) => one.indicator === indicator)?.question ?? "";
  }
}

const askedOf = (tally: FrameTally, n: number, question: string): number | null =>
  tally.invited === null || tally.responses > tally.invited ? null : n + silent({ question }, tally, tally.invited);
