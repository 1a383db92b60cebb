/** Which words of the dictionary the guide needs: common ones, and those of the content. */
import { kanjiReadings } from "./kanjiReadings.mjs";
import type { DictionaryWord } from "./sudachiDictionary.mjs";

/** Costs in the dictionary run from about 0 to 20,000; two thirds of what residents write costs less than this. */
const commonCost = 7200;
const commonKanaCost = 9400;
/** A second reading counts when it is about as common as the first: 明日（あす、あした）. */
const secondReading = 1500;
const longestWord = 8;

const han = /[\p{Script=Han}々ヶ]/u;
const writable = /^[\p{Script=Han}々ヶぁ-ゖー]+$/u;
const kanaWord = /^[ぁ-ゖー]{3,}$|^[ァ-ヶー]{3,}$/u;

interface Entry {
  readings: { text: string; cost: number }[];
  normal: string;
  cost: number;
  proper: boolean;
}

/** @returns lines of the lexicon, in the order of their words */
export function chooseWords(dictionary: Iterable<DictionaryWord>, texts: readonly string[]): string[] {
  const entries = new Map<string, Entry>();
  const alone = new Map<string, string[]>();
  for (const word of dictionary) {
    const reading = toHiragana(word.reading);
    if ([...word.surface].length === 1 && han.test(word.surface)) add(alone, word.surface, reading);
    else if (word.cost !== undefined && isUsable(word)) note(entries, word, reading, word.cost);
  }
  const readings = kanjiReadings(
    alone,
    [...entries].map(
      ([
        surface,
        {
          readings: [first],
        },
      ]) => ({ surface, reading: first?.text ?? "" }),
    ),
  );
  const wanted = standingIn(texts, entries);
  const lines = [...entries]
    .filter(([surface, entry]) => wanted.has(surface) || isCommon(surface, entry))
    .map(([surface, entry]) => lineOf(surface, entry));
  for (const [kanji, list] of readings) if (list.length > 0) lines.push(`${kanji}\t${list.join(" ")}`);
  return lines.sort();
}

function isUsable({ surface, partOfSpeech }: DictionaryWord): boolean {
  if (surface.length > longestWord || partOfSpeech.some((part) => part.startsWith("文語"))) return false;
  return (writable.test(surface) && han.test(surface)) || kanaWord.test(surface);
}

function note(entries: Map<string, Entry>, word: DictionaryWord, reading: string, cost: number): void {
  const proper = word.partOfSpeech[1] === "固有名詞";
  const known = entries.get(word.surface);
  if (!known) {
    entries.set(word.surface, { readings: [{ text: reading, cost }], normal: word.normal, cost, proper });
    return;
  }
  known.readings.push({ text: reading, cost });
  if (cost >= known.cost) return;
  Object.assign(known, { normal: word.normal, cost, proper });
}

function isCommon(surface: string, { cost, normal, proper }: Entry): boolean {
  if (proper) return false;
  if (han.test(surface)) return cost < commonCost;
  // Words in kana are there for what they are a spelling of.
  return normal !== surface && cost < commonKanaCost;
}

/** Words of the dictionary that stand in a text, the longest from each place on. */
function standingIn(texts: readonly string[], entries: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      if (!han.test(text.charAt(at))) continue;
      for (let length = longestWord; length > 1; length -= 1) {
        const word = text.slice(at, at + length);
        if (!entries.has(word)) continue;
        found.add(word);
        at += length - 1;
        break;
      }
    }
  }
  return found;
}

function lineOf(surface: string, { readings, normal, cost }: Entry): string {
  const near = readings.filter((one) => one.cost - cost < secondReading).sort((one, other) => one.cost - other.cost);
  const list = [...new Set(near.map(({ text }) => text))].slice(0, 2);
  const shown = han.test(surface) ? list.join(" ") : "";
  return normal === surface ? `${surface}\t${shown}` : `${surface}\t${shown}\t${normal}`;
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
