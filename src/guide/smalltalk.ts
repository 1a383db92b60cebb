/** Small talk (あいさつなど): what people say to a counter besides asking, and a short answer to it. */
import { z } from "zod";
import { type Language, localText } from "../language.js";
import { foldTight } from "./fold.js";

export const smalltalkKinds = [
  "greeting",
  "morning",
  "evening",
  "night",
  "thanks",
  "goodbye",
  "who",
  "how",
  "apology",
  "praise",
  "insult",
  "understood",
  "please",
  "test",
] as const;
export type SmalltalkKind = (typeof smalltalkKinds)[number];

const ways = z.array(z.string().min(1).max(40)).min(1);

export const smalltalkFile = z.array(
  z.strictObject({
    kind: z.enum(smalltalkKinds),
    /** Ways of saying it, as people type them. */
    ways: z.strictObject({ ja: ways, en: ways, zh: ways, ko: ways, vi: ways }),
    reply: localText,
  }),
);
export type Smalltalk = z.infer<typeof smalltalkFile>;

/** Longer than this is never only small talk. */
const mostLetters = 48;

/** Words that may stand beside small talk and change nothing. */
const fillers = new Set(
  "お ね よ わ な さん ちゃん です ます ございます ございました でした どうも いつも とても ほんと 本当 本当に ほんとに ほんま ほんまに すごく めっちゃ また あ ああ おお えっと へえ となり veryvery somuch verymuch alot there everyone again oh well you all bot hey mm ạ nhé nha bạn em nhiều 啊 呀 哦 了 您 你 啦 哈 们 大家 요 네 정말 너무 진짜 많이".split(
    " ",
  ),
);

/** Only where the whole message is small talk: a greeting with a question after it is a question. */
export function matchSmalltalk(
  text: string,
  language: Language,
  smalltalk: Smalltalk,
): { kind: SmalltalkKind } | undefined {
  const said = letters(text);
  if (said === "" || said.length > mostLetters) return undefined;
  const found = longestParts(said, indexOf(smalltalk), language === "easy" ? "ja" : language);
  return found && { kind: found };
}

type SpokenLanguage = Exclude<Language, "easy">;
type Way = { kind: SmalltalkKind; language: SpokenLanguage };

const indexes = new WeakMap<Smalltalk, ReadonlyMap<string, readonly Way[]>>();

function indexOf(smalltalk: Smalltalk): ReadonlyMap<string, readonly Way[]> {
  const known = indexes.get(smalltalk);
  if (known) return known;
  const index = new Map<string, Way[]>();
  for (const { kind, ways: byLanguage } of smalltalk) {
    for (const [language, all] of Object.entries(byLanguage) as [SpokenLanguage, readonly string[]][]) {
      for (const way of all) index.set(letters(way), [...(index.get(letters(way)) ?? []), { kind, language }]);
    }
  }
  indexes.set(smalltalk, index);
  return index;
}

/** Takes the message apart into ways and fillers without a rest; the longest way says the kind. */
function longestParts(
  said: string,
  index: ReadonlyMap<string, readonly Way[]>,
  language: SpokenLanguage,
): SmalltalkKind | undefined {
  const best: ({ longest: number; kind: SmalltalkKind | undefined } | undefined)[] = [{ longest: 0, kind: undefined }];
  for (let end = 1; end <= said.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      if (!before) continue;
      const part = said.slice(start, end);
      const ways = index.get(part);
      if (!ways && !fillers.has(part)) continue;
      const way = ways?.find((one) => one.language === language) ?? ways?.[0];
      const next = way && part.length > before.longest ? { longest: part.length, kind: way.kind } : before;
      const known = best[end];
      if (!known || next.longest > known.longest) best[end] = next;
    }
  }
  return best[said.length]?.kind;
}

/** Letters alone; not even spaces stay, because Japanese and Korean set them freely. */
function letters(text: string): string {
  return foldTight(text).replace(/[^\p{L}\p{N}\p{M}ー]/gu, "");
}
