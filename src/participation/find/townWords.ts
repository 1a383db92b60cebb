/** How the towns of a ward stand in a question: as published, in kana, in Latin letters, and by the part that several share. */
import { fold } from "../../shelter/address.js";
import { latin } from "../../shelter/placeWords.js";
import type { TownReadings } from "../../shelter/shelterSource.js";

export interface TownWord {
  pattern: RegExp;
  towns: readonly string[];
}

export interface TownWords {
  japanese: readonly TownWord[];
  latin: readonly TownWord[];
}

export function townWordsOf(towns: readonly string[], readings: TownReadings): TownWords {
  const japanese = new Map<string, string[]>();
  const letters = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, form: string, town: string) => {
    const known = map.get(form);
    if (!known) map.set(form, [town]);
    else if (!known.includes(town)) known.push(town);
  };
  for (const town of towns) {
    const reading = readings[town];
    add(japanese, fold(town), town);
    if (reading && reading.kana.length >= 4) add(japanese, fold(reading.kana), town);
    const romaji = reading && latin(reading.romaji);
    if (romaji && romaji.length >= 5) add(letters, romaji, town);
  }
  // 堀江 is 北堀江 and 南堀江.
  for (const town of towns) {
    const shared = fold(town).replace(/^[東西南北中]|[東西南北中]$/g, "");
    if (shared.length >= 2 && !towns.some((one) => fold(one) === shared)) add(japanese, shared, town);
  }
  return { japanese: wordsOf(japanese, false), latin: wordsOf(letters, true) };
}

/** The longest first: 九条南 is not 九条. */
function wordsOf(forms: ReadonlyMap<string, readonly string[]>, inLetters: boolean): TownWord[] {
  return [...forms]
    .filter(([form]) => form.length >= 2)
    .sort(([one], [other]) => other.length - one.length)
    .map(([form, towns]) => ({
      // A character before it may make it another place: 西九条 is not 九条.
      pattern: inLetters
        ? new RegExp(`\\b${[...form].join("[- ]?")}(?:[- ]?(?:cho|machi))?\\b`)
        : new RegExp(`(?<!\\p{Script=Han})${form}(?:\\d{1,2}丁目|地区|周辺|あたり|近辺)?`, "u"),
      towns,
    }));
}
