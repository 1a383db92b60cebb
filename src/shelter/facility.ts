/** Facilities that residents name their place by: schools, parks, stations of the lists. */
import { fold } from "./address.js";
import { distance, type Point } from "./nearest.js";
import { oneLine, type Site } from "./site.js";
import { middle } from "./town.js";

export interface Facility extends Point {
  ward: string;
  name: string;
  /** Folded, without its ground: 「九条北小学校（運動場）」 is where 九条北小学校 is. */
  key: string;
}

/** Welfare shelters are no landmarks: their names are not told to anyone. */
export function facilitiesOf(sites: readonly Site[]): Facility[] {
  const groups = new Map<string, { site: Site; points: Point[]; key: string; name: string }>();
  for (const site of sites) {
    if (site.welfare) continue;
    const name = oneLine(site.name).replace(/（運動場）$/, "");
    const key = fold(name);
    const group = groups.get(`${site.ward} ${key}`);
    if (group) group.points.push(site);
    else groups.set(`${site.ward} ${key}`, { site, points: [site], key, name });
  }
  return [...groups.values()].map(({ site, points, key, name }) => ({ ward: site.ward, name, key, ...middle(points) }));
}

/** 「高校」「中央図書館」「九条北小」: parts of a name, and names inside what was typed. */
export function facilitiesNamed(facilities: readonly Facility[], typed: string): Facility[] {
  const asked = typed.replace(/高校$/, "高等学校");
  if ([...asked].length < 2) return [];
  const parts = facilities.filter(({ key }) => key.includes(asked));
  if (parts.length > 0) return parts;
  const inside = facilities.filter(({ key }) => [...key].length >= 4 && asked.includes(key));
  const longest = Math.max(0, ...inside.map(({ key }) => key.length));
  return inside.filter(({ key }) => key.length === longest);
}

/** Who runs it, which nobody says: 「中央図書館」 means 大阪市立中央図書館. */
const owner =
  /^(?:大阪[市府]立|市営|大阪府|株式会社|㈱|\(株\)|社会福祉法人|osakametro中央線|にゅーとらむ|ほーむせんたー|すーぱー)+/;

/** Is this what was typed, and not only a name that holds it? A building named after the next town is not that town. */
export function isMeant({ key }: Facility, typed: string): boolean {
  return (
    typed.includes(key) ||
    key.startsWith(typed) ||
    key.replace(owner, "").startsWith(typed.replace(/高校$/, "高等学校"))
  );
}

/** Buildings of one place, a short walk apart, need no question which of them is meant. */
export function sameSpot(places: readonly Point[]): boolean {
  const [first] = places;
  return first !== undefined && places.every((place) => distance(first, place) <= 300);
}
