/** The cases on which a new way of asking is tried: the ward's evaluation questions, and the ways of asking there are. */
import type { Language } from "../../language.js";
import type { ConceptLanguage } from "../concepts.js";
import { detectLanguage } from "../detectLanguage.js";
import { askedIn } from "../layerChange.js";
import { wanakanaText } from "../romaji.js";
import { type WaysById, waysOf } from "../sharedWays.js";
import { grams, lettersOnly, normalise } from "../text.js";
import type { Topic } from "../topic.js";
import type { EvaluationQuestion } from "./evaluationQuestion.js";
import type { Case } from "./wayEffect.js";

/** As the guide is asked: in the language that the message shows, letters of romaji read as kana. */
export function asAsked(text: string): { text: string; language: Language } {
  const found = detectLanguage(text, "ja");
  return { text: found?.romaji ? wanakanaText(text) : text, language: found?.language ?? "ja" };
}

/** Those that are asked in that language. */
export function questionCases(questions: readonly EvaluationQuestion[], language: ConceptLanguage): Case[] {
  return questions
    .map(({ text, expect }) => ({ ...asAsked(text), expect }))
    .filter((one) => askedIn(one.language) === language);
}

/** So many ways of asking are tried, the nearest first: more would take longer than somebody waits for a page. */
const mostWays = 300;

/**
 * Ways of asking of the ward's entries, titles among them, that share letters with one of the new ones; each expects
 * its own entry. The others can't turn: each is found by its own words, of which the new ones have none.
 */
export function wayCases(
  topics: ReadonlyMap<string, Topic>,
  ways: WaysById,
  language: ConceptLanguage,
  fresh: readonly string[],
): Case[] {
  const sought = fresh.map((text) => pairsOf(text));
  const near = (text: string) => {
    const pairs = pairsOf(text);
    return Math.max(
      0,
      ...sought.map((one) => [...one].filter((pair) => pairs.has(pair)).length / (one.size + pairs.size)),
    );
  };
  return allWays(topics, ways, language)
    .map((one) => ({ one, nearness: near(one.text) }))
    .filter(({ nearness }) => nearness > 0)
    .sort((one, other) => other.nearness - one.nearness)
    .slice(0, mostWays)
    .map(({ one }) => one);
}

const pairsOf = (text: string): ReadonlySet<string> => new Set(grams(lettersOnly(normalise(text)), 2));

function allWays(topics: ReadonlyMap<string, Topic>, ways: WaysById, language: ConceptLanguage): Case[] {
  return [...topics.values()].flatMap(({ id, ask, text }) =>
    [...new Set([text[language].title, ...ask[language], ...waysOf(ways, id, language)])].map((way) => ({
      text: way,
      language,
      expect: [id],
    })),
  );
}
