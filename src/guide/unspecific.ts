/** A message that says too little to be sure: 「子ども」「学校」「相談」 are said of many entries alike. */
import { isElsewhere } from "./elsewhere.js";
import type { Ranked } from "./match.js";
import { isNotHere } from "./sharedWays.js";

/** An entry that holds this share of the ways of asking which contain the message is what it asks for… */
const most = 0.5;
/** … and so is one that holds at least this share, and is far ahead of any other. */
const many = 0.33;
const ahead = 2;
/** Between the ward's own entries and a service elsewhere less decides: nobody is helped by offering the wrong kind. */
const kindAhead = 1.4;
/** Below 1: a word that stands in most ways of asking of a special entry is still not what most people mean by it. */
const generality = 0.5;

/**
 * @param ranked best first: the first one is what would be answered
 * @param own ids of the ward's entries
 */
export function isUnspecific(ranked: readonly Ranked[], own: { has(id: string): boolean }): boolean {
  const [first, ...others] = ranked;
  if (!first || ranked.every(({ typical }) => typical === 0)) return false;
  // What stands first of the ward's own need not be compared with what only other wards have.
  const rivals = own.has(first.id) ? others.filter(({ id }) => own.has(id) || isElsewhere(id)) : others;
  const next = Math.max(0, ...rivals.map(({ typical }) => typical));
  // Of which service elsewhere it is said matters little, as long as it is not said of the ward's own.
  if (isElsewhere(first.id) || isNotHere(first.id))
    return (
      first.typical <= kindAhead * Math.max(0, ...ranked.filter(({ id }) => own.has(id)).map(({ typical }) => typical))
    );
  const choice = rivals.some(({ id, typical }) => typical > 0 && own.has(id));
  if (own.has(first.id) && !choice) return next > kindAhead * first.typical;
  const share = first.typical / rivals.reduce((sum, { typical }) => sum + typical, first.typical);
  return next > 0 && share < most && (share < many || first.typical < ahead * next);
}

/**
 * What to offer then: the entries that it is said of most, the general ones before the special ones.
 * @param links how many entries name this one as related: many do where it is general
 */
export function commonest(ranked: readonly Ranked[], links: ReadonlyMap<string, number>): string[] {
  return ranked
    .filter(({ typical }) => typical > 0)
    .map(({ id, typical }) => ({ id, weight: typical ** generality * (1 + (links.get(id) ?? 0)) }))
    .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}
