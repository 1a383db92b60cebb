/** Towns (町) as the lists know them: a town lies where its sites lie. Nothing is known of towns without sites. */
import { fold, readAddress } from "./address.js";
import type { Point } from "./nearest.js";
import { latin } from "./placeWords.js";
import type { TownReadings } from "./shelterSource.js";
import type { Site } from "./site.js";

export interface Town {
  ward: string;
  name: string;
  /** Ways to write it, folded: as published, in kana, in Latin letters. */
  forms: readonly string[];
  sites: readonly { point: Point; numbers: readonly number[] }[];
}

/** A place with the name that an answer calls it by. */
export interface Place extends Point {
  ward: string;
  name: string;
}

export function townsOf(sites: readonly Site[], readings: TownReadings): Town[] {
  const towns = new Map<string, { town: Town; sites: Town["sites"][number][] }>();
  const readingOf = new Map(Object.entries(readings).map(([name, reading]) => [fold(name), reading]));
  for (const site of sites) {
    const address = readAddress(site.address);
    if (!address) continue;
    const key = `${site.ward} ${fold(address.town)}`;
    let known = towns.get(key);
    if (!known) {
      const reading = readingOf.get(fold(address.town));
      const forms = [fold(address.town), ...(reading ? [fold(reading.kana), latin(reading.romaji) ?? ""] : [])].filter(
        Boolean,
      );
      const list: Town["sites"][number][] = [];
      known = { town: { ward: site.ward, name: address.town, forms, sites: list }, sites: list };
      towns.set(key, known);
    }
    known.sites.push({ point: site, numbers: address.numbers });
  }
  return [...towns.values()].map(({ town }) => town);
}

/** The middle of some points; they are a walk apart, so the globe's roundness does not matter. */
export function middle(points: readonly Point[]): Point {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { latitude: mean((point) => point.latitude), longitude: mean((point) => point.longitude) };
}

/** As close as the lists know: the house, else the block, else 丁目, else the whole town. */
export function placeInTown(town: Town, numbers: readonly number[]): Place {
  for (let exact = numbers.length; exact > 0; exact--) {
    const there = town.sites.filter((site) =>
      numbers.slice(0, exact).every((number, index) => site.numbers[index] === number),
    );
    if (there.length > 0)
      return {
        ...middle(there.map((site) => site.point)),
        ward: town.ward,
        name: `${town.name}${numbers.slice(0, exact).join("-")}`,
      };
  }
  return { ...middle(town.sites.map((site) => site.point)), ward: town.ward, name: town.name };
}
