/**
 * Two questions in one message (一通に二つの質問): 「防災訓練はいつですか。あと町会費っていくらですか」.
 * Split only where the writing says so; a story with one wish stays whole.
 */
import type { Language } from "../language.js";
import type { FollowUpWords, WrittenLanguage } from "./followUpFile.js";
import type { Decision, Guide } from "./guide.js";

/** In UTF-16 units: shorter says no topic, longer tells a story. */
const part = { least: 4, most: 60 } as const;
const wholeMost = 110;

export interface TwoQuestions {
  parts: readonly [string, string];
  /** The second begins with a joining word; without one the two must be of different topics. */
  joined: boolean;
}

export function splitQuestions(
  text: string,
  language: WrittenLanguage,
  words: FollowUpWords,
): TwoQuestions | undefined {
  if (text.length < 2 * part.least || text.length > wholeMost) return undefined;
  const also = alsoOf(words, language);
  const sentences = text
    .normalize("NFKC")
    .split(/(?<=[。!?\n])|(?<=\.)\s/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
  const [first, second] = sentences.length === 1 ? inOneSentence(sentences[0] ?? "", also) : sentences;
  if (first === undefined || second === undefined || sentences.length > 2) return undefined;
  const rest = second.replace(also.opening, "");
  const joined = rest !== second;
  const asks = asking[language];
  if (![first, rest].every((one) => one.length >= part.least && one.length <= part.most && asks.test(one)))
    return undefined;
  return { parts: [first, rest], joined };
}

/** 「防災訓練はいつですか、あと町会費は？」: a joining word behind a comma, and only one. */
function inOneSentence(sentence: string, { within }: Also): readonly string[] {
  const cuts = sentence.split(within);
  return cuts.length === 2 ? cuts : [];
}

/** @returns two answers, each sure of its own question, or undefined where the message is one story */
export function answerBoth(
  guide: Pick<Guide, "decide">,
  question: string,
  language: Language,
  words: FollowUpWords,
): readonly [SureAnswer, SureAnswer] | undefined {
  const split = splitQuestions(question, language === "easy" ? "ja" : language, words);
  if (!split) return undefined;
  const [first, second] = split.parts.map((one) => guide.decide(one, language));
  if (first?.kind !== "answer" || second?.kind !== "answer" || first.entry === second.entry) return undefined;
  if (!split.joined && topicOf(first.entry) === topicOf(second.entry)) return undefined;
  // What is sure when it is read as a whole is one story; with a joining word, only where it is sure of a third thing.
  const whole = guide.decide(question, language);
  const told: readonly string[] = split.joined ? [first.entry, second.entry] : [];
  if (whole.kind === "answer" && !told.includes(whole.entry)) return undefined;
  return [first, second];
}

type SureAnswer = Extract<Decision, { kind: "answer" }>;
const topicOf = (entry: string) => entry.slice(0, entry.indexOf("."));

/** What a question has that a remark lacks. */
const asking: Readonly<Record<WrittenLanguage, RegExp>> = {
  ja: /[?]|(?:か|かな|の|教えて|教えてください|知りたい|知りたいです|たいです|たいんですけど|ほしい|ください|いくら|いつ|どこ|は)[。!、\s]*$/u,
  en: /\?|^(?:how|what|when|where|who|which|can|could|do|does|is|are)\b|\b(?:tell me|want to know|would like)\b/iu,
  zh: /[?]|(?:吗|呢|嗎|多少|哪里|哪裡|怎么|怎麼|什么|什麼|几|幾|想知道|请告诉)/u,
  ko: /[?]|(?:요|까|나|죠|니)[.!\s]*$/u,
  vi: /\?|(?:không|gì|đâu|nào|bao nhiêu|khong|gi|dau|nao|bao nhieu)[.!\s]*$/iu,
};

interface Also {
  opening: RegExp;
  within: RegExp;
}
const compiled = new WeakMap<FollowUpWords, Map<WrittenLanguage, Also>>();

function alsoOf(words: FollowUpWords, language: WrittenLanguage): Also {
  const byLanguage = compiled.get(words) ?? new Map<WrittenLanguage, Also>();
  compiled.set(words, byLanguage);
  const ready = byLanguage.get(language);
  if (ready) return ready;
  const phrases = [...words.also[language]].sort((one, other) => other.length - one.length);
  const any = phrases.map((phrase) => phrase.normalize("NFKC").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const edge = language === "en" || language === "vi" ? "(?![\\p{L}\\p{M}])" : "";
  const also = {
    opening: new RegExp(`^(?:(?:${any})${edge}[\\s、,:：]*)+`, "iu"),
    within: new RegExp(`[、,]\\s*(?=(?:${any})${edge})`, "iu"),
  };
  byLanguage.set(language, also);
  return also;
}
