/** The language of one message, by script and small words; undefined where it can't be told. */
import type { Language } from "../language.js";
import { chineseCharacters, looksChinese } from "./hanLanguage.js";
import { englishWords, hasVietnameseMarks, latinLanguage } from "./latinLanguage.js";
import { looksTraditional } from "./traditional.js";

const hangul = /[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]/;
const hiragana = /[\u3041-\u309f]/;
const katakana = /[\u30a1-\u30fa\uff66-\uff9d]/;
const han = /\p{Script=Han}/u;
const words = /[\p{L}\p{M}]+/gu;

export interface MessageLanguage {
  language: Exclude<Language, "easy">;
  /** Japanese in Latin letters. */
  romaji: boolean;
  /** Chinese in traditional characters. */
  traditional: boolean;
}

/** @param known the resident's own language, which decides where Chinese and Japanese look alike */
export function detectLanguage(text: string, known: Language): MessageLanguage | undefined {
  const plain = (language: Exclude<Language, "easy">): MessageLanguage => ({
    language,
    romaji: false,
    traditional: language === "zh" && looksTraditional(text),
  });
  if (hangul.test(text)) return plain("ko");
  const kana = hiragana.test(text) || katakana.test(text);
  if (kana || han.test(text)) {
    const around = sentenceAround(text);
    if (around) return plain(around);
    if (kana) return plain(!hiragana.test(text) && chineseCharacters(text) > 1 ? "zh" : "ja");
    return plain(known === "zh" || looksChinese(text) ? "zh" : "ja");
  }
  if (!/[a-z\u00c0-\u1ef9]/i.test(text)) return undefined;
  const latin = latinLanguage(text);
  if (latin) return { ...plain(latin.language), romaji: latin.language === "ja" };
  return known === "ja" || known === "easy"
    ? plain(/^[a-z0-9 .,'!?-]+$/i.test(text) && text.trim().split(/\s+/).length >= 2 ? "en" : "ja")
    : plain(known);
}

/** A sentence in Latin letters about something Japanese: 「How do I get a 住民票?」 */
function sentenceAround(text: string): "en" | "vi" | undefined {
  const latin = text.match(words)?.filter((word) => /^[a-z\u00c0-\u1ef9]+$/i.test(word)) ?? [];
  if (latin.length < 3) return undefined;
  if (hasVietnameseMarks(text)) return "vi";
  return englishWords(text) >= 2 ? "en" : undefined;
}
