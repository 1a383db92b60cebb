/**
 * Languages a resident can be answered in.
 * `easy` is やさしい日本語 (plain Japanese for people who are learning it), a version of its own and not a translation.
 */
import { z } from "zod";

export const languages = ["ja", "easy", "en", "zh", "ko", "vi"] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

/** BCP 47 tag for `lang` attributes in pages. */
export const htmlLang: Record<Language, string> = {
  ja: "ja",
  easy: "ja",
  en: "en",
  zh: "zh-Hans",
  ko: "ko",
  vi: "vi",
};

/** A short text that exists in every language. */
export const localText = z.strictObject({
  ja: z.string().min(1),
  easy: z.string().min(1),
  en: z.string().min(1),
  zh: z.string().min(1),
  ko: z.string().min(1),
  vi: z.string().min(1),
});
export type LocalText = z.infer<typeof localText>;
