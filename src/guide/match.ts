/**
 * The matcher: which written entry a message asks for. Pure, and the one door to all that follows.
 *
 * Evidence is words, runs of characters and concepts, weighed by how few entries use them. An entry is as near as
 * the nearest of its ways of being asked (never their average), helped by the others and by the rest of its text.
 */
import { evidenceNames } from "./evidence.js";
import { type Candidate, createEvidenceIndex } from "./matchEvidence.js";
import type { FeatureReader } from "./matchFeatures.js";
import { rankWeights } from "./weights.js";

export type { Candidate } from "./matchEvidence.js";

export interface Ranked {
  id: string;
  /** Grows with likeness; 0 is no evidence. */
  score: number;
  /** Share of all likeness that is this entry's, 0–1: low where several are about as near. */
  share: number;
  /** How much of what the question says is found in the entry's ways of asking, 0–1. */
  coverage: number;
  /** The question names something that only services elsewhere have to do with. */
  strange: boolean;
  /** Share of the ways of asking that contain everything the question says, 0–1. */
  typical: number;
}

export interface Matcher {
  /** Best first; candidates without any shared evidence are left out. */
  rank(text: string): Ranked[];
}

const weights = Float64Array.from(evidenceNames, (name) => rankWeights[name]);

export function createMatcher(candidates: readonly Candidate[], read: FeatureReader): Matcher {
  const index = createEvidenceIndex(candidates, read);
  return {
    rank(text) {
      const found = index.gather(text);
      let all = 0;
      const ranked = found.map(({ candidate, values, typical }) => {
        let score = 0;
        for (let i = 0; i < weights.length; i += 1) score += (weights[i] ?? 0) * (values[i] ?? 0);
        all += Math.exp(score);
        return {
          id: candidates[candidate]?.id ?? "",
          score,
          share: 0,
          coverage: ((values[7] ?? 0) + (values[8] ?? 0)) / 2,
          strange: values[15] === 1,
          typical,
        };
      });
      // One more, with no evidence, stands for everything that nobody has written.
      for (const one of ranked) one.share = Math.exp(one.score) / (all + 1);
      return ranked.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
    },
  };
}
