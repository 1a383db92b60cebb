/**
 * Content change (コンソールでの変更): what staff add to the content in the console, as rows over the files.
 * A way of asking only changes which approved answer is found, so it holds at once. A draft entry is a text for
 * residents: it waits for a second person, and reaches nobody before it is in the files and approved there.
 */
import { z } from "zod";
import type { Language } from "../language.js";
import type { ConceptLanguage } from "./concepts.js";
import { lettersOnly, normalise } from "./text.js";
import { type Topic, topicKeys } from "./topic.js";

export const waysLanguages = ["ja", "en", "zh", "ko", "vi"] as const satisfies readonly ConceptLanguage[];

export const longestWay = 80;
export const waysPerLanguage = 60;

export const phrasePayload = z.strictObject({ text: z.string().trim().min(1).max(longestWay) });

/** In Japanese; the other languages, sources and contacts are added in the file. */
export const entryPayload = z.strictObject({
  topic: z.enum(topicKeys),
  counter: z.string().min(1),
  title: z.string().trim().min(2).max(26),
  answer: z.string().trim().min(10).max(120),
  details: z.string().trim().max(1200).optional(),
  /** Ways of asking, as residents wrote. */
  ask: z.array(z.string().trim().min(1).max(longestWay)).max(14),
});
export type EntryPayload = z.infer<typeof entryPayload>;

export interface PhraseChange {
  kind: "phrase";
  ward: string;
  /** Id of the entry that it finds. */
  entry: string;
  language: ConceptLanguage;
  text: string;
}

export interface EntryChange {
  kind: "entry";
  ward: string;
  /** Id that the new entry will have. */
  entry: string;
  payload: EntryPayload;
}

export type LiveChange = PhraseChange | EntryChange;

/** やさしい日本語 is asked in Japanese. */
export const askedIn = (language: Language): ConceptLanguage => (language === "easy" ? "ja" : language);

const sameWay = (text: string): string => lettersOnly(normalise(text)) || text.trim();

/** The entry of these that is asked so already, in that language. */
export function ownerOfWay(topics: Iterable<Topic>, language: ConceptLanguage, text: string): string | undefined {
  const key = sameWay(text);
  for (const topic of topics) if (topic.ask[language].some((way) => sameWay(way) === key)) return topic.id;
  return undefined;
}

/** The entry with the ways that it does not have yet; itself where there are none. */
export function withWays(topic: Topic, phrases: readonly PhraseChange[]): Topic {
  const ask = { ...topic.ask };
  let changed = false;
  for (const { language, text } of phrases) {
    if (ask[language].some((way) => sameWay(way) === sameWay(text))) continue;
    ask[language] = [...ask[language], text];
    changed = true;
  }
  return changed ? { ...topic, ask } : topic;
}
