/** Evidence for each candidate, as numbers that a linear ranker weighs. */
import { createDocumentIndex } from "./documentIndex.js";
import {
  at,
  evidenceNames,
  type Found,
  isFound,
  isNear,
  likeness,
  type Near,
  weighDocument,
  weighWays,
} from "./evidence.js";
import type { FeatureReader, Features, TextFeatures } from "./matchFeatures.js";
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

/** What speaks for whom. Valid until the next question. */
export interface Evidence {
  /** Numbers of the candidates that share anything with the question, rising. */
  candidates: readonly number[];
  /** A row of `evidenceNames` for each of these, one after the other; `together` is 0 as yet. */
  values: Float64Array;
  /** The last evidence, which takes longer: for those who may come first. */
  together(candidate: number): number;
  /** Share of the ways of asking that contain everything the question says, 0–1; undefined where none does. */
  typical: ReadonlyMap<number, number> | undefined;
  /** Share of the question's words, by how much they say, that no candidate has: 0–1. */
  unknown: number;
}

export interface EvidenceIndex {
  gather(text: string): Evidence;
  /** The way of asking nearest to a text, of those a candidate has in words. */
  nearestWay(text: string, candidate: number): string | undefined;
}

/** Concepts that only services outside the content have: an entry that lacks one that is asked for is the wrong one. */
const outside = "out-";
/** What a sentence alone adds to the evidence of the whole message. */
const sentenceShare = 0.3;
const width = evidenceNames.length;

/** Apart, so that what was read is let go when all is indexed. */
function indexesOf(candidates: readonly Candidate[], read: FeatureReader) {
  const nothing: Features = new Map();
  const waysOf = candidates.map((candidate) => candidate.phrases.map((phrase) => read(phrase, true)));
  const foreignOf = candidates.map(({ foreign }) =>
    (foreign ?? []).map((about): Features => new Map([...about].map((id) => [id, 1]))),
  );
  const firstOf = new Int32Array(candidates.length + 1);
  candidates.forEach((_, owner) => {
    firstOf[owner + 1] = (firstOf[owner] ?? 0) + (waysOf[owner]?.length ?? 0) + (foreignOf[owner]?.length ?? 0);
  });
  const owners = new Int32Array(firstOf[candidates.length] ?? 0);
  for (const owner of candidates.keys()) owners.fill(owner, firstOf[owner], firstOf[owner + 1]);
  const phrases = candidates.flatMap((candidate) => [
    ...candidate.phrases,
    ...(candidate.foreign ?? []).map(() => undefined),
  ]);

  const words = createVectorIndex(
    waysOf.flatMap((ways, owner) => [
      ...ways.map(({ lexical }) => lexical),
      ...(foreignOf[owner] ?? []).map(() => nothing),
    ]),
    owners,
    candidates.length,
  );
  const concepts = createVectorIndex(
    waysOf.flatMap((ways, owner) => [...ways.map((way) => way.concepts), ...(foreignOf[owner] ?? [])]),
    owners,
    candidates.length,
  );
  const documents = createDocumentIndex(
    waysOf,
    candidates.map(({ body }) => body),
    read,
  );
  return { firstOf, owners, phrases, words, concepts, documents };
}

export function createEvidenceIndex(candidates: readonly Candidate[], read: FeatureReader): EvidenceIndex {
  const { firstOf, owners, phrases, words, concepts, documents } = indexesOf(candidates, read);
  const typicality = createTypicality({ owners, phrases, words, concepts }, read);
  const topics = candidates.map(({ id }) => id.slice(id.indexOf("/") + 1).split(".")[0] ?? "");

  const rooms: Near[] = [];
  const apart = new Float64Array(width);
  let values = new Float64Array(width);

  function nearOf({ lexical, concepts: about }: TextFeatures, place: number): Near {
    let room = rooms[place];
    if (!room) {
      room = { words: words.room(), concepts: concepts.room() };
      rooms[place] = room;
    }
    words.compare(lexical, room.words);
    concepts.compare(about, room.concepts);
    return room;
  }

  function weigh(candidate: number, whole: Near, parts: readonly Near[], found: Found, row: Float64Array): void {
    const from = firstOf[candidate] ?? 0;
    const to = firstOf[candidate + 1] ?? 0;
    if (isNear(candidate, whole)) weighWays(candidate, from, to, whole, row);
    else row.fill(0, 0, at.title + 1);
    for (const near of parts) {
      if (!isNear(candidate, near)) continue;
      weighWays(candidate, from, to, near, apart);
      for (let i = 0; i <= at.title; i += 1) {
        const more = (apart[i] ?? 0) - (row[i] ?? 0);
        if (more > 0) row[i] = (row[i] ?? 0) + sentenceShare * more;
      }
    }
    weighDocument(candidate, found, row);
  }

  return {
    gather(text) {
      const question = read(text);
      const whole = nearOf(question, 0);
      const parts = sentencesOf(text).map((sentence, index) => nearOf(read(sentence), index + 1));
      const found = documents.search(question);
      const strange = [...question.concepts.keys()]
        .filter((concept) => concept.startsWith(outside))
        .map((concept) => new Set(Array.from(concepts.holders(concept), (way) => owners[way])));

      const touched: number[] = [];
      for (let candidate = 0; candidate < candidates.length; candidate += 1)
        if (isNear(candidate, whole) || isFound(candidate, found) || parts.some((near) => isNear(candidate, near)))
          touched.push(candidate);
      if (values.length < touched.length * width) values = new Float64Array(touched.length * width);
      const topicSum = new Map<string, number>();
      let all = 0;
      touched.forEach((candidate, index) => {
        const row = values.subarray(index * width, (index + 1) * width);
        weigh(candidate, whole, parts, found, row);
        row[at.strange] = strange.some((holders) => !holders.has(candidate)) ? 1 : 0;
        row[at.together] = 0;
        const square = (row[at.best] ?? 0) ** 2;
        const topic = topics[candidate] ?? "";
        topicSum.set(topic, (topicSum.get(topic) ?? 0) + square);
        all += square;
      });
      touched.forEach((candidate, index) => {
        const own = (values[index * width + at.best] ?? 0) ** 2;
        values[index * width + at.topic] = all > 0 ? ((topicSum.get(topics[candidate] ?? "") ?? 0) - own) / all : 0;
      });
      return {
        candidates: touched,
        values,
        together: (candidate) => documents.together(candidate, question),
        typical: typicality.shares(text, question),
        unknown: found.words.unknown,
      };
    },
    nearestWay(text, candidate) {
      const near = nearOf(read(text), 0);
      let nearest: string | undefined;
      let best = 0;
      for (let way = firstOf[candidate] ?? 0; way < (firstOf[candidate + 1] ?? 0); way += 1) {
        if (phrases[way] === undefined || likeness(near, way) <= best) continue;
        best = likeness(near, way);
        nearest = phrases[way];
      }
      return nearest;
    },
  };
}
