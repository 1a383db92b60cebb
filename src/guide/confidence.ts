/**
 * How likely the first entry of a ranking is right, and what follows from it.
 * Set on questions that were written apart from the ways of asking: docs/answers.md.
 */
import type { Ranked } from "./match.js";

/** Where "sure", "choices" and "none" part. */
export const thresholds = { sure: 0.7, choices: 0.22, choiceGap: 2.2 } as const;

const fit = { constant: -3.2, score: 0.25, share: 2.5, lead: 0.5, coverage: 1.5, strange: -2 } as const;

/** Part of a short word, shared with one entry alone, is far ahead of nothing. */
const weak = { score: 5, coverage: 0.4 } as const;

export function isSure(first: Ranked, confidence: number): boolean {
  return confidence >= thresholds.sure && !(first.score < weak.score && first.coverage < weak.coverage);
}

export function confidenceOf(ranked: readonly Ranked[]): number {
  const [first, second] = ranked;
  if (!first) return 0;
  const lead = first.score - (second?.score ?? 0);
  const sum =
    fit.constant +
    fit.score * first.score +
    fit.share * first.share +
    fit.lead * lead +
    fit.coverage * first.coverage +
    (first.strange ? fit.strange : 0);
  return 1 / (1 + Math.exp(-sum));
}
