/** The words of the content by how they look when one character is wrong. */
import { looseKana } from "./kana.js";
import type { KnownWord } from "./knownWords.js";
import type { Lexicon } from "./lexicon.js";
import { hiraganaToKatakana, katakanaToHiragana } from "./text.js";

export const longestRepair = 7;

export interface RepairIndex {
  isWord(word: string): boolean;
  /** How often the content says it; 0 where it does not. */
  count(word: string): number;
  /** Words that are these characters but for one between them, anything. */
  around(before: string, after: string): readonly KnownWord[];
  /** What a slip makes of a word: a character in kana (ほいく園 in hiragana, カ入 in katakana), two exchanged, one missing. */
  slip(text: string): KnownWord | undefined;
  /** A word of katakana that differs in small kana or long vowels alone. */
  katakana(word: string): string | undefined;
  /** Whether a wrong character sounds like the one in this place of the word: exactly, nearly (or looks like it), or not. */
  likeness(typed: string, word: KnownWord, at: number): "same" | "near" | undefined;
}

const han = /[\p{Script=Han}々ヶ]/u;
const katakanaWord = /^[ァ-ヶー]{3,}$/;
/** One kana for a character stands everywhere by chance: only in katakana, in a word that is said often. */
const least = { kana: 2, half: 3, count: 2, oneKanaCount: 5 } as const;

/** Length of a word that is still known with two characters exchanged, or with one missing. */
const leastSlip = { katakana: { exchanged: 4, missing: 5 }, kanji: { exchanged: 2, missing: 4 } } as const;
const written = /^([\p{Script=Han}々ヶ]+|[ァ-ヶー]+)$/u;

/** Characters that look alike, for fingers that pick one from a list and for eyes. */
const lookalikes = new Set(
  "問間 柱住 力カ 末未 待持 墓募 綱網 積績 遣遺 因困 士土 千干 緑録 低抵 裁栽 険検 講購 微徴 侍待 料科"
    .split(" ")
    .flatMap(([one, other]) => [`${one}${other}`, `${other}${one}`]),
);

export function createRepairIndex(known: readonly KnownWord[], lexicon: Lexicon): RepairIndex {
  const words = new Map<string, KnownWord>();
  const gaps = new Map<string, KnownWord[]>();
  const slips = new Map<string, KnownWord>();
  const katakana = new Map<string, string>();
  for (const one of known) {
    const { word, count } = one;
    words.set(word, one);
    if (katakanaWord.test(word)) katakana.set(looseKatakana(word), word);
    if (word.length < 2 || word.length > longestRepair) continue;
    if (count >= least.count) for (const text of fingerSlips(word)) slips.set(text, one);
    for (let at = 0; at < word.length; at += 1) {
      const before = word.slice(0, at);
      const after = word.slice(at + 1);
      if (!han.test(word.charAt(at)) || !han.test(before + after)) continue;
      const gap = `${before}\t${after}`;
      const others = gaps.get(gap);
      if (others) others.push(one);
      else gaps.set(gap, [one]);
      if (count < least.count) continue;
      for (const reading of readingsAt(one, at)) {
        const text = before + reading + after;
        if (reading.length >= least.kana && text.length >= least.half) slips.set(katakanaToHiragana(text), one);
        else if (count >= least.oneKanaCount) slips.set(before + hiraganaToKatakana(reading) + after, one);
      }
    }
  }

  // What is a word itself is no slip.
  for (const text of slips.keys()) if (words.has(text) || lexicon.has(text)) slips.delete(text);

  /** How the character in this place may be read in this word. */
  function readingsAt({ word, readings }: KnownWord, at: number): string[] {
    return lexicon.readings(word.charAt(at)).filter((reading) =>
      readings.some((whole) => {
        if (at === 0) return whole.startsWith(reading);
        if (at === word.length - 1) return whole.endsWith(reading);
        return whole.indexOf(reading, 1) > 0;
      }),
    );
  }

  return {
    isWord: (word) => words.has(word),
    count: (word) => words.get(word)?.count ?? 0,
    around: (before, after) => gaps.get(`${before}\t${after}`) ?? [],
    slip: (text) => slips.get(text),
    katakana: (word) => katakana.get(looseKatakana(word)),
    likeness(typed, word, at) {
      const right = readingsAt(word, at);
      const wrong = lexicon.readings(typed);
      if (right.some((reading) => wrong.includes(reading))) return "same";
      if (lookalikes.has(typed + word.word.charAt(at))) return "near";
      const near = right.map(looseKana);
      return wrong.some((reading) => near.includes(looseKana(reading))) ? "near" : undefined;
    },
  };
}

/** Two characters exchanged, or one left out within the word. */
function* fingerSlips(word: string): Generator<string> {
  const least = katakanaWord.test(word) ? leastSlip.katakana : leastSlip.kanji;
  if (word.length < least.exchanged || !written.test(word)) return;
  for (let at = 1; at < word.length; at += 1)
    yield word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
  if (word.length < least.missing) return;
  for (let at = 1; at < word.length - 1; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

function looseKatakana(word: string): string {
  return looseKana(katakanaToHiragana(word)).replaceAll("ー", "");
}
