/** The guide itself: each way of asking left out in turn, and the questions that were written apart from all of them. */
import { readFileSync } from "node:fs";
import type { Content } from "../../src/content.js";
import type { ConceptLanguage } from "../../src/guide/concepts.js";
import { isElsewhere } from "../../src/guide/elsewhere.js";
import { guideCandidates } from "../../src/guide/guideCandidates.js";
import { createEvidenceIndex } from "../../src/guide/matchEvidence.js";
import { isNotHere } from "../../src/guide/sharedWays.js";
import { createChance } from "./chance.mjs";
import { examplesOf } from "./examples.mjs";
import type { Example } from "./listwise.mjs";
import { isEven, type Question, type QuestionFile } from "./spentQuestions.mjs";

/** In each part so many ways of asking of every entry are left out. */
const parts = 6;

const withoutWard = (id: string) => id.slice(id.indexOf("/") + 1);

function wardCandidates(content: Content, id: string, language: ConceptLanguage) {
  const wards = [...content.wards].map(([ward, { topics }]) => ({ id: ward, topics: [...topics.values()] }));
  const ward = wards.find((one) => one.id === id);
  if (!ward) throw new Error(`there is no ward ${id}`);
  return guideCandidates({ ...content, ward, others: wards.filter((one) => one !== ward) }, language);
}

/** @param most ways of asking, of the thousands */
export function leftOutExamples(content: Content, language: ConceptLanguage, most: number): Example[] {
  const chance = createChance(2);
  const [ward = ""] = content.wards.keys();
  const { candidates, read } = wardCandidates(content, ward, language);
  const place = new Map(candidates.flatMap(({ phrases }) => phrases.map((phrase) => [phrase, chance.next()] as const)));
  const isOut = (phrase: string, part: number) => Math.floor((place.get(phrase) ?? 0) * parts) === part;
  return Array.from({ length: parts }, (_, part) => {
    const kept = candidates.map((candidate) => ({
      ...candidate,
      phrases: candidate.phrases.filter((phrase, index) => index === 0 || !isOut(phrase, part)),
    }));
    const index = createEvidenceIndex(kept, read);
    const left = candidates.flatMap(({ id, phrases }) =>
      phrases
        .slice(1)
        .filter((phrase) => isOut(phrase, part))
        .map((text) => ({ id, text })),
    );
    return chance
      .shuffle(left)
      .slice(0, Math.ceil(most / parts))
      .flatMap(({ id, text }) => examplesOf(index, kept, text, (candidate) => candidate === id, withoutWard(id)));
  }).flat();
}

/** @param files of questions with the entries that may answer them */
export function questionExamples(
  content: Content,
  files: readonly QuestionFile[],
  language: ConceptLanguage,
): Example[] {
  const questions = files.flatMap(({ path, even }) =>
    readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line): Question => JSON.parse(line))
      .filter((question) => !even || isEven(question)),
  );
  return [...content.wards.keys()].flatMap((id) => {
    const { candidates, read } = wardCandidates(content, id, language);
    const index = createEvidenceIndex(candidates, read);
    return questions
      .filter(({ ward, lang, style }) => ward === id && lang === language && style !== "otherward")
      .flatMap(({ text, expect, kind }) => {
        if (kind === "answer")
          return examplesOf(index, candidates, text, (one) => expect.includes(one), expect[0] ?? "");
        if (kind !== "out") return [];
        // What nobody here answers is better anywhere else than with one of the ward's entries.
        return examplesOf(index, candidates, text, (one) => isElsewhere(one) || isNotHere(one), "out");
      });
  });
}
