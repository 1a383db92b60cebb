/** The nearest sites for a need. Danger knows no border: the sites of every ward are looked at. */
import type { Need } from "./hazard.js";
import type { Site } from "./site.js";

export interface Point {
  latitude: number;
  longitude: number;
}

export interface NearSite {
  site: Site;
  /** In a straight line. */
  metres: number;
}

export type Nearest =
  /** Nothing registered is near: whoever asks is somewhere else. */
  | { kind: "far" }
  /** No site is designated for this. `ward` is the one at the place, if the lists know it. */
  | { kind: "none"; ward: string | undefined }
  /** @property wardHasNone the ward at the place has no site for this hazard; those shown are its neighbours' */
  | { kind: "sites"; near: readonly NearSite[]; ward: string; wardHasNone: boolean };

/** Beyond this a list would lead people on a way they can't go on foot. */
export const reach = 5000;

const earthRadius = 6_371_009;

/** Length of the great circle (haversine), in metres. */
export function distance(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfChord =
    Math.sin(radians(to.latitude - from.latitude) / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(halfChord)));
}

/** May this site be offered for this need? Shelters never in a hazard, welfare shelters never at all. */
export function serves(site: Site, need: Need): boolean {
  if (site.welfare) return false;
  return need === "stay" ? site.kind === "shelter" : site.kind === "emergency" && site.hazards.has(need);
}

export function nearestSites(sites: readonly Site[], at: Point, need: Need, most = 5): Nearest {
  const byDistance = sites
    .map((site): NearSite => ({ site, metres: distance(at, site) }))
    .sort((one, other) => one.metres - other.metres || (one.site.id < other.site.id ? -1 : 1));
  const [closest] = byDistance;
  if (!closest) return { kind: "none", ward: undefined };
  if (closest.metres > reach) return { kind: "far" };
  const { ward } = closest.site;
  const serving = byDistance.filter(({ site }) => serves(site, need));
  if (serving.length === 0) return { kind: "none", ward };
  const within = serving.filter(({ metres }) => metres <= reach);
  // A hazard with few sites may have none within reach: the nearest is still worth knowing.
  const near = (within.length > 0 ? within : serving.slice(0, 1)).slice(0, most);
  return { kind: "sites", near, ward, wardHasNone: !serving.some(({ site }) => site.ward === ward) };
}
