/**
 * The matcher: which written entry a message asks for. Pure, and the one door to all that follows.
 *
 * Evidence is words, runs of characters and concepts, weighed by how few entries use them. An entry is as near as
 * the nearest of its ways of being asked (never their average), helped by the others and by its title and text.
 */
import { at, evidenceNames } from "./evidence.js";
import { type Candidate, createEvidenceIndex, type Evidence } from "./matchEvidence.js";
import type { FeatureReader } from "./matchFeatures.js";
import { askedWeights, plainWeights, type Weights } from "./weights.js";

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
  /** How near the nearest way of asking is: 0–1.8, where 1 is the same words and 0.8 the same concepts. */
  nearest: number;
  /** Share of the question's words, by how much they say, that stand nowhere in the entry: 0–1. */
  missing: number;
  /** Share of them that stand in no entry at all: the same for all entries of a ranking, 0–1. */
  unknown: number;
  /** The rarest word of the question that any entry has stands in this one. */
  rarest: boolean;
}

/** Why an entry was ranked where it was. */
export interface Explanation {
  /** The nearest way of asking or the title; undefined where none shares anything. */
  phrase: string | undefined;
  /** What each kind of evidence gave to the score, the strongest first. */
  parts: readonly { name: string; value: number }[];
}

export interface Matcher {
  /**
   * Best first; candidates without any shared evidence are left out, and all but the first hundreds of a long list.
   * The first ten are in exact order. Behind them the evidence that takes longest may be missing.
   */
  rank(text: string): Ranked[];
  /** @param id of a candidate */
  explain(text: string, id: string): Explanation;
}

/** So many are in exact order. */
const exact = 10;
const most = 300;
const width = evidenceNames.length;

export function createMatcher(candidates: readonly Candidate[], read: FeatureReader, chosen?: Weights): Matcher {
  const index = createEvidenceIndex(candidates, read);
  // A list of questions and answers alone is weighed otherwise than entries with many ways of being asked.
  const asked = candidates.filter(({ phrases }) => phrases.length > 1).length * 2 >= candidates.length;
  const table = chosen ?? (asked ? askedWeights : plainWeights);
  const weights = Float64Array.from(evidenceNames, (name) => table[name]);

  function scoresOf({ candidates: found, values }: Evidence): Float64Array {
    const scores = new Float64Array(found.length);
    for (let row = 0; row < found.length; row += 1) {
      let score = 0;
      for (let i = 0; i < width; i += 1) score += (weights[i] ?? 0) * (values[row * width + i] ?? 0);
      scores[row] = score;
    }
    return scores;
  }

  const idOf = (candidate = -1) => candidates[candidate]?.id ?? "";

  function sortRows(rows: number[], scores: Float64Array, ids: readonly number[]): number[] {
    return rows.sort(
      (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || (idOf(ids[one]) < idOf(ids[other]) ? -1 : 1),
    );
  }

  /** Adds what takes longest, for every row that it could bring among the first. */
  function refine(order: readonly number[], scores: Float64Array, { candidates: found, values, together }: Evidence) {
    const weight = weights[at.together] ?? 0;
    if (weight <= 0) return;
    const best: number[] = [];
    for (const row of order) {
      const score = scores[row] ?? 0;
      if (best.length === exact && score + weight <= (best[0] ?? 0)) return;
      const share = together(found[row] ?? 0);
      values[row * width + at.together] = share;
      scores[row] = score + weight * share;
      best.push(scores[row]);
      best.sort((one, other) => one - other);
      if (best.length > exact) best.shift();
    }
  }

  return {
    rank(text) {
      const evidence = index.gather(text);
      const { candidates: found, values, typical, unknown } = evidence;
      const scores = scoresOf(evidence);
      const order = sortRows(firstRows(scores, most), scores, found);
      refine(order, scores, evidence);
      sortRows(order, scores, found);
      // One more, with no evidence, stands for everything that nobody has written.
      let all = 1;
      for (const score of scores) all += Math.exp(score);
      return order.map((row) => {
        const start = row * width;
        const score = scores[row] ?? 0;
        return {
          id: idOf(found[row]),
          score,
          share: Math.exp(score) / all,
          coverage: ((values[start + at.anyWords] ?? 0) + (values[start + at.anyConcepts] ?? 0)) / 2,
          strange: values[start + at.strange] === 1,
          typical: typical?.get(found[row] ?? -1) ?? 0,
          nearest: values[start + at.best] ?? 0,
          missing: 1 - (values[start + at.foundWords] ?? 0),
          unknown,
          rarest: values[start + at.rarestWord] === 1,
        };
      });
    },
    explain(text, id) {
      const evidence = index.gather(text);
      const row = evidence.candidates.findIndex((candidate) => candidates[candidate]?.id === id);
      if (row === -1) return { phrase: undefined, parts: [] };
      const candidate = evidence.candidates[row] ?? 0;
      const values = evidence.values.slice(row * width, (row + 1) * width);
      values[at.together] = evidence.together(candidate);
      const parts = evidenceNames
        .map((name, place) => ({ name, value: (weights[place] ?? 0) * (values[place] ?? 0) }))
        .filter(({ value }) => value !== 0)
        .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
      return { phrase: index.nearestWay(text, candidate), parts };
    },
  };
}

/** The rows with the highest scores, in no order. */
function firstRows(scores: Float64Array, count: number): number[] {
  const rows = [...scores.keys()];
  if (rows.length <= count) return rows;
  const least = scores.toSorted()[scores.length - count] ?? 0;
  return rows.filter((row) => (scores[row] ?? 0) >= least);
}
