/** Which languages a few words may be written in, the likeliest first: 「khi nao」 looks like English, 「内容」 is two languages. */
import type { WrittenLanguage } from "./followUpFile.js";

/** Kana and Hangul leave no doubt. */
const plain = /[ぁ-ヺ가-힣]/;
const alike: Readonly<Record<WrittenLanguage, readonly WrittenLanguage[]>> = {
  ja: ["zh", "en", "vi"],
  en: ["vi", "ja"],
  zh: ["ja"],
  ko: [],
  vi: ["en"],
};

export const likelyLanguages = (text: string, language: WrittenLanguage): readonly WrittenLanguage[] =>
  plain.test(text) ? [language] : [language, ...alike[language]];
