/** Whose a way of asking is already: an entry's of the ward, or a service's elsewhere. Looked up by its letters. */
import type { ConceptLanguage } from "../concepts.js";
import type { Elsewhere } from "../elsewhere.js";
import { type WaysById, waysOf } from "../sharedWays.js";
import { lettersOnly, normalise } from "../text.js";
import type { Topic } from "../topic.js";

/** What has ways of asking. */
export interface WayOwners {
  topics: ReadonlyMap<string, Topic>;
  /** Ways of asking that hold in every ward, by entry. */
  ways: WaysById;
  elsewhere: readonly Elsewhere[];
}

export type WayOwner = { kind: "entry"; entry: string } | { kind: "elsewhere"; service: string };

export interface WayIndex {
  ownerOf(language: ConceptLanguage, text: string): WayOwner | undefined;
  /** How many ways of its own an entry has. */
  count(entry: string, language: ConceptLanguage): number;
}

/** Two texts with the same key are one way of asking. */
export const wayKey = (text: string): string => lettersOnly(normalise(text)) || text.trim();

/** Reads a language when it is first asked for. */
export function createWayIndex({ topics, ways, elsewhere }: WayOwners): WayIndex {
  const languages = new Map<ConceptLanguage, Map<string, WayOwner>>();

  function ownersIn(language: ConceptLanguage): Map<string, WayOwner> {
    const known = languages.get(language);
    if (known) return known;
    const owners = new Map<string, WayOwner>();
    const claim = (texts: readonly string[], owner: WayOwner) => {
      for (const text of texts) if (!owners.has(wayKey(text))) owners.set(wayKey(text), owner);
    };
    for (const { id, ask } of topics.values()) claim(ask[language], { kind: "entry", entry: id });
    for (const id of topics.keys()) claim(waysOf(ways, id, language), { kind: "entry", entry: id });
    for (const { id, ask } of elsewhere) claim(ask[language], { kind: "elsewhere", service: id });
    languages.set(language, owners);
    return owners;
  }

  return {
    ownerOf: (language, text) => ownersIn(language).get(wayKey(text)),
    count: (entry, language) => topics.get(entry)?.ask[language].length ?? 0,
  };
}
