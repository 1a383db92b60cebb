/** Correction (訂正): the last answer was not what was meant: 「違う」, or 「そうじゃなくて町会のほう」 with what was. */
import type { FollowUpWords, WrittenLanguage } from "./followUpFile.js";
import { likelyLanguages } from "./likelyLanguages.js";
import { toSimplified } from "./traditional.js";

export type Correction =
  /** Only that it was wrong. */
  | { kind: "wrong" }
  /** What was meant, to be asked instead. */
  | { kind: "instead"; text: string };

/** A longer message is a story, in which 「じゃなくて」 means nothing of the kind. In UTF-16 units. */
const longestMessage = 80;
/** Letters of 「A」 in 「Aじゃなくて B」. */
const longestBefore = 12;
const sign = "[\\s、。,.!！?？…:：;；〜~ー-]";
/** Where words are set with spaces, a space separates nothing: 「không phải người Nhật…」 is a question. */
const strongSign = "\\s*[\\n、。,.!！?？…:：;；~-]";

interface Patterns {
  bare: RegExp;
  separated: RegExp;
  instead: RegExp;
  between: RegExp;
  closing: RegExp;
}

export function readCorrection(text: string, language: WrittenLanguage, words: FollowUpWords): Correction | undefined {
  const said = text.normalize("NFKC").replace(/[’‘]/g, "'").trim();
  if (said.length > longestMessage) return undefined;
  for (const written of likelyLanguages(said, language)) {
    const found = readIn(said, written, words);
    if (found) return found;
  }
  return undefined;
}

function readIn(typed: string, language: WrittenLanguage, words: FollowUpWords): Correction | undefined {
  const said = language === "zh" ? toSimplified(typed) : typed;
  const patterns = patternsOf(words, language);
  if (patterns.bare.test(said)) return { kind: "wrong" };
  const rest =
    patterns.instead.exec(said)?.[1] ?? patterns.separated.exec(said)?.[1] ?? patterns.between.exec(said)?.[1];
  if (rest === undefined) return undefined;
  // 「違う、そうじゃなくて町会」: the correction may be made twice.
  const again = readIn(rest, language, words);
  if (again) return again;
  const meant = rest.replace(patterns.closing, "").trim();
  return { kind: "instead", text: meant === "" ? rest.trim() : meant };
}

const compiled = new WeakMap<FollowUpWords, Map<WrittenLanguage, Patterns>>();

function patternsOf(words: FollowUpWords, language: WrittenLanguage): Patterns {
  const byLanguage = compiled.get(words) ?? new Map<WrittenLanguage, Patterns>();
  compiled.set(words, byLanguage);
  const ready = byLanguage.get(language);
  if (ready) return ready;
  const { bare, instead, between, closing } = words.wrong;
  // Where words are set with spaces, a word ends where the next begins: "nope" is no "no".
  const spaced = language !== "ja" && language !== "zh";
  const edge = language === "en" || language === "vi" ? "(?![\\p{L}\\p{M}])" : "";
  // Commas and spaces within a phrase are set as people like.
  const any = (list: readonly string[]) =>
    `(?:${[...list]
      .sort((one, other) => other.length - one.length)
      .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ +/g, "[\\s,，、]*"))
      .join("|")})${edge}`;
  const loose = (source: string) => new RegExp(source, "iu");
  const patterns = {
    bare: loose(`^(?:${any([...bare[language], ...instead[language]])}${sign}*)+$`),
    separated: loose(`^${any(bare[language])}${spaced ? strongSign : sign}${sign}*(.+)$`),
    instead: loose(`^${any(instead[language])}${sign}*(.+)$`),
    between: loose(`^[^、。，,.!?！？]{1,${longestBefore}}?${any(between[language])}(?!も)${sign}*(.+)$`),
    closing: loose(`${sign}*${any(closing[language])}${sign}*$`),
  };
  byLanguage.set(language, patterns);
  return patterns;
}
