/**
 * Danger model (危険の見立て): how likely each kind of danger, or none, is behind a message, from sentences that people
 * wrote as examples (`content/common/priority/examples/`). A sum of weights for each kind, then shares. It only
 * chooses among the answers that people wrote.
 */
import { priorityIds } from "../priorityId.js";
import { dangerFeatures } from "./dangerFeatures.js";
import type { DangerWords } from "./dangerWords.js";

/** None first, then the kinds in the order of `priorityIds`. */
export const dangerClasses = ["harmless", ...priorityIds] as const;
export type DangerClass = (typeof dangerClasses)[number];

export interface DangerWeights {
  /** One for each class. */
  readonly bias: readonly number[];
  /** `dangerWidth` × classes, a feature's weights side by side; times `scale`. */
  readonly steps: Int8Array;
  readonly scale: number;
}

export interface DangerModel {
  readonly weights: DangerWeights;
  readonly words: DangerWords;
}

/** @returns shares of all classes, together 1 */
export function dangerShares(message: string, { weights, words }: DangerModel): Float64Array {
  const { bias, steps, scale } = weights;
  const count = dangerClasses.length;
  const sums = new Float64Array(count);
  const features = dangerFeatures(message, words);
  for (const feature of features)
    for (let kind = 0; kind < count; kind += 1) sums[kind] = (sums[kind] ?? 0) + (steps[feature * count + kind] ?? 0);
  // Long messages have more features, not more danger.
  const share = scale / Math.sqrt(Math.max(1, features.length));
  let all = 0;
  for (let kind = 0; kind < count; kind += 1) {
    const grown = Math.exp((sums[kind] ?? 0) * share + (bias[kind] ?? 0));
    sums[kind] = grown;
    all += grown;
  }
  return sums.map((grown) => grown / all);
}
