/** The short words that lean on an answer (続きの質問、訂正), as content writes them: `content/common/follow-ups.yaml`. */
import { z } from "zod";
import { languages } from "../language.js";
import { facetKeys } from "./topic.js";

/** What may be asked of the entry that was answered last: its facets, whom to ask, and more of it. */
export const aspects = [...facetKeys, "phone", "page", "map", "details"] as const;
export type Aspect = (typeof aspects)[number];

const list = z.array(z.string().min(1).max(40)).min(1);
const words = z.strictObject({ ja: list, en: list, zh: list, ko: list, vi: list });

export const followUpFile = z.strictObject({
  about: z.record(z.enum(aspects), words),
  /** By the language that is wanted; whoever asks may write in any. */
  speak: z.record(z.enum(languages), list),
  /** What may stand beside these words without changing what is asked. */
  beside: words,
  wrong: z.strictObject({
    /** 「違う」: alone, or with a sign before what was meant. */
    bare: words,
    /** 「そうじゃなくて」: what was meant follows. */
    instead: words,
    /** 「…じゃなくて…」 */
    between: words,
    /** 「…のほう」: taken off the end of what was meant. */
    closing: words,
  }),
  /** 「あと、」: how the second question of a message begins. */
  also: words,
});
export type FollowUpWords = z.infer<typeof followUpFile>;

/** Languages that these words are written in; やさしい日本語 is typed with the Japanese ones. */
export type WrittenLanguage = keyof z.infer<typeof words>;
export const writtenLanguages = ["ja", "en", "zh", "ko", "vi"] as const satisfies readonly WrittenLanguage[];
