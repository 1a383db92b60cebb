/**
 * The guide decides what a message gets: an answer when it is sure, a few choices when it is not, and an honest
 * "not here" when nothing fits. It never composes a text and never guesses. One door: `decide`.
 */
import type { Language } from "../language.js";
import type { ConceptLanguage } from "./concepts.js";
import { confidenceOf, isSure, thresholds } from "./confidence.js";
import { isElsewhere } from "./elsewhere.js";
import { type GuideShared, type GuideWard, guideCandidates } from "./guideCandidates.js";
import { createMatcher, type Explanation, type Matcher, type Ranked } from "./match.js";
import { nearestOwn } from "./nearestOwn.js";
import { readAhead } from "./readAhead.js";
import { isNotHere } from "./sharedWays.js";
import { commonest, isUnspecific } from "./unspecific.js";
import { abroadWeights, askedWeights } from "./weights.js";

export { thresholds } from "./confidence.js";
export type { GuideShared, GuideWard } from "./guideCandidates.js";

export type Decision =
  | { kind: "answer"; entry: string; confidence: number }
  | { kind: "choices"; entries: readonly string[]; confidence: number }
  /** Another ward has the obvious entry: `entries` are the nearest of this one. */
  | { kind: "other-ward"; ward: string; otherEntry: string; entries: readonly string[]; confidence: number }
  /** A service that the account does not cover, by its id; undefined where nothing is near. */
  | { kind: "none"; elsewhere: string | undefined; confidence: number };

export interface Guide {
  /** @param text as the resident typed it (romaji already as kana) */
  decide(text: string, language: Language): Decision;
  /** The ward's own entries by likeness, for follow-ups and for staff. */
  rank(text: string, language: Language): Ranked[];
  /** All that was compared, by likeness: also entries of other wards, services elsewhere, and what nobody here answers. */
  rankAll(text: string, language: Language): Ranked[];
  /** Why a candidate stands where it stands. */
  explain(text: string, language: Language, id: string): Explanation;
  /** Builds what the first question in a language would wait for, a little at a time. */
  warmUp(language: Language): Promise<void>;
}

const asked = (language: Language): ConceptLanguage => (language === "easy" ? "ja" : language);
const weightsOf = (language: ConceptLanguage) => (language === "ja" ? askedWeights : abroadWeights);
const mostChoices = 4;

export function createGuide(ward: GuideWard, others: readonly GuideWard[], shared: GuideShared): Guide {
  const matchers = new Map<ConceptLanguage, Matcher>();
  const own = new Map(ward.topics.map((topic) => [topic.id, topic]));
  const foreign = new Map(others.flatMap((other) => other.topics.map((topic) => [`${other.id}/${topic.id}`, topic])));

  const links = new Map<string, number>();
  for (const { related } of [ward, ...others].flatMap(({ topics }) => topics))
    for (const id of related) links.set(id, (links.get(id) ?? 0) + 1);

  /** Built when first asked in a language: most accounts are asked in two or three. */
  function matcherOf(language: Language): Matcher {
    const key = asked(language);
    let matcher = matchers.get(key);
    if (!matcher) {
      const { candidates, read } = guideCandidates({ ...shared, ward, others }, key);
      matcher = createMatcher(candidates, read, weightsOf(key));
      matchers.set(key, matcher);
    }
    return matcher;
  }

  async function warmUp(language: Language): Promise<void> {
    const key = asked(language);
    if (matchers.has(key)) return;
    const { candidates, read } = guideCandidates({ ...shared, ward, others }, key);
    const ready = await readAhead(
      read,
      candidates.flatMap(({ phrases, body }) => [...phrases, body]),
    );
    if (!matchers.has(key)) matchers.set(key, createMatcher(candidates, ready, weightsOf(key)));
  }

  function decide(text: string, language: Language): Decision {
    const ranked = matcherOf(language).rank(text);
    const [first] = ranked;
    if (!first) return { kind: "none", elsewhere: undefined, confidence: 1 };
    const abroad = asked(language) !== "ja";
    const confidence = confidenceOf(ranked, { abroad, own: own.has(first.id) });
    const mine = ranked.filter(({ id }) => own.has(id));
    const unspecific = isUnspecific(ranked, own);
    // One word that is said of many entries is not strange, it only says too little.
    if (confidence < thresholds.choices && !unspecific)
      return { kind: "none", elsewhere: undefined, confidence: 1 - confidence };
    if (unspecific) {
      const entries = commonest(mine, links).slice(0, mostChoices);
      if (entries.length > 1) return { kind: "choices", entries, confidence: Math.min(confidence, thresholds.sure) };
      if (isElsewhere(first.id)) return { kind: "none", elsewhere: undefined, confidence };
    }
    if (isElsewhere(first.id)) return { kind: "none", elsewhere: first.id, confidence };
    if (isNotHere(first.id)) return { kind: "none", elsewhere: undefined, confidence };
    // It names something that only services elsewhere have to do with: what is near by its other words is a guess.
    if (first.strange && !(own.has(first.id) && isSure(first, confidence, abroad)))
      return { kind: "none", elsewhere: undefined, confidence };
    const other = foreign.get(first.id);
    if (other) {
      const entries = nearestOwn(other, mine, own).slice(0, mostChoices - 1);
      return { kind: "other-ward", ward: first.id.split("/")[0] ?? "", otherEntry: other.id, entries, confidence };
    }
    if (!unspecific && isSure(first, confidence, abroad)) return { kind: "answer", entry: first.id, confidence };
    const entries = choicesOf(mine);
    if (entries.length > 1) return { kind: "choices", entries, confidence };
    if (isSure(first, confidence, abroad)) return { kind: "answer", entry: first.id, confidence };
    return { kind: "none", elsewhere: undefined, confidence: 1 - confidence };
  }

  return {
    decide,
    rank: (text, language) =>
      matcherOf(language)
        .rank(text)
        .filter(({ id }) => own.has(id)),
    rankAll: (text, language) => matcherOf(language).rank(text),
    explain: (text, language, id) => matcherOf(language).explain(text, id),
    warmUp,
  };
}

/** Two to four, best first: the third and fourth only where they are not far behind. */
function choicesOf(ranked: readonly Ranked[]): string[] {
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }, index) => index < 2 || best - score < thresholds.choiceGap)
    .slice(0, mostChoices)
    .map(({ id }) => id);
}
