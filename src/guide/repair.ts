/**
 * Repair (書き間違い): a word of the content with one character wrong that sounds right, 相段 → 相談, with one in
 * kana, ほ育園, or with a slip in katakana, マンシヨン. What is itself a word of the content is never touched, and
 * what is another word of the language only where both sound the same and the content says its own often.
 */
import type { KnownWord } from "./knownWords.js";
import type { Lexicon } from "./lexicon.js";
import { createRepairIndex, longestRepair } from "./repairIndex.js";
import { katakanaToHiragana } from "./text.js";

export interface Repair {
  repair(text: string): string;
}

/** Word `word` belongs where the text goes from `from` to before `to`. */
interface Finding {
  from: number;
  to: number;
  word: string;
  count: number;
}

/** A stretch of a text: from, and to where it ends. */
type Stretch = readonly [number, number];

interface Covers {
  own: (Stretch | undefined)[];
  real: () => (Stretch | undefined)[];
}

const han = /[\p{Script=Han}々ヶ]/u;
const manyKanji = /\p{Script=Han}.*\p{Script=Han}/u;
const kana = /[\u3041-\u309fー]/;
const wordy = /[\p{Script=Han}ァ-ヶ]/u;
const katakana = /[ァ-ヶー]/;
const particle = /[はがをにのでもへとや]/;
const particleOn = /^([はがをにのでもへとや]|って|から|まで)(?![\u3041-\u309f])|^(は|が|を|には|では)/;
const katakanaRun = /[ァ-ヶー]{3,}/g;
/** They end names of places, of which no list is complete: 本町 is no slip for 本庁. */
const placeEnd = /[区市町村駅川島]/;
/** How often the content must say a word: one of two characters, one that replaces a real word; and a character that is one. */
const least = { pair: 2, real: 5, single: 3 } as const;

export function createRepair(known: readonly KnownWord[], lexicon: Lexicon): Repair {
  const index = createRepairIndex(known, lexicon);

  /** Where words of the content and of the language are; the second is only looked for where a word may be wrong. */
  function coverBoth(text: string): Covers {
    let known: (Stretch | undefined)[] | undefined;
    const real = () => {
      known ??= cover(text, (word) => manyKanji.test(word) && lexicon.has(word));
      return known;
    };
    return { own: cover(text, index.isWord), real };
  }

  function wrongCharacters(text: string, { own, real }: Covers): Finding[] {
    const findings: Finding[] = [];

    function tryWord(from: number, to: number, at: number, one: KnownWord): void {
      const likeness = index.likeness(text.charAt(at), one, at - from);
      const pair = to - from === 2;
      if (!likeness || (pair && one.count < least.pair)) return;
      const inside = han.test(text.charAt(from - 1)) || han.test(text.charAt(to));
      if (real()[at] && (likeness !== "same" || one.count < least.real || (pair && inside))) return;
      findings.push({ from, to, word: one.word, count: one.count });
    }

    for (let at = 0; at < text.length; at += 1) {
      const typed = text.charAt(at);
      if (!han.test(typed) || placeEnd.test(typed)) continue;
      // A word of the content is only part of a longer one: 口座 in 見守り口座.
      const [start, end] = own[at] ?? [at, at];
      const shortest = end - start + 2;
      for (let length = longestRepair; length >= shortest; length -= 1) {
        if (length === 2 && index.count(typed) >= least.single) continue;
        for (let from = Math.max(0, at - length + 1); from <= at && from + length <= text.length; from += 1) {
          const to = from + length;
          const words = index.around(text.slice(from, at), text.slice(at + 1, to));
          if (words.length === 0 || !standsAlone(text, from, to, own, real())) continue;
          for (const one of words) tryWord(from, to, at, one);
        }
      }
    }
    return findings;
  }

  function slips(text: string, { own, real }: Covers): Finding[] {
    const plain = katakanaToHiragana(text);
    const findings: Finding[] = [];
    for (let from = 0; from < text.length; from += 1) {
      for (let to = Math.min(text.length, from + longestRepair + 2); to > from + 1; to -= 1) {
        const one = index.slip(text.slice(from, to)) ?? index.slip(plain.slice(from, to));
        if (one && isParted(text, from, to) && standsAlone(text, from, to, own, real()))
          findings.push({ from, to, word: one.word, count: one.count });
      }
    }
    return findings;
  }

  return {
    repair(text) {
      let result = text;
      if (wordy.test(text)) {
        const covers = coverBoth(text);
        const findings = [...wrongCharacters(text, covers), ...slips(text, covers)].sort(byLength);
        const chosen: Finding[] = [];
        for (const one of findings)
          if (chosen.every(({ from, to }) => one.to <= from || one.from >= to)) chosen.push(one);
        for (const { from, to, word } of chosen.sort((one, other) => other.from - one.from))
          result = result.slice(0, from) + word + result.slice(to);
      }
      return result.replace(katakanaRun, (run) => (index.isWord(run) ? run : (index.katakana(run) ?? run)));
    },
  };
}

function byLength(one: Finding, other: Finding): number {
  return other.to - other.from - (one.to - one.from) || other.count - one.count || (one.word < other.word ? -1 : 1);
}

/** For each place of a text the longest known word over it that starts with a kanji. */
function cover(text: string, isWord: (word: string) => boolean): (Stretch | undefined)[] {
  const over: (Stretch | undefined)[] = new Array<Stretch | undefined>(text.length).fill(undefined);
  for (let from = 0; from < text.length; from += 1) {
    if (!han.test(text.charAt(from))) continue;
    for (let to = Math.min(text.length, from + longestRepair); to > from + 1; to -= 1) {
      if (!isWord(text.slice(from, to))) continue;
      for (let at = from; at < to; at += 1) {
        const other = over[at];
        if (!other || other[1] - other[0] < to - from) over[at] = [from, to];
      }
      break;
    }
  }
  return over;
}

/** Whether a stretch may be a word: it cuts none that is known, names no place, and no unknown word goes on before it. */
function standsAlone(text: string, from: number, to: number, ...known: (Stretch | undefined)[][]): boolean {
  if (placeEnd.test(text.charAt(to - 1)) || /\d/.test(text.charAt(from - 1))) return false;
  if (known.some((over) => (over[from]?.[0] ?? from) < from || (over[to - 1]?.[1] ?? to) > to)) return false;
  return !han.test(text.charAt(from - 1)) || known.some((over) => over[from - 1] !== undefined);
}

/** Whether kana at the ends of a stretch don't go on, but for a particle: 何かいい is no 何回い. */
function isParted(text: string, from: number, to: number): boolean {
  const first = text.charAt(from);
  const last = text.charAt(to - 1);
  const before = text.charAt(from - 1);
  if (katakana.test(first)) return !katakana.test(before);
  if (kana.test(first) && kana.test(before) && !particle.test(before)) return false;
  return !kana.test(last) || !kana.test(text.charAt(to)) || particleOn.test(text.slice(to));
}
