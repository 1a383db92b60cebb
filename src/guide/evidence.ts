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

/** How near the question, or a sentence of it, is to all candidates. */
export interface Near {
  words: Nearness;
  concepts: Nearness;
  bodyWords: Nearness;
  bodyConcepts: Nearness;
}

export function isTouched(candidate: number, { words, concepts, bodyWords, bodyConcepts }: Near): boolean {
  return (
    (words.ownerCoverage[candidate] ?? 0) > 0 ||
    (concepts.ownerCoverage[candidate] ?? 0) > 0 ||
    (bodyWords.coverage[candidate] ?? 0) > 0 ||
    (bodyConcepts.coverage[candidate] ?? 0) > 0
  );
}

/** @param values is filled: its former values don't count */
export function evidenceOf(candidate: number, from: number, to: number, near: Near, values: Float64Array): void {
  values.fill(0);
  const { cosine: wordCosines } = near.words;
  const { cosine: conceptCosines } = near.concepts;
  let mostWords = 0;
  let mostConcepts = 0;
  let best = 0;
  let second = 0;
  let third = 0;
  let at = from;
  for (let text = from; text < to; text += 1) {
    const wordCosine = wordCosines[text] ?? 0;
    const conceptCosine = conceptCosines[text] ?? 0;
    const sum = wordCosine + conceptShare * conceptCosine;
    if (sum > best) {
      third = second;
      second = best;
      best = sum;
      at = text;
    } else if (sum > second) {
      third = second;
      second = sum;
    } else if (sum > third) third = sum;
    if (wordCosine > mostWords) mostWords = wordCosine;
    if (conceptCosine > mostConcepts) mostConcepts = conceptCosine;
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
  values[11] = mostWords;
  values[12] = mostConcepts;
  values[13] = (near.words.cosine[from] ?? 0) + conceptShare * (near.concepts.cosine[from] ?? 0);
}
