/**
 * Readings (読み): what a resident wrote, in the words and characters of the content. Kana become the words they
 * mean, and characters that only sound right the right ones: ひなんじょ → 避難所, 相段 → 相談.
 */
import { createKanaDecoder } from "./kanaDecoder.js";
import { knownWords, type WordSources } from "./knownWords.js";
import { createRepair } from "./repair.js";

export interface Readings {
  /** What is not known stays as typed. */
  decode(text: string): string;
}

export function createReadings(sources: WordSources): Readings {
  const known = knownWords(sources);
  const kana = createKanaDecoder(known, sources.lexicon);
  const repair = createRepair(known, sources.lexicon);
  return { decode: (text) => repair.repair(kana.decode(text)) };
}
