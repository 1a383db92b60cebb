/**
 * Words typed in kana, as the words they mean: ぼうさいくんれんはいつ → 防災訓練はいつ.
 * Of all ways to cut a run of kana into words of the content and unknown kana, the likeliest one (Viterbi).
 */
import { largeKana, looseKana, silentKana } from "./kana.js";
import type { KnownWord } from "./knownWords.js";
import type { Lexicon } from "./lexicon.js";
import { katakanaToHiragana } from "./text.js";

export interface KanaDecoder {
  /** What is not known stays as typed. */
  decode(text: string): string;
}

/** A word as it may be typed in kana. */
interface Reading {
  word: string;
  kana: string;
  cost: number;
  /** The word is written in kana itself: nothing is exchanged. */
  plain: boolean;
  noun: boolean;
}

/** Where a run of kana stands: in a text of kana alone, or between other characters. */
type Place = "alone" | "mixed" | "after-kanji";

const kanaText = /^[\u3041-\u30ffー\s\p{P}\p{S}\p{N}]+$/u;
const kanaRun = /[\u3041-\u30fa\u30fcー]+/gu;
const hiragana = /^[\u3041-\u309fー]+$/;
const han = /\p{Script=Han}/u;
/** With one kanji and an ending it mostly is a verb: 終わって. 子育て and 見守り are nouns. */
const nounLike =
  /^([ァ-ヶー]+|\p{Script=Han}(\p{Script=Han}[々ヶ\p{Script=Han}\u3041-\u309f]*|[\u3041-\u309f]*\p{Script=Han}[\u3041-\u309f]*)?)$/u;
const longestReading = 16;

/** Costs are negative logarithms of likelihood, set on questions: docs/answers.md. */
const cost = {
  unknownKana: 7,
  unknownStart: 3,
  /** A word that the content does not have: kept in kana, so that no part of it is taken for another. */
  otherWord: 12,
  shortReading: { 2: 4, 3: 1.5 } as Readonly<Record<number, number>>,
  singleKanji: 4,
  /** Long vowels left out, small kana typed large. */
  loose: 5,
  mixed: 4,
  /** 相手ます is あいてます cut wrong. */
  endingAfterNoun: 10,
} as const;
const least = { loose: 4, otherWord: 3, mixed: 3, mixedAnywhere: 5, mixedLoose: 6 } as const;

const verbEndings = new Set(
  "ます まし ました ませ ません た て たい たく ない なく なかっ ちゃ てる ず れ せ".split(" "),
);

export function createKanaDecoder(known: readonly KnownWord[], lexicon: Lexicon): KanaDecoder {
  const { exact, loose, starts } = readingsByKana(known);

  /** Whether a word may begin somewhere in a run between other characters: in most there is none. */
  function mayHold(run: string): boolean {
    for (let at = 0; at + least.mixed <= run.length; at += 1)
      if (starts.has(run.slice(at, at + least.mixed))) return true;
    return false;
  }

  function decodeRun(run: string, place: Place): string {
    const plain = katakanaToHiragana(run);
    const silent = silentKana(plain);
    const count = plain.length;
    const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(count + 1);
    const by = new Array<Reading | undefined>(count + 1).fill(undefined);
    best[0] = 0;

    function step(start: number, end: number, added: number, reading: Reading | undefined): void {
      const sum = (best[start] ?? 0) + added;
      if (sum >= (best[end] ?? 0)) return;
      best[end] = sum;
      from[end] = start;
      by[end] = reading;
    }

    function tryReading(start: number, end: number, reading: Reading, leastMixed: number): void {
      const exchanged = !reading.plain && place !== "alone";
      if (exchanged && (reading.kana.length < leastMixed || !fitsBetween(reading, start, place))) return;
      const odd = by[start]?.noun && verbEndings.has(reading.word);
      step(start, end, reading.cost + (exchanged ? cost.mixed : 0) + (odd ? cost.endingAfterNoun : 0), reading);
    }

    for (let start = 0; start < count; start += 1) {
      const goesOn = start > 0 && by[start] === undefined;
      step(start, start + 1, cost.unknownKana + (goesOn ? 0 : cost.unknownStart), undefined);
      let key = "";
      const last = Math.min(count, start + longestReading);
      for (let end = start + 1; end <= last; end += 1) {
        if (end - 1 === start || !silent[end - 1]) key += largeKana(plain.charAt(end - 1));
        const text = plain.slice(start, end);
        const reading = exact.get(text);
        if (reading) tryReading(start, end, reading, least.mixed);
        else if (text.length >= least.otherWord && lexicon.isReading(text))
          step(start, end, cost.otherWord, { word: text, kana: text, cost: 0, plain: true, noun: false });
        // The kana that lengthens belongs to the word before it.
        const near = silent[end] ? undefined : loose.get(key);
        if (near && near.kana !== text) tryReading(start, end, near, least.mixedLoose);
      }
    }
    let result = "";
    for (let end = count; end > 0; end = from[end] ?? 0) {
      const reading = by[end];
      result = (reading && !reading.plain ? reading.word : run.slice(from[end] ?? 0, end)) + result;
    }
    return result;
  }

  return {
    decode(typed) {
      const text = typed.normalize("NFKC");
      if (kanaText.test(text)) return text.replace(kanaRun, (run) => decodeRun(run, "alone"));
      return text.replace(kanaRun, (run, at: number) => {
        if (!hiragana.test(run) || !mayHold(run)) return run;
        return decodeRun(run, at > 0 && han.test(text.charAt(at - 1)) ? "after-kanji" : "mixed");
      });
    },
  };
}

/** Kana between kanji mostly are endings: only a noun at the start of a run, or a long one, is taken for a word. */
function fitsBetween({ noun, word, kana }: Reading, start: number, place: Place): boolean {
  return noun && word.length > 1 && (kana.length >= least.mixedAnywhere || (start === 0 && place === "mixed"));
}

function readingsByKana(known: readonly KnownWord[]) {
  const exact = new Map<string, Reading>();
  const loose = new Map<string, Reading>();
  const starts = new Set<string>();
  const all = known.reduce((sum, { count }) => sum + count, 0);
  for (const { word, count, readings } of known) {
    const rarity = -Math.log((count + 0.1) / all);
    for (const kana of readings) {
      const plain = word === kana;
      if (kana.length < 2 && !plain) continue;
      const brevity = (cost.shortReading[kana.length] ?? 0) + (word.length === 1 ? cost.singleKanji : 0);
      const reading = { word, kana, plain, noun: nounLike.test(word), cost: rarity + (plain ? 0 : brevity) };
      keepCheaper(exact, kana, reading);
      if (!plain && reading.noun) starts.add(kana.slice(0, least.mixed));
      if (!plain && kana.length >= least.loose)
        keepCheaper(loose, looseKana(kana), { ...reading, cost: reading.cost + cost.loose });
    }
  }
  return { exact, loose, starts };
}

function keepCheaper(readings: Map<string, Reading>, key: string, reading: Reading): void {
  const known = readings.get(key);
  if (!known || reading.cost < known.cost || (reading.cost === known.cost && reading.word < known.word))
    readings.set(key, reading);
}
