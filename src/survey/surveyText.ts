/** Words of a survey: Japanese always, other languages where somebody has translated them. */
import { z } from "zod";
import type { Language } from "../language.js";

/**
 * Key of a survey, question or choice: stable, in addresses and files. Answers and counts are objects with such names,
 * and `constructor` is the one name in small letters that every object has already.
 */
export const key = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9-]{0,40}$/, "use small letters, digits and hyphens");

/** Whether anything of a survey can be called so: what stands in an address need not be text that a database takes. */
export const isKey = (text: string): boolean => key.safeParse(text).success;

export function surveyText(most: number) {
  const words = z.string().trim().min(1).max(most);
  return z.strictObject({
    ja: words,
    easy: words.optional(),
    en: words.optional(),
    zh: words.optional(),
    ko: words.optional(),
    vi: words.optional(),
  });
}
export type SurveyText = z.infer<ReturnType<typeof surveyText>>;

/** Falls back on Japanese: a question that is not translated is still asked. */
export function inLanguage(text: SurveyText, language: Language): string {
  return text[language] ?? text.ja;
}
