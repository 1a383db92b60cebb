/**
 * Follow-up (続きの質問): a message that has no topic of its own and asks something of the last answer: 「いつ？」「英語で」.
 * It is one only where the whole message consists of such words; 「町会費はいくら？」 is a question.
 */
import type { Language } from "../language.js";
import { cover, type Phrases } from "./cover.js";
import { withoutMarks } from "./fold.js";
import { type Aspect, aspects, type FollowUpWords, type WrittenLanguage } from "./followUpFile.js";
import { unitsOf } from "./followUpUnits.js";
import { likelyLanguages } from "./likelyLanguages.js";

export interface FollowUp {
  /** In the order they were asked, each once; empty where only another language is wanted. */
  asks: readonly Aspect[];
  /** The language that is asked for, 「英語で」. */
  speak: Language | undefined;
  /** That it is written in. */
  written: WrittenLanguage;
}

type Meaning = { ask: Aspect } | { speak: Language };

/** Longer messages have a topic. In UTF-16 units. */
const longestMessage = 48;
const mostAsks = 3;

/** @param language that the message is probably in; others with its letters are tried after it */
export function readFollowUp(text: string, language: WrittenLanguage, words: FollowUpWords): FollowUp | undefined {
  if (text.length > longestMessage) return undefined;
  for (const written of likelyLanguages(text, language)) {
    const meanings = cover(unitsOf(text, written), phrasesOf(words, written));
    if (!meanings || meanings.length === 0) continue;
    const asks = [...new Set(meanings.flatMap((one) => ("ask" in one ? one.ask : [])))];
    const speak = meanings.flatMap((one) => ("speak" in one ? one.speak : [])).at(-1);
    return asks.length > mostAsks ? undefined : { asks, speak, written };
  }
  return undefined;
}

const compiled = new WeakMap<FollowUpWords, Map<WrittenLanguage, Phrases<Meaning>>>();

function phrasesOf(words: FollowUpWords, language: WrittenLanguage): Phrases<Meaning> {
  const byLanguage = compiled.get(words) ?? new Map<WrittenLanguage, Phrases<Meaning>>();
  compiled.set(words, byLanguage);
  const ready = byLanguage.get(language);
  if (ready) return ready;
  const known = new Map<string, Meaning | undefined>();
  let longest = 0;
  const add = (phrase: string, meaning: Meaning | undefined) => {
    // Vietnamese is typed with its marks or without; half of them would make 「hội phí」 of 「hỏi phí」.
    for (const spelling of language === "vi" ? [phrase, withoutMarks(phrase)] : [phrase]) {
      const { text, cuts } = unitsOf(spelling, language);
      if (text === "" || known.has(text)) continue;
      known.set(text, meaning);
      longest = Math.max(longest, cuts.length - 1);
    }
  };
  // The first meaning of a word counts: what is asked goes before what only stands beside.
  for (const [speak, phrases] of Object.entries(words.speak) as [Language, string[]][])
    for (const phrase of phrases) add(phrase, { speak });
  for (const ask of aspects) for (const phrase of words.about[ask][language]) add(phrase, { ask });
  for (const phrase of words.beside[language]) add(phrase, undefined);
  const phrases = { known, longest };
  byLanguage.set(language, phrases);
  return phrases;
}
