/** The words of the content: how often they are said there, and how they are read. */
import { type Lexicon, longestLexiconWord } from "./lexicon.js";
import { katakanaToHiragana, words } from "./text.js";

export interface KnownWord {
  /** As the content writes it, in kanji, kana or both. */
  word: string;
  /** How often it is said; of words that only stand in answers a fraction. */
  count: number;
  /** In hiragana. */
  readings: readonly string[];
}

export interface WordSources {
  /** What residents are expected to say: ways of asking, titles. */
  asked: Iterable<string>;
  /** What they read: answers, lists of words. */
  told: Iterable<string>;
  /** Texts where words stand with their reading, 相談（そうだん）. */
  annotated: Iterable<string>;
  lexicon: Lexicon;
}

/** Not after a digit: in 1人（ひとり） the reading is of both. */
const withReading = /(?<![\d０-９])([\p{Script=Han}々ヶ]{1,8})（([\u3041-\u309fー]{2,16})）/gu;
const parts = /[\p{Script=Han}々ヶ]+|[ァ-ヶー]+|[\u3041-\u309fー]+/gu;
const han = /[\p{Script=Han}々ヶ]/u;
const longestCompound = 8;
const longestPhrase = 3;
/** 所 is しょ in most words and じょ in 避難所. */
const mostOfPart = 3;
const mostAlone = 2;
const mostReadings = 6;
const toldWeight = 0.1;
const annotatedWeight = 0.5;

export function knownWords({ asked, told, annotated, lexicon }: WordSources): KnownWord[] {
  const found = new Map<string, { count: number; readings: Set<string> }>();
  const cut = new Map<string, readonly string[]>();

  /** @param readings asked for where the word is new */
  function note(word: string, weight: number, readings: () => readonly string[]): void {
    const known = found.get(word);
    if (known) known.count += weight;
    else found.set(word, { count: weight, readings: new Set(readings()) });
  }

  function noteText(text: string, weight: number, withKana: boolean): void {
    const plain = text.normalize("NFKC");
    let from = 0;
    for (const { 0: part, index } of plain.matchAll(parts)) {
      if (index < from) continue;
      from = index + part.length;
      if (han.test(part)) from = noteCompound(plain, index, weight);
      else if (/^[ァ-ヶ]/.test(part)) note(part, weight, () => [katakanaToHiragana(part)]);
      else if (withKana) for (const word of cutKana(part)) note(word, weight, () => [word]);
    }
  }

  /** Words from here on that follow each other without kana between, and what they are together. Returns where they end. */
  function noteCompound(text: string, from: number, weight: number): number {
    const parts: string[] = [];
    let to = from;
    while (han.test(text.charAt(to))) {
      const word = longestWord(text, to);
      const most = word.length > 1 ? mostReadings : mostAlone;
      note(word, weight, () => lexicon.readings(word).slice(0, most));
      parts.push(word);
      to += word.length;
    }
    if (parts.length > 1 && to - from <= longestCompound)
      note(text.slice(from, to), weight, () =>
        joined(parts.map((part) => lexicon.readings(part).slice(0, mostOfPart))),
      );
    return to;
  }

  function longestWord(text: string, at: number): string {
    for (let length = Math.min(longestLexiconWord, text.length - at); length > 1; length -= 1) {
      const word = text.slice(at, at + length);
      if (lexicon.has(word)) return word;
    }
    return text.charAt(at);
  }

  function cutKana(run: string): readonly string[] {
    let list = cut.get(run);
    if (!list) {
      list = withNeighbours(words(run, "ja"));
      cut.set(run, list);
    }
    return list;
  }

  // A text in kana alone has words in kana that others write in kanji.
  for (const text of asked) noteText(text, 1, han.test(text));
  for (const text of told) noteText(text, toldWeight, false);
  for (const text of annotated)
    for (const [, word = "", kana = ""] of text.matchAll(withReading)) {
      note(word, annotatedWeight, () => []);
      found.get(word)?.readings.add(kana);
    }
  return [...found].map(([word, { count, readings }]) => ({ word, count, readings: [...readings] }));
}

/** Words, and what two or three of them are together: ています, どこですか. */
function withNeighbours(list: readonly string[]): string[] {
  const all: string[] = [];
  for (let from = 0; from < list.length; from += 1)
    for (let to = from + 1; to <= Math.min(list.length, from + longestPhrase); to += 1)
      all.push(list.slice(from, to).join(""));
  return all;
}

/** Readings of parts, one after the other. */
function joined(parts: readonly (readonly string[])[]): string[] {
  let all = [""];
  for (const readings of parts)
    all = all.flatMap((start) => readings.map((next) => start + next)).slice(0, mostReadings);
  return all;
}
