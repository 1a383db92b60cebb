/**
 * From what a resident types to a place on the map: an address, a town, the name of a school or a park.
 * Only the lists are known; where they say nothing the answer is "unknown", never a guess.
 */
import type { Language } from "../language.js";
import { fold } from "./address.js";
import { facilitiesNamed, facilitiesOf, isMeant, sameSpot } from "./facility.js";
import { isElsewhere, isGeneral, latin, placeOf } from "./placeWords.js";
import type { TownReadings } from "./shelterSource.js";
import type { Site } from "./site.js";
import { middle, type Place, townsOf } from "./town.js";
import { addressIn, townsInside, whole } from "./townSearch.js";

export type PlaceFound =
  | { kind: "found"; place: Place }
  | { kind: "several"; options: readonly Place[] }
  | { kind: "unknown" };

/** @param ward the resident's: of equal names the one in it is meant */
export type FindPlace = (text: string, ward: string) => PlaceFound;

type Scope = (place: { ward: string }) => boolean;

/** `sure`: it can only be this; otherwise the resident is asked. */
interface Hit {
  places: readonly Place[];
  sure: boolean;
}

/** More than these is no answer to choose from. 加賀屋 alone is five towns. */
const mostOptions = 6;
const longestText = 100;

export interface PlaceWard {
  id: string;
  name: Readonly<Record<Language, string>>;
}

export function createFindPlace(
  sites: readonly Site[],
  wards: readonly PlaceWard[],
  readings: TownReadings,
): FindPlace {
  const towns = townsOf(sites, readings);
  const facilities = facilitiesOf(sites);
  const wardNames = wards
    .map((ward) => ({ id: ward.id, name: fold(ward.name.ja) }))
    .sort((one, other) => other.name.length - one.name.length);
  const ourNames = wardNames.map(({ name }) => name);

  function exactly(typed: string, scope: Scope): Hit {
    const named = facilities.filter((facility) => scope(facility) && facility.key === typed);
    if (named.length > 0) return { places: named, sure: sameSpot(named) };
    const addresses = towns.filter(scope).flatMap((town) => addressIn(town, typed));
    // 九条南2 is in 九条南 and not in 九条.
    const longest = Math.max(...addresses.map(({ length }) => length));
    const best = addresses.filter(({ length }) => length === longest).map(({ place }) => place);
    return { places: best, sure: best.length === 1 };
  }

  function loosely(typed: string, scope: Scope): Hit {
    const inScope = towns.filter(scope);
    const part = [...typed].length < 2 ? [] : inScope.filter((town) => town.forms.some((form) => form.includes(typed)));
    const [only] = part;
    if (only)
      return { places: part.map(whole), sure: part.length === 1 && only.forms.some((form) => form.startsWith(typed)) };
    const named = facilitiesNamed(facilities.filter(scope), typed);
    const oneSpot = sameSpot(named);
    if (named.length > 0 && (named.length <= mostOptions || oneSpot))
      return { places: named, sure: oneSpot && named.every((facility) => isMeant(facility, typed)) };
    const inside = townsInside(inScope, typed);
    return { places: inside, sure: inside.length === 1 };
  }

  return (text, ward) => {
    const folded = fold(text.slice(0, longestText));
    if (isElsewhere(folded, ourNames)) return { kind: "unknown" };
    const inLatin = latin(text.slice(0, longestText));
    for (const typed of new Set(inLatin === undefined ? [placeOf(folded), folded] : [inLatin, folded])) {
      const local = typed.replace(/^大阪府/, "").replace(/^大阪市/, "");
      const named = wardNames.find(({ name }) => local.startsWith(name));
      // Twice in one of the published addresses, so perhaps in what is copied from there.
      const asked = named ? local.replaceAll(named.name, "").replace(/^の/, "") : local;
      if (isGeneral(asked)) continue;
      const own: Scope = (place) => place.ward === (named?.id ?? ward);
      const any: Scope = (place) => named === undefined || place.ward === named.id;
      for (const [scope, look] of [
        [own, exactly],
        [any, exactly],
        [own, loosely],
        [any, loosely],
      ] as const) {
        const { places, sure } = look(asked, scope);
        const [first] = places;
        if (first && sure) return { kind: "found", place: { name: first.name, ward: first.ward, ...middle(places) } };
        if (first && places.length <= mostOptions) return { kind: "several", options: places };
      }
    }
    return { kind: "unknown" };
  };
}
