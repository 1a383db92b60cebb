/** Where the towns of the wards lie: in the middle of their sites. Of a town without sites nothing is known. */
import type { Point } from "../../shelter/nearest.js";
import { distance } from "../../shelter/nearest.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import type { Site } from "../../shelter/site.js";
import { placeInTown, townsOf } from "../../shelter/town.js";

export interface TownPoints {
  pointOf(ward: string, town: string): Point | undefined;
  /** The town of the ward whose middle is closest, if it is close at all. */
  nearestTown(ward: string, at: Point): string | undefined;
}

/** Somebody farther from every town is outside the ward. */
const reach = 1_500;

export function createTownPoints(sites: readonly Site[], readings: TownReadings): TownPoints {
  const wards = new Map<string, Map<string, Point>>();
  for (const town of townsOf(sites, readings)) {
    const towns = wards.get(town.ward) ?? new Map<string, Point>();
    const { latitude, longitude } = placeInTown(town, []);
    towns.set(town.name, { latitude, longitude });
    wards.set(town.ward, towns);
  }
  return {
    pointOf: (ward, town) => wards.get(ward)?.get(town),
    nearestTown(ward, at) {
      const [closest] = [...(wards.get(ward) ?? [])]
        .map(([town, point]) => ({ town, metres: distance(at, point) }))
        .sort((one, other) => one.metres - other.metres);
      return closest && closest.metres <= reach ? closest.town : undefined;
    },
  };
}
