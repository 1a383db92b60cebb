/** Words that stand in a file for what we know by a key; the key itself is understood too. */
import { type TopicKey, topicKeys } from "../../guide/topic.js";
import { type Language, languages } from "../../language.js";
import { plainCell } from "./eventCsvProblem.js";
import { type EventKind, eventKinds } from "./wardEvent.js";

/** What is written for a key stands first. */
const wordMap = <Key extends string>(
  words: Readonly<Record<Key, string>>,
  keys: readonly Key[],
): ReadonlyMap<string, Key> =>
  new Map([...keys.map((key) => [words[key], key] as const), ...keys.map((key) => [key, key] as const)]);

/** What staff read, too. */
export const kindNames: Readonly<Record<EventKind, string>> = {
  course: "講座",
  drill: "防災訓練",
  lecture: "講演・出前講座",
  gathering: "つどい・サロン",
  fair: "まつり・催し",
  expo: "万博",
  other: "その他",
};
export const topicNames: Readonly<Record<TopicKey, string>> = {
  childcare: "子育て",
  watchover: "見守り・福祉",
  disaster: "防災・安全",
  association: "町会・地域",
  expo: "万博・区の催し",
  office: "区役所",
};
export const languageNames: Readonly<Record<Language, string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国語",
  vi: "ベトナム語",
};
const kindWords = wordMap(kindNames, eventKinds);
export const topicWords = wordMap(topicNames, topicKeys);
export const languageWords = wordMap(languageNames, languages);
export const feeWords: ReadonlyMap<string, boolean> = new Map([
  ["無料", true],
  ["有料", false],
]);
/** Whether it is cancelled. */
export const statusWords: ReadonlyMap<string, boolean> = new Map([
  ["開催", false],
  ["予定", false],
  ["中止", true],
]);

/** Municipalities name kinds as they like: what we do not know is told by the name of the event. */
export function kindOf(words: string, title: string): EventKind {
  const known = kindWords.get(plainCell(words));
  if (known) return known;
  const text = `${words} ${title}`;
  const signs: readonly [RegExp, EventKind][] = [
    [/訓練/, "drill"],
    [/出前講座|講演|シンポジウム/, "lecture"],
    [/講座|教室|研修|学級/, "course"],
    [/万博|EXPO/i, "expo"],
    [/つどい|集い|サロン|交流|広場|ひろば|カフェ|懇談/, "gathering"],
    [/まつり|祭|フェス|マルシェ|バザー|市場/, "fair"],
  ];
  return signs.find(([sign]) => sign.test(text))?.[1] ?? "other";
}
