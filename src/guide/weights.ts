/** Weights of the ranker. Learned ones were no better than these, set by hand: docs/answers.md. */
import type { evidenceNames } from "./evidence.js";

type Weights = Readonly<Record<(typeof evidenceNames)[number], number>>;

export const rankWeights: Weights = {
  best: 3,
  bestWords: 0,
  bestConcepts: 0,
  bestWordCoverage: 1,
  bestConceptCoverage: 0.5,
  second: 1,
  third: 0.5,
  anyWords: 2,
  anyConcepts: 1.5,
  bodyWords: 0.5,
  bodyConcepts: 0.3,
  mostWords: 0.5,
  mostConcepts: 0.5,
  title: 0.3,
  topic: 0.5,
  strange: -3,
};
