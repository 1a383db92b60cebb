import { describe, expect, test } from "vitest";
import { detectPriority } from "../../src/guide/detectPriority.js";
import { matchSmalltalk, smalltalkKinds } from "../../src/guide/smalltalk.js";
import type { Language } from "../../src/language.js";
import { realContent } from "../support/content.js";

const { smalltalk, priority, wards } = realContent();
const kindOf = (text: string, language: Language = "ja") => matchSmalltalk(text, language, smalltalk)?.kind;

describe("small talk", () => {
  test.each([
    ["こんにちは😊", "greeting"],
    ["おはよーございます！", "morning"],
    ["お疲れさまです。夜遅くにすみません", "evening"],
    ["ばいばい またね〜", "goodbye"],
    ["いつもありがとうございます", "thanks"],
    ["ほんまおおきに", "thanks"],
    ["わかりました", "understood"],
    ["名前なんていうの？", "who"],
    ["ロボットですか？", "who"],
    ["すごいね！", "praise"],
    ["役立たず", "insult"],
    ["ごめんなさい、間違えました", "apology"],
  ])("%s is %s", (text, kind) => expect(kindOf(text)).toBe(kind));

  test.each<[string, Language, string]>([
    ["Hello!!", "en", "greeting"],
    ["thanks so much!", "en", "thanks"],
    ["谢谢您！再见", "zh", "thanks"],
    ["안녕하세요~", "ko", "greeting"],
    ["Cảm ơn bạn nhiều ạ", "vi", "thanks"],
    ["こんにちは", "easy", "greeting"],
    ["thank you", "ja", "thanks"],
  ])("%s is heard in %s as %s", (text, language, kind) => expect(kindOf(text, language)).toBe(kind));

  test.each([
    "こんにちは、保育園の申込みは？",
    "すみません、避難所は",
    "ありがとう町会",
    "Hi, where is the ward office?",
    "町会",
    "？？？",
    "🍙🍙🍙",
    "",
    "ありがとう".repeat(20),
  ])("%s is not only small talk", (text) => expect(kindOf(text)).toBeUndefined());

  test("takes no way of asking from an entry", () => {
    const taken = [...wards.values()].flatMap(({ topics }) =>
      [...topics.values()].flatMap(({ ask }) =>
        Object.entries(ask).flatMap(([language, ways]) => ways.filter((way) => kindOf(way, language as Language))),
      ),
    );
    expect(taken).toEqual([]);
  });

  test("is never a message of a person in danger", () => {
    const ways = smalltalk.flatMap((one) => Object.values(one.ways).flat());
    expect(ways.filter((way) => detectPriority(way, priority.signals, () => true))).toEqual([]);
  });

  test("has an answer of every kind, and each way is heard as its own kind", () => {
    expect(smalltalk.map(({ kind }) => kind).sort()).toEqual([...smalltalkKinds].sort());
    for (const { kind, ways } of smalltalk)
      for (const [language, all] of Object.entries(ways))
        for (const way of all) expect([way, kindOf(way, language as Language)]).toEqual([way, kind]);
  });
});
