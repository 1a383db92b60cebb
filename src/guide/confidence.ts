/**
 * How likely the first entry of a ranking is right, and what follows from it.
 * Learned from questions that were written apart from the ways of asking: docs/answers.md.
 */
import { confidenceFit } from "./confidenceFit.js";
import type { Ranked } from "./match.js";

/** Where "sure", "choices" and "none" part. */
export const thresholds = { sure: 0.88, sureAbroad: 0.93, choices: 0.7, choiceGap: 3 } as const;

/** From here on more says nothing more. */
const most = { score: 25, lead: 8 } as const;

/** Part of a short word, shared with one entry alone, is far ahead of nothing. */
const weak = { score: 5, coverage: 0.4 } as const;

/** What was asked, and of what kind what stands first is. */
export interface Asked {
  /** In another language than Japanese, where there is less to compare with. */
  abroad: boolean;
  /** The ward's own entry stands first, not another ward's or a service elsewhere. */
  own: boolean;
}

/** What confidence is the sum of. */
export interface ConfidenceSigns {
  constant: number;
  /** Of the first one. */
  score: number;
  share: number;
  /** How far it is ahead of the second. */
  lead: number;
  coverage: number;
  strange: number;
  abroad: number;
  own: number;
}

export function isSure(first: Ranked, confidence: number, abroad: boolean): boolean {
  const least = abroad ? thresholds.sureAbroad : thresholds.sure;
  return confidence >= least && !(first.score < weak.score && first.coverage < weak.coverage);
}

/** Undefined where nothing stands first. */
export function confidenceSigns(ranked: readonly Ranked[], asked: Asked): ConfidenceSigns | undefined {
  const [first, second] = ranked;
  if (!first) return undefined;
  return {
    constant: 1,
    score: Math.min(most.score, first.score),
    share: first.share,
    lead: Math.min(most.lead, first.score - (second?.score ?? 0)),
    coverage: first.coverage,
    strange: first.strange ? 1 : 0,
    abroad: asked.abroad ? 1 : 0,
    own: asked.own ? 1 : 0,
  };
}

/** 0–1 */
export function confidenceOf(ranked: readonly Ranked[], asked: Asked): number {
  const signs = confidenceSigns(ranked, asked);
  if (!signs) return 0;
  let sum = 0;
  for (const name of Object.keys(confidenceFit) as (keyof ConfidenceSigns)[]) sum += confidenceFit[name] * signs[name];
  return 1 / (1 + Math.exp(-sum));
}
