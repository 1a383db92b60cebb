/** Evidence for each candidate, as numbers that a linear ranker weighs. */
import { evidenceNames, evidenceOf, isTouched, type Near } from "./evidence.js";
import type { FeatureReader, TextFeatures } from "./matchFeatures.js";
import { sentencesOf } from "./sentences.js";
import { createTypicality } from "./typical.js";
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
  /** Share of the ways of asking that contain everything the question says, 0–1. */
  typical: number;
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
  const phrases: (string | undefined)[] = [];
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
    phrases.push(...candidate.phrases, ...(candidate.foreign ?? []).map(() => undefined));
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
  const typicality = createTypicality({ owners, phrases, words, concepts }, read);
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
  const topics = candidates.map(({ id }) => id.slice(id.indexOf("/") + 1).split(".")[0] ?? "");

  const apart = new Float64Array(evidenceNames.length);

  const nearOf = ({ lexical, concepts: about }: TextFeatures): Near => ({
    words: words.compare(lexical),
    concepts: concepts.compare(about),
    bodyWords: bodyWords.compare(lexical),
    bodyConcepts: bodyConcepts.compare(about),
  });

  return {
    gather(text) {
      const question = read(text);
      const whole = nearOf(question);
      const parts = sentencesOf(text).map((sentence) => nearOf(read(sentence)));
      const nears = [whole, ...parts];
      const strange = [...question.concepts.keys()]
        .filter((concept) => concept.startsWith(outside))
        .map((concept) => new Set(concepts.holders(concept).map((at) => owners[at])));
      const typical = typicality.shares(text, question);
      const found: CandidateEvidence[] = [];
      const topicSum = new Map<string, number>();
      for (let candidate = 0; candidate < candidates.length; candidate += 1) {
        if (!nears.some((near) => isTouched(candidate, near))) continue;
        const values = new Float64Array(evidenceNames.length);
        const from = firstOf[candidate] ?? 0;
        const to = firstOf[candidate + 1] ?? owners.length;
        evidenceOf(candidate, from, to, whole, values);
        for (const near of parts) {
          if (!isTouched(candidate, near)) continue;
          evidenceOf(candidate, from, to, near, apart);
          for (let i = 0; i < values.length; i += 1) {
            const more = (apart[i] ?? 0) - (values[i] ?? 0);
            if (more > 0) values[i] = (values[i] ?? 0) + sentenceShare * more;
          }
        }
        values[15] = strange.some((holders) => !holders.has(candidate)) ? 1 : 0;
        found.push({ candidate, values, typical: typical?.get(candidate) ?? 0 });
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
