/** Days in the page's language. */
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";

export const dateWords = (language: Language) => (day: string) => dateIn(day, language);
