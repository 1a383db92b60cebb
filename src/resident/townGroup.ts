/** The towns of a ward as a few buttons each: in the order of their readings, cut into groups that fit a bubble. */
import type { Language } from "../language.js";
import { fold, readNumbers } from "../shelter/address.js";
import type { TownReadings } from "../shelter/shelterSource.js";

export interface TownGroup {
  /** First and last, which is how its button calls it. */
  name: string;
  towns: readonly string[];
}

const largest = 10;

/** Groups of nearly the same size; one group where all fit into it. */
export function townGroups(towns: readonly string[], readings: TownReadings, language: Language): TownGroup[] {
  const kana = (town: string) => readings[town]?.kana ?? town;
  const sorted = [...towns].sort((one, other) => kana(one).localeCompare(kana(other), "ja"));
  const count = Math.ceil(sorted.length / largest);
  return Array.from({ length: count }, (_, index) => {
    const part = sorted.slice(
      Math.round((index * sorted.length) / count),
      Math.round(((index + 1) * sorted.length) / count),
    );
    const [first = "", last = ""] = [part.at(0), part.at(-1)].map((town) => town && townName(town, readings, language));
    return { name: first === last ? first : `${first} 〜 ${last}`, towns: part };
  });
}

/** As people read it who don't read kanji. */
export function townName(town: string, readings: TownReadings, language: Language): string {
  const reading = readings[town];
  if (!reading || language === "ja" || language === "zh") return town;
  return language === "easy" ? `${town}（${reading.kana}）` : `${reading.romaji} (${town})`;
}

/** The town that somebody typed, with or without a house number after it; the longest that fits. */
export function townTyped(typed: string, towns: readonly string[], readings: TownReadings): string | undefined {
  const said = fold(typed);
  const ways = towns.flatMap((town) => {
    const reading = readings[town];
    return [town, ...(reading ? [reading.kana, reading.romaji] : [])].map((way) => ({ town, way: fold(way) }));
  });
  return ways
    .sort((one, other) => other.way.length - one.way.length)
    .find(({ way }) => said.startsWith(way) && readNumbers(said.slice(way.length)) !== undefined)?.town;
}
