/**
 * Coverage against precision (回答率と正答率): if only the surest share of questions were answered, how many of these
 * answers would be right? It shows what another threshold would cost, not only the one in use.
 */
import { type Count, intervalOf } from "./count.js";
import type { Judged } from "./judge.js";

export interface CoveragePoint {
  /** Everything at least this sure is given as the answer, 0–1. */
  threshold: number;
  /** Questions that have an answer and are given one. */
  covered: Count;
  /** Of all that are given an answer, those that are right: an answer to a question that is not covered is wrong. */
  precise: Count;
}

/**
 * Choices that were held back although they were sure enough (another ward's entry, a message that says too little)
 * are never given as an answer, whatever the threshold: the curve ends before all is covered.
 * @param sure the threshold in use
 * @returns from the surest down, one point for each confidence that occurs; none where no question has an answer
 */
export function coverage(all: readonly Judged[], sure: number): CoveragePoint[] {
  const answerable = all.filter(({ asked }) => asked.kind === "answer").length;
  if (answerable === 0) return [];
  const offered = all
    .filter(({ asked }) => asked.kind === "answer" || asked.kind === "out")
    .filter(({ given }) => given.kind === "answer" || (given.kind === "choices" && given.confidence < sure))
    .sort((one, other) => other.given.confidence - one.given.confidence);
  const points: CoveragePoint[] = [];
  let [covered, right, given] = [0, 0, 0];
  offered.forEach((one, place) => {
    given += 1;
    if (one.asked.kind === "answer") covered += 1;
    if (one.asked.kind === "answer" && one.right) right += 1;
    const threshold = one.given.confidence;
    if (offered[place + 1]?.given.confidence === threshold) return;
    points.push({
      threshold,
      covered: { part: covered, whole: answerable },
      precise: { part: right, whole: given },
    });
  });
  return points;
}

/** The last point that this threshold lets through; undefined where it lets none. */
export const pointAt = (points: readonly CoveragePoint[], threshold: number): CoveragePoint | undefined =>
  points.findLast((point) => point.threshold >= threshold);

/** For drawing: percentages, and the 95 % interval of the precision. */
export const drawn = ({ covered, precise }: CoveragePoint) => {
  const [low, high] = intervalOf(precise);
  return {
    x: (100 * covered.part) / covered.whole,
    y: (100 * precise.part) / precise.whole,
    low: 100 * low,
    high: 100 * high,
  };
};
