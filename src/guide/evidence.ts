/** The numbers that speak for one candidate, from how near each of its ways of asking is. */
import type { Nearness } from "./vectorIndex.js";

export const evidenceNames = [
  "best",
  "bestWords",
  "bestConcepts",
  "bestWordCoverage",
  "bestConceptCoverage",
  "second",
  "third",
  "anyWords",
  "anyConcepts",
  "bodyWords",
  "bodyConcepts",
  "mostWords",
  "mostConcepts",
  "title",
  "topic",
  "strange",
] as const;

/** A shared concept counts less than shared words. */
const conceptShare = 0.8;

export function evidenceOf(
  candidate: number,
  from: number,
  to: number,
  near: { words: Nearness; concepts: Nearness; bodyWords: Nearness; bodyConcepts: Nearness },
): Float64Array {
  const values = new Float64Array(evidenceNames.length);
  let best = 0;
  let second = 0;
  let third = 0;
  let at = from;
  for (let text = from; text < to; text += 1) {
    const wordCosine = near.words.cosine[text] ?? 0;
    const conceptCosine = near.concepts.cosine[text] ?? 0;
    const sum = wordCosine + conceptShare * conceptCosine;
    if (sum > best) {
      [third, second, best, at] = [second, best, sum, text];
    } else if (sum > second) [third, second] = [second, sum];
    else if (sum > third) third = sum;
    values[11] = Math.max(values[11] ?? 0, wordCosine);
    values[12] = Math.max(values[12] ?? 0, conceptCosine);
  }
  values[0] = best;
  if (best > 0) {
    values[1] = near.words.cosine[at] ?? 0;
    values[2] = near.concepts.cosine[at] ?? 0;
    values[3] = near.words.coverage[at] ?? 0;
    values[4] = near.concepts.coverage[at] ?? 0;
  }
  values[5] = second;
  values[6] = third;
  values[7] = near.words.ownerCoverage[candidate] ?? 0;
  values[8] = near.concepts.ownerCoverage[candidate] ?? 0;
  values[9] = near.bodyWords.coverage[candidate] ?? 0;
  values[10] = near.bodyConcepts.coverage[candidate] ?? 0;
  values[13] = (near.words.cosine[from] ?? 0) + conceptShare * (near.concepts.cosine[from] ?? 0);
  return values;
}
