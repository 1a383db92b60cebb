/**
 * Facet answer (続きの答え): what an entry's own words say to what was asked of it, and honestly where they say nothing
 * of their own. Nothing is composed: a field as it is written, or the answer and its explanation.
 */
import type { PhraseKey } from "../conversation/phrases.js";
import type { Card, CardLink, CardPhone } from "./card.js";
import type { Aspect } from "./followUpFile.js";
import type { FacetKey } from "./topic.js";

export interface FacetPart {
  /** Phrase that names what was asked. */
  name: PhraseKey;
  text: string;
}

export interface FacetAnswer {
  /** The fields that are written, in the order they were asked. */
  parts: readonly FacetPart[];
  /** The entry's answer instead, where a field is not written on its own. */
  unwritten: { answer: string; details: string | undefined } | undefined;
  /** The number to ask at; all of them where they were asked for. */
  phones: readonly CardPhone[];
  /** That there is none is said where one was asked for, or is needed. */
  saysPending: boolean;
  links: readonly CardLink[];
}

const names: Readonly<Record<FacetKey, PhraseKey>> = {
  when: "followWhen",
  where: "followWhere",
  fee: "followFee",
  apply: "followApply",
  who: "followWho",
  bring: "followBring",
  rain: "followRain",
  content: "followContent",
  cancel: "followCancel",
};

/** There are no maps of entries: where it is said in words is what can be shown. */
const facetOf = (ask: Aspect): FacetKey | undefined =>
  ask === "map" ? "where" : ask === "phone" || ask === "page" || ask === "details" ? undefined : ask;

/**
 * @param card in the language to answer in
 * @param own the facets that are written in that language; what is written in Japanese alone, many can't read
 */
export function facetAnswer(
  card: Card,
  own: Readonly<Partial<Record<FacetKey, string>>>,
  asks: readonly Aspect[],
): FacetAnswer {
  const facets = [...new Set(asks.flatMap((ask) => facetOf(ask) ?? []))];
  const written = card.season === "within" ? own : {};
  const parts = facets.flatMap((facet) => {
    const text = written[facet];
    return text === undefined ? [] : [{ name: names[facet], text }];
  });
  const missing = parts.length < facets.length;
  return {
    parts,
    unwritten: missing ? { answer: card.answer, details: card.details } : undefined,
    phones: asks.includes("phone") ? card.phones : card.phones.slice(0, 1),
    saysPending: asks.includes("phone") || missing,
    // Without a number there is still somewhere to go.
    links: asks.includes("page") || asks.includes("map") || missing || card.phones.length === 0 ? card.links : [],
  };
}
