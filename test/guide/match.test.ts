import { describe, expect, test } from "vitest";
import { createConceptFinder } from "../../src/guide/concepts.js";
import { createMatcher } from "../../src/guide/match.js";
import { createFeatureReader } from "../../src/guide/matchFeatures.js";

const read = createFeatureReader(
  "ja",
  createConceptFinder([{ id: "out-animal", ja: ["猫"], en: [], zh: [], ko: [], vi: [] }], "ja"),
);
const matcher = createMatcher(
  [
    {
      id: "nursery",
      phrases: ["保育園に入りたい", "保育所の申込み", "育休が終わるのに預け先がない"],
      body: "入所の相談は区役所で",
    },
    { id: "drill", phrases: ["防災訓練に参加したい", "訓練はいつ"], body: "毎年秋に学校で行います" },
    { id: "shelter", phrases: ["避難所はどこ", "近くの避難所"], body: "学校が避難所になります" },
    { id: "elsewhere.pets", phrases: ["猫を拾った", "犬の登録"], body: "" },
  ],
  read,
);
const first = (text: string) => matcher.rank(text)[0]?.id;

describe("the matcher", () => {
  test("takes the entry with the nearest way of asking", () => {
    expect(first("保育園の申込みをしたい")).toBe("nursery");
    expect(first("訓練いつやるん")).toBe("drill");
    expect(first("避難所")).toBe("shelter");
  });

  test("finds a word with a slip of the finger by its runs of characters", () => {
    expect(first("防災訓錬に参加")).toBe("drill");
  });

  test("gives nothing to a text without any shared evidence", () => {
    expect(matcher.rank("🍙🍙")).toEqual([]);
  });

  test("keeps an entry away that lacks what only others deal with", () => {
    const ranked = matcher.rank("避難所で猫を拾った");
    expect(ranked[0]?.id).toBe("elsewhere.pets");
    expect(ranked.find(({ id }) => id === "shelter")?.strange).toBe(true);
    expect(ranked[0]?.strange).toBe(false);
  });

  test("shares add up to less than one, and the order is the same every time", () => {
    const ranked = matcher.rank("学校の避難所の訓練はいつ");
    expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(1);
    expect(matcher.rank("学校の避難所の訓練はいつ")).toEqual(ranked);
  });
});
