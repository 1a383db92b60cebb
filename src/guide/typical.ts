/**
 * How typical a message is of each entry: the share of all ways of asking that contain everything it says.
 * 「学校」 stands in the ways of asking of a dozen entries and is typical of none; 「津波」 is typical of one.
 */
import type { FeatureReader, TextFeatures } from "./matchFeatures.js";
import { lettersOnly, normalise } from "./text.js";
import type { VectorIndex } from "./vectorIndex.js";

/** The ways of asking; text i belongs to owner `owners[i]` and is written as `phrases[i]`, where it is in words. */
export interface WaysOfAsking {
  owners: Int32Array;
  phrases: readonly (string | undefined)[];
  words: VectorIndex;
  concepts: VectorIndex;
}

export interface Typicality {
  /** Share by owner, together 1; undefined where no way of asking contains all that is said. */
  shares(text: string, question: TextFeatures): ReadonlyMap<number, number> | undefined;
}

/** A message with more is specific enough to be ranked by likeness alone. */
const mostWords = 2;
const mostLetters = 16;
/** Of few ways of asking, one says less about what is typical. */
const fewWays = 5;

export function createTypicality(ways: WaysOfAsking, read: FeatureReader): Typicality {
  const { owners, phrases } = ways;
  const counts = new Map<number, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);

  function holders(question: TextFeatures, words: readonly string[]): ReadonlySet<number> {
    const meant = [...question.concepts.keys()];
    // What is said beyond the words, such as 「まだ」 of 「万博まだ？」, must be there too.
    const explained = new Set(words.flatMap((word) => [...read(word.slice(1)).concepts.keys()]));
    const more = meant.filter((concept) => !explained.has(concept));
    const concepts = (list: readonly string[]) => list.map((concept) => ways.concepts.holders(concept));
    const found = inAll(words.length > 0 ? [...words.map((word) => ways.words.holders(word)), ...concepts(more)] : []);
    // A word that one way of asking happens to use is taken for what it means.
    return new Set(words.length < 2 && found.length < 2 ? [...found, ...inAll(concepts(meant))] : found);
  }

  return {
    shares(text, question) {
      const words = [...question.lexical.keys()].filter((feature) => feature.startsWith("w"));
      if (words.length > mostWords) return undefined;
      const letters = lettersOnly(normalise(text));
      if (letters.length > mostLetters) return undefined;
      const likely = new Map<number, number>();
      let all = 0;
      for (const at of holders(question, words)) {
        const owner = owners[at] ?? 0;
        // Somebody wrote it as a way of asking, so it is one.
        if (lettersOnly(normalise(phrases[at] ?? "")) === letters) return new Map([[owner, 1]]);
        const part = 1 / (fewWays + (counts.get(owner) ?? 0));
        likely.set(owner, (likely.get(owner) ?? 0) + part);
        all += part;
      }
      if (all === 0) return undefined;
      for (const [owner, part] of likely) likely.set(owner, part / all);
      return likely;
    },
  };
}

function inAll(lists: readonly Int32Array[]): Int32Array {
  const [shortest = new Int32Array(0), ...others] = lists.toSorted((one, other) => one.length - other.length);
  if (others.length === 0) return shortest;
  const sets = others.map((list) => new Set(list));
  return shortest.filter((at) => sets.every((set) => set.has(at)));
}
