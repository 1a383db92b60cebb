/** What a message is written in, what it is answered in, and as which text it is looked up. */
import type { Language } from "../language.js";
import { detectLanguage } from "./detectLanguage.js";
import type { WrittenLanguage } from "./followUpFile.js";
import { wanakanaText } from "./romaji.js";

export interface ReadMessage {
  /** To answer in. */
  language: Language;
  written: WrittenLanguage;
  /** The message, Japanese in Latin letters as kana. */
  question: string;
  /** Chinese in traditional characters: understood, and answered in the simplified ones that the ward writes. */
  traditional: boolean;
}

/**
 * @param chosen the resident's own language
 * @param talk the language of the last answer, where the talk goes on: 「英語で」 holds until another is written
 */
export function readMessage(text: string, chosen: Language, talk: Language | undefined = undefined): ReadMessage {
  const known = talk ?? chosen;
  const found = detectLanguage(text, known);
  const language = found ? spoken(found.language, chosen, talk) : known;
  return {
    language,
    written: found?.language ?? asWritten(known),
    question: found?.romaji ? wanakanaText(text) : text,
    traditional: found?.traditional ?? false,
  };
}

/** やさしい日本語 for who reads it, unless the talk has gone over to the other Japanese. */
export function spoken(written: WrittenLanguage, chosen: Language, talk?: Language): Language {
  const easy = talk === "easy" || (chosen === "easy" && talk !== "ja");
  return written === "ja" && easy ? "easy" : written;
}

export const asWritten = (language: Language): WrittenLanguage => (language === "easy" ? "ja" : language);
