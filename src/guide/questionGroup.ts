/**
 * Groups of alike questions (未回答の質問のまとまり): what staff answer once for everybody who asked.
 *
 * A question joins the open group it is most like, or begins one. Who came first stays where it is: the groups of
 * yesterday are those of today, and the same questions in the same order make the same groups.
 */
import { type Concept, type ConceptLanguage, createConceptFinder } from "./concepts.js";
import { createFeatureReader, type FeatureReader, type Features } from "./matchFeatures.js";
import { katakanaToHiragana, lettersOnly, normalise } from "./text.js";

/** A question as it is compared. */
export interface ReadQuestion {
  language: ConceptLanguage;
  /** What it says without what everybody writes differently. */
  plain: string;
  words: Features;
  concepts: Features;
}

export interface OpenGroup {
  id: string;
  /** Oldest first. */
  members: readonly ReadQuestion[];
}

/** From here on two questions are one. */
export const alike = 0.5;
/** Across languages only what they are about can be compared, so it must be nearly the same. */
const alikeAbroad = 0.85;
const leastConceptsAbroad = 2;
/** Concepts that only say "somebody else's business" bring pool and library together. */
const coarse = "out-";
/** Of a group this many speak for it: a large one costs no more than a small one. */
const spokesmen = 12;

/**
 * @param corpus ways of asking in each language: words that stand in many of them say little
 */
export function createQuestionReader(
  concepts: readonly Concept[],
  corpus: (language: ConceptLanguage) => readonly string[],
): (text: string, language: ConceptLanguage) => ReadQuestion {
  const readers = new Map<ConceptLanguage, { read: FeatureReader; rarity: (feature: string) => number }>();

  function readerOf(language: ConceptLanguage) {
    const known = readers.get(language);
    if (known) return known;
    const read = createFeatureReader(language, createConceptFinder(concepts, language));
    const holders = new Map<string, number>();
    const texts = corpus(language);
    for (const text of texts) {
      const { lexical, concepts: about } = read(text);
      for (const feature of [...lexical.keys(), ...[...about.keys()].map((id) => `#${id}`)])
        holders.set(feature, (holders.get(feature) ?? 0) + 1);
    }
    const rarity = (feature: string) => Math.log(1 + (texts.length + 1) / ((holders.get(feature) ?? 0) + 1));
    const reader = { read, rarity };
    readers.set(language, reader);
    return reader;
  }

  return (text, language) => {
    const { read, rarity } = readerOf(language);
    const { lexical, concepts: about } = read(text);
    return {
      language,
      plain: lettersOnly(normalise(text)),
      words: new Map(
        [...contentOf(lexical, text, language)].map(([feature, base]) => [feature, base * rarity(feature)]),
      ),
      concepts: new Map(
        [...about].filter(([id]) => !id.startsWith(coarse)).map(([id, base]) => [id, base * rarity(`#${id}`)]),
      ),
    };
  };
}

const katakanaRun = /[ァ-ヶー]{2,}/g;
const latin = /^w[a-z0-9]{2,}$/;
const kanji = /\p{Script=Han}/u;
const hiragana = /[\u3041-\u309f]/;
/** Verbs and the ways to ask, in which プールはいつ開きますか and 図書館はいつ開きますか agree. */
const spokenShare = 0.3;

/** What names the matter: in Japanese the words with kanji, katakana or letters. */
function contentOf(features: Features, text: string, language: ConceptLanguage): Features {
  if (language !== "ja") return features;
  const runs = (text.normalize("NFKC").match(katakanaRun) ?? []).map((run) => `w${katakanaToHiragana(run)}`);
  const names = (feature: string) =>
    runs.includes(feature) || latin.test(feature) || (kanji.test(feature) && !hiragana.test(feature));
  if (![...features.keys()].some(names)) return features;
  const telling = [...features].filter(([feature]) => feature.startsWith("w") || names(feature));
  return new Map(telling.map(([feature, base]) => [feature, names(feature) ? base : base * spokenShare]));
}

/** 0–1 */
export function likeness(one: ReadQuestion, other: ReadQuestion): number {
  if (one.language !== other.language) {
    const shared = [...one.concepts.keys()].filter((id) => other.concepts.has(id)).length;
    const abroad = cosine(one.concepts, other.concepts);
    return shared >= leastConceptsAbroad && abroad >= alikeAbroad ? abroad : 0;
  }
  if (one.plain === other.plain) return 1;
  const words = cosine(one.words, other.words);
  if (one.concepts.size === 0 || other.concepts.size === 0) return words;
  return Math.max(words, 0.6 * words + 0.4 * cosine(one.concepts, other.concepts));
}

/** @returns question id → group id, for each of `questions` (oldest first) */
export function sortIntoGroups(
  questions: readonly { id: string; read: ReadQuestion }[],
  open: readonly OpenGroup[],
  newGroup: (first: string) => string,
): Map<string, string> {
  const groups = open.map(({ id, members }) => ({ id, members: members.slice(0, spokesmen) }));
  const sorted = new Map<string, string>();
  for (const { id, read } of questions) {
    let best: (typeof groups)[number] | undefined;
    let nearest = alike;
    for (const group of groups) {
      const near = nearnessTo(group.members, read);
      // The older group wins where both are as near.
      if (near > nearest || (near === nearest && !best)) {
        best = group;
        nearest = near;
      }
    }
    if (!best) {
      best = { id: newGroup(id), members: [] };
      groups.push(best);
    }
    if (best.members.length < spokesmen) best.members.push(read);
    sorted.set(id, best.id);
  }
  return sorted;
}

/** The nearest member counts, held back by the others: else a chain of small steps joins what is not alike. */
function nearnessTo(members: readonly ReadQuestion[], question: ReadQuestion): number {
  if (members.length === 0) return 0;
  const each = members.map((member) => likeness(member, question));
  const nearest = Math.max(...each);
  if (nearest === 1) return 1;
  return (nearest + each.reduce((sum, one) => sum + one, 0) / each.length) / 2;
}

function cosine(one: Features, other: Features): number {
  let product = 0;
  for (const [feature, weight] of one) product += weight * (other.get(feature) ?? 0);
  return product === 0 ? 0 : product / Math.sqrt(square(one) * square(other));
}

function square(features: Features): number {
  let sum = 0;
  for (const weight of features.values()) sum += weight * weight;
  return sum;
}
