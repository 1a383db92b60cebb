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

  test("says which way of asking won, and what evidence gave how much to the score", () => {
    const text = "保育所の申込みをしたい";
    const { phrase, parts } = matcher.explain(text, "nursery");
    expect(phrase).toBe("保育所の申込み");
    const score = matcher.rank(text).find(({ id }) => id === "nursery")?.score ?? 0;
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 6);
    expect(matcher.explain(text, "no-such-entry")).toEqual({ phrase: undefined, parts: [] });
  });

  test("says how much of the question stands nowhere in the entry, and in none", () => {
    const [known] = matcher.rank("避難所");
    expect(known).toMatchObject({ missing: 0, unknown: 0, rarest: true });
    const [half] = matcher.rank("避難所の体重計");
    expect(half?.id).toBe("shelter");
    expect(half?.unknown).toBeGreaterThan(0);
    expect(half?.missing).toBeCloseTo(half?.unknown ?? 1, 4);
  });
});

describe("a list of questions and answers alone", () => {
  const list = createMatcher(
    [
      { id: "bulky", phrases: ["粗大ごみの出し方を知りたい"], body: "電話で申し込み、処理券を買って貼ります。" },
      { id: "carry", phrases: ["ごみ搬入の予約をしたい"], body: "クリーンセンターへ自分で持ち込むときは予約します。" },
      { id: "calendar", phrases: ["収集の曜日"], body: "ごみの収集日は地域の一覧で確かめてください。" },
    ],
    read,
  );

  test("is searched by its answers too", () => {
    expect(list.rank("クリーンセンターに持ち込みたい")[0]?.id).toBe("carry");
    expect(list.rank("処理券はどこで買う")[0]?.id).toBe("bulky");
  });

  test("keeps its order where the longest evidence is looked at for the first ones alone", () => {
    const many = createMatcher(
      Array.from({ length: 400 }, (_, at) => ({
        id: `e${at}`,
        phrases: [`ごみの袋 ${at}番`],
        body: `袋の大きさ ${at}`,
      })),
      read,
    );
    const scores = many.rank("ごみの袋 7番").map(({ score }) => score);
    expect(many.rank("ごみの袋 7番")[0]?.id).toBe("e7");
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.length).toBeLessThan(400);
  });
});
