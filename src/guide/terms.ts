/**
 * Terms: what a long text is searched by. The answers of a list hold hundreds of words, so here it counts how often
 * and how near to each other they stand, which the short ways of asking do not need.
 */
import { grams } from "./text.js";

export interface Terms {
  /** Words of content, in their order. */
  words: readonly string[];
  /** Chinese characters one by one: 納税 and 税金 share one. */
  characters: readonly string[];
  /** Runs of two and three characters within one script. */
  grams: readonly string[];
}

const span = /[\p{Script=Han}々〆]+|[ァ-ヺー]+|[a-z0-9]+|[\p{Script=Hangul}]+/gu;
const han = /\p{Script=Han}/u;

/**
 * @param words of the text, without fillers
 * @param plain the text in one width and letter case, katakana as they are
 */
export function termsOf(words: readonly string[], plain: string): Terms {
  const characters: string[] = [];
  const runs: string[] = [];
  for (const [part] of plain.matchAll(span)) {
    runs.push(...grams(part, 2), ...grams(part, 3));
    if (han.test(part)) characters.push(...part);
  }
  return { words, characters, grams: runs };
}

/** Several short texts as one. */
export function joinTerms(list: readonly Terms[]): Terms {
  return {
    words: list.flatMap(({ words }) => words),
    characters: list.flatMap(({ characters }) => characters),
    grams: list.flatMap(({ grams: runs }) => runs),
  };
}
