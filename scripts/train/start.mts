/** Where learning starts: weights set by hand, which a few hundred questions then move. */
import { type EvidenceName, evidenceNames } from "../../src/guide/evidence.js";

export type SomeWeights = Partial<Record<EvidenceName, number>>;

export const vectorOf = (weights: SomeWeights): Float64Array =>
  Float64Array.from(evidenceNames, (name) => weights[name] ?? 0);

/** Concepts that only services elsewhere have: a rule, not a matter of likeness. */
const strange = -3;

/** For entries with ways of asking: what the account ran with before anything was learned. */
export const askedStart: SomeWeights = {
  best: 3,
  bestWordCoverage: 1,
  bestConceptCoverage: 0.5,
  second: 1,
  third: 0.5,
  anyWords: 2,
  anyConcepts: 1.5,
  mostWords: 0.5,
  mostConcepts: 0.5,
  title: 0.3,
  textWords: 0.5,
  textConcepts: 0.3,
  topic: 0.5,
  strange,
};

/** For a list of questions and answers alone: all from nothing. */
export const plainStart: SomeWeights = {};

/** What may speak there. Concepts count only beside words, in `best`. */
export const plainEvidence: readonly EvidenceName[] = [
  "best",
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
  "foundRuns",
  "together",
];
