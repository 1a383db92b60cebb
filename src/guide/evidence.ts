/** The numbers that speak for one candidate: how near its ways of asking are, and how much of the question its text has. */
import type { TermShares } from "./termIndex.js";
import type { Nearness } from "./vectorIndex.js";

export const evidenceNames = [
  // Ways of asking, one by one: words with runs of characters, and concepts.
  "best",
  "bestWords",
  "bestConcepts",
  "bestWordCoverage",
  "bestConceptCoverage",
  "second",
  "third",
  "anyWords",
  "anyConcepts",
  "mostWords",
  "mostConcepts",
  "title",
  // Title, ways and text as one document.
  "documentWords",
  "documentCharacters",
  "textWords",
  "textCharacters",
  "openingWords",
  "openingCharacters",
  "titleWords",
  "titleCharacters",
  "titleRuns",
  "foundWords",
  "foundCharacters",
  "foundRuns",
  "rarestWord",
  "textConcepts",
  // What others say.
  "topic",
  "strange",
  // Looked at for the first ones alone.
  "together",
] as const;
export type EvidenceName = (typeof evidenceNames)[number];

/** Where each kind of evidence stands in the values of a candidate. */
export const at = Object.fromEntries(evidenceNames.map((name, index) => [name, index])) as Readonly<
  Record<EvidenceName, number>
>;

/** A shared concept counts less than shared words. */
export const conceptShare = 0.8;

/** How near the question, or a sentence of it, is to all ways of asking. */
export interface Near {
  words: Nearness;
  concepts: Nearness;
}

/** How much of the question stands in the documents. */
export interface Found {
  words: TermShares;
  characters: TermShares;
  runs: TermShares;
  concepts: Nearness;
}

export function isNear(candidate: number, { words, concepts }: Near): boolean {
  return (words.ownerCoverage[candidate] ?? 0) > 0 || (concepts.ownerCoverage[candidate] ?? 0) > 0;
}

export function isFound(candidate: number, { words, runs, characters, concepts }: Found): boolean {
  return (
    (words.anywhere[candidate] ?? 0) > 0 ||
    (runs.anywhere[candidate] ?? 0) > 0 ||
    (characters.anywhere[candidate] ?? 0) > 0 ||
    (concepts.coverage[candidate] ?? 0) > 0
  );
}

/** How near a way of asking is, by words and concepts together. */
export const likeness = ({ words, concepts }: Near, way: number): number =>
  (words.cosine[way] ?? 0) + conceptShare * (concepts.cosine[way] ?? 0);

/**
 * Fills the evidence of the ways of asking, `from` to `to`.
 * @param values its evidence of former questions doesn't count
 */
export function weighWays(candidate: number, from: number, to: number, near: Near, values: Float64Array): void {
  const { cosine: ofWords } = near.words;
  const { cosine: ofConcepts } = near.concepts;
  let mostWords = 0;
  let mostConcepts = 0;
  let best = 0;
  let second = 0;
  let third = 0;
  let nearest = from;
  for (let way = from; way < to; way += 1) {
    const inWords = ofWords[way] ?? 0;
    const inConcepts = ofConcepts[way] ?? 0;
    if (inWords > mostWords) mostWords = inWords;
    if (inConcepts > mostConcepts) mostConcepts = inConcepts;
    const sum = inWords + conceptShare * inConcepts;
    if (sum <= third) continue;
    if (sum > best) {
      third = second;
      second = best;
      best = sum;
      nearest = way;
    } else if (sum > second) {
      third = second;
      second = sum;
    } else third = sum;
  }
  values[at.best] = best;
  values[at.bestWords] = best > 0 ? (near.words.cosine[nearest] ?? 0) : 0;
  values[at.bestConcepts] = best > 0 ? (near.concepts.cosine[nearest] ?? 0) : 0;
  values[at.bestWordCoverage] = best > 0 ? (near.words.coverage[nearest] ?? 0) : 0;
  values[at.bestConceptCoverage] = best > 0 ? (near.concepts.coverage[nearest] ?? 0) : 0;
  values[at.second] = second;
  values[at.third] = third;
  values[at.anyWords] = near.words.ownerCoverage[candidate] ?? 0;
  values[at.anyConcepts] = near.concepts.ownerCoverage[candidate] ?? 0;
  values[at.mostWords] = mostWords;
  values[at.mostConcepts] = mostConcepts;
  values[at.title] = likeness(near, from);
}

/** Fills the evidence of title and text. */
export function weighDocument(candidate: number, found: Found, values: Float64Array): void {
  const { words, characters, runs, concepts } = found;
  values[at.documentWords] = words.both[candidate] ?? 0;
  values[at.documentCharacters] = characters.both[candidate] ?? 0;
  values[at.textWords] = words.text[candidate] ?? 0;
  values[at.textCharacters] = characters.text[candidate] ?? 0;
  values[at.openingWords] = words.opening[candidate] ?? 0;
  values[at.openingCharacters] = characters.opening[candidate] ?? 0;
  values[at.titleWords] = words.title[candidate] ?? 0;
  values[at.titleCharacters] = characters.title[candidate] ?? 0;
  values[at.titleRuns] = runs.title[candidate] ?? 0;
  values[at.foundWords] = words.anywhere[candidate] ?? 0;
  values[at.foundCharacters] = characters.anywhere[candidate] ?? 0;
  values[at.foundRuns] = runs.anywhere[candidate] ?? 0;
  values[at.rarestWord] = words.rarest[candidate] ?? 0;
  values[at.textConcepts] = concepts.coverage[candidate] ?? 0;
}
