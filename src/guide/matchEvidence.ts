/** Evidence for each candidate, as numbers that a linear ranker weighs. */
import { evidenceNames, evidenceOf } from "./evidence.js";
import type { FeatureReader, TextFeatures } from "./matchFeatures.js";
import { sentencesOf } from "./sentences.js";
import { createVectorIndex } from "./vectorIndex.js";

/** Something that can be asked for. */
export interface Candidate {
  id: string;
  /** Title first, then ways of asking. */
  phrases: readonly string[];
  /** Answer and details: weaker evidence. */
  body: string;
  /** Ways of asking in another language, which count by their concepts alone. */
  foreign?: readonly ReadonlySet<string>[];
}

export interface CandidateEvidence {
  candidate: number;
  values: Float64Array;
}

export interface EvidenceIndex {
  gather(text: string): CandidateEvidence[];
}

/** Concepts that only services outside the content have: an entry that lacks one that is asked for is the wrong one. */
const outside = "out-";
/** What a sentence alone adds to the evidence of the whole message. */
const sentenceShare = 0.3;

export function createEvidenceIndex(candidates: readonly Candidate[], read: FeatureReader): EvidenceIndex {
  const owners: number[] = [];
  const texts: TextFeatures[] = [];
  const firstOf: number[] = [];
  const nothing: TextFeatures["lexical"] = new Map();
  candidates.forEach((candidate, owner) => {
    firstOf.push(texts.length);
    for (const text of [
      ...candidate.phrases.map(read),
      ...(candidate.foreign ?? []).map((about) => ({
        lexical: nothing,
        concepts: new Map([...about].map((id) => [id, 1])),
      })),
    ]) {
      owners.push(owner);
      texts.push(text);
    }
  });
  const bodies = candidates.map(({ body }) => read(body));
  const self = candidates.map((_, owner) => owner);
  const words = createVectorIndex(
    texts.map(({ lexical }) => lexical),
    owners,
    candidates.length,
  );
  const concepts = createVectorIndex(
    texts.map((text) => text.concepts),
    owners,
    candidates.length,
  );
  const bodyWords = createVectorIndex(
    bodies.map(({ lexical }) => lexical),
    self,
    candidates.length,
  );
  const bodyConcepts = createVectorIndex(
    bodies.map((body) => body.concepts),
    self,
    candidates.length,
  );
  const holders = new Map<string, Set<number>>();
  texts.forEach((text, at) => {
    for (const concept of text.concepts.keys()) {
      if (concept.startsWith(outside)) holders.set(concept, (holders.get(concept) ?? new Set()).add(owners[at] ?? 0));
    }
  });
  const topics = candidates.map(({ id }) => id.slice(id.indexOf("/") + 1).split(".")[0] ?? "");

  return {
    gather(text) {
      const question = read(text);
      const parts = sentencesOf(text).map(read);
      const nears = [question, ...parts].map(({ lexical, concepts: about }) => ({
        words: words.compare(lexical),
        concepts: concepts.compare(about),
        bodyWords: bodyWords.compare(lexical),
        bodyConcepts: bodyConcepts.compare(about),
      }));
      const strange = [...question.concepts.keys()].filter((concept) => concept.startsWith(outside));
      const found: CandidateEvidence[] = [];
      const topicSum = new Map<string, number>();
      for (let candidate = 0; candidate < candidates.length; candidate += 1) {
        const values = new Float64Array(evidenceNames.length);
        nears.forEach((near, part) => {
          const one = evidenceOf(candidate, firstOf[candidate] ?? 0, firstOf[candidate + 1] ?? texts.length, near);
          for (let i = 0; i < values.length; i += 1) {
            const whole = values[i] ?? 0;
            values[i] = part === 0 ? (one[i] ?? 0) : Math.max(whole, whole + sentenceShare * ((one[i] ?? 0) - whole));
          }
        });
        if (values.every((value) => value === 0)) continue;
        values[15] = strange.some((concept) => !holders.get(concept)?.has(candidate)) ? 1 : 0;
        found.push({ candidate, values });
        const topic = topics[candidate] ?? "";
        topicSum.set(topic, (topicSum.get(topic) ?? 0) + (values[0] ?? 0) ** 2);
      }
      let all = 0;
      for (const sum of topicSum.values()) all += sum;
      for (const { candidate, values } of found) {
        const own = (values[0] ?? 0) ** 2;
        values[14] = all > 0 ? ((topicSum.get(topics[candidate] ?? "") ?? 0) - own) / all : 0;
      }
      return found;
    },
  };
}
