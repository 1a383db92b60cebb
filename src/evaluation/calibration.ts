/** Calibration (較正): whether a confidence of 0.8 is right in eight cases of ten. */
import { columns } from "./columns.js";
import { type Count, countOf, written } from "./count.js";
import type { Judged } from "./judge.js";

export interface Bin {
  /** Confidences from `low` up to `high`, which belongs to the next one (1 to the last). */
  low: number;
  high: number;
  /** Mean confidence, 0–1. */
  mean: number;
  right: Count;
}

const binCount = 10;

/** Lines whose confidence speaks of an entry: answers and choices, to questions that have an answer or are not covered. */
const offered = ({ asked, given }: Judged): boolean =>
  (asked.kind === "answer" || asked.kind === "out") && (given.kind === "answer" || given.kind === "choices");

/** The first entry is the right one; for a question that is not covered none is. */
const firstRight = ({ asked, right }: Judged): boolean => asked.kind === "answer" && right;

/** Bins of equal width, from 0 to 1; those that hold no line are left out. */
export function calibration(all: readonly Judged[]): Bin[] {
  const lines = all.filter(offered);
  return Array.from({ length: binCount }, (_, place) => {
    const members = lines.filter(
      ({ given }) => Math.min(Math.floor(given.confidence * binCount), binCount - 1) === place,
    );
    return {
      low: place / binCount,
      high: (place + 1) / binCount,
      mean: members.reduce((sum, { given }) => sum + given.confidence, 0) / Math.max(1, members.length),
      right: countOf(members, firstRight),
    };
  }).filter(({ right }) => right.whole > 0);
}

/** Expected calibration error: how far confidence and share right lie apart on average, 0–1, each line counted once. */
export function calibrationError(bins: readonly Bin[]): number {
  const n = bins.reduce((sum, { right }) => sum + right.whole, 0);
  if (n === 0) return 0;
  return bins.reduce((sum, { mean, right }) => sum + Math.abs(mean * right.whole - right.part), 0) / n;
}

export function calibrationTable(bins: readonly Bin[]): string[] {
  return [
    ...columns([
      ["confidence", "n", "mean", "first right"],
      ...bins.map(({ low, high, mean, right }) => [
        `${low.toFixed(1)}–${high.toFixed(1)}`,
        String(right.whole),
        mean.toFixed(2),
        written(right),
      ]),
    ]),
    `expected calibration error ${calibrationError(bins).toFixed(3)} (answers and choices, to questions with and without an answer)`,
  ];
}
