/**
 * Danger words (危険の言葉): groups of words that are harmless alone and tell of danger together, such as one's partner,
 * a blow, being watched. A group has words in every language, so an example in one teaches something for all.
 */
import { z } from "zod";
import { foldSpaced, foldTight, withoutMarks } from "../fold.js";
import { hasVietnameseMarks, latinLanguage } from "../latinLanguage.js";
import type { SignalLanguage } from "../signalFile.js";
import { toSimplified } from "../traditional.js";

const words = z.array(z.string().min(1)).min(1);

export const dangerWordFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    ja: words,
    en: words,
    zh: words,
    ko: words,
    vi: words,
  }),
);
export type DangerWordFile = z.infer<typeof dangerWordFile>;

interface WordTable {
  /** A folded word, and the groups that have it. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Letters of the longest word that begins with a letter: most letters begin none, and are passed over. */
  readonly longest: ReadonlyMap<string, number>;
}
export type DangerWords = Readonly<Record<SignalLanguage, WordTable>>;

/** A message as danger words are looked for in it. */
export interface FoldedMessage {
  language: SignalLanguage;
  text: string;
}

const longestSpaced = 4;
const kana = /[\u3041-\u30ff]/;
const hangul = /\p{Script=Hangul}/u;
const han = /\p{Script=Han}/u;

export const isSpaced = (language: SignalLanguage): boolean => language === "en" || language === "vi";

export function foldMessage(text: string): FoldedMessage {
  const language = scriptOf(text);
  return { language, text: foldIn(language, text) };
}

export function compileDangerWords(groups: DangerWordFile): DangerWords {
  const compiled = (language: SignalLanguage): WordTable => {
    const found = new Map<string, string[]>();
    const longest = new Map<string, number>();
    for (const group of groups)
      for (const word of group[language]) {
        const folded = foldIn(language, word).replace(/[。！？]+$/, "");
        found.set(folded, [...(found.get(folded) ?? []), group.id]);
        const first = folded.charAt(0);
        longest.set(first, Math.max(longest.get(first) ?? 0, folded.length));
      }
    return { groups: found, longest };
  };
  return { ja: compiled("ja"), zh: compiled("zh"), ko: compiled("ko"), en: compiled("en"), vi: compiled("vi") };
}

/** @returns ids in order, each once */
export function groupsIn({ language, text }: FoldedMessage, words: DangerWords): readonly string[] {
  const found = new Set<string>();
  if (isSpaced(language)) findPhrases(text, words[language], found);
  else findPieces(text, words[language], found);
  // Words in characters alone may be Japanese as well as Chinese.
  if (language === "zh") findPieces(text, words.ja, found);
  return [...found].sort();
}

function findPhrases(text: string, { groups }: WordTable, found: Set<string>): void {
  const said = text.split(/[ .!?]+/);
  for (let from = 0; from < said.length; from += 1)
    for (let to = from + 1; to <= Math.min(said.length, from + longestSpaced); to += 1)
      for (const id of groups.get(said.slice(from, to).join(" ")) ?? []) found.add(id);
}

function findPieces(text: string, { groups, longest }: WordTable, found: Set<string>): void {
  for (let from = 0; from < text.length; from += 1) {
    const end = Math.min(text.length, from + (longest.get(text.charAt(from)) ?? 0));
    for (let to = from + 1; to <= end; to += 1) for (const id of groups.get(text.slice(from, to)) ?? []) found.add(id);
  }
}

function scriptOf(text: string): SignalLanguage {
  if (kana.test(text)) return "ja";
  if (hangul.test(text)) return "ko";
  if (han.test(text)) return "zh";
  return hasVietnameseMarks(text) || latinLanguage(text)?.language === "vi" ? "vi" : "en";
}

function foldIn(language: SignalLanguage, text: string): string {
  if (isSpaced(language)) return withoutMarks(foldSpaced(text));
  return foldTight(language === "zh" ? toSimplified(text) : text);
}
