/** A question as an example to learn from: the evidence for the candidates that come into consideration. */
import { at, evidenceNames } from "../../src/guide/evidence.js";
import type { Candidate, EvidenceIndex } from "../../src/guide/matchEvidence.js";
import { type Example, scoreOf } from "./listwise.mjs";
import { askedStart, vectorOf } from "./start.mjs";

const width = evidenceNames.length;
/** Candidates far behind teach nothing. */
const most = 60;
const guess = vectorOf({
  ...askedStart,
  documentWords: 1,
  documentCharacters: 1,
  foundWords: 2,
  foundRuns: 1,
  together: 1,
});

/** @returns nothing where no right candidate shares anything with the question */
export function examplesOf(
  index: EvidenceIndex,
  candidates: readonly Candidate[],
  text: string,
  isRight: (id: string) => boolean,
  group: string,
): Example[] {
  const { candidates: found, values, together } = index.gather(text);
  const ranked = found
    .map((candidate, place) => {
      const row = values.slice(place * width, (place + 1) * width);
      row[at.together] = together(candidate);
      return { row, right: isRight(candidates[candidate]?.id ?? ""), score: scoreOf(row, guess) };
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
  return ranked.some(({ right }) => right)
    ? [{ group, rows: ranked.map(({ row }) => row), right: ranked.map(({ right }) => right) }]
    : [];
}
