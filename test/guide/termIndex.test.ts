import { describe, expect, test } from "vitest";
import { createTermIndex } from "../../src/guide/termIndex.js";
import { createWordRows } from "../../src/guide/together.js";

const index = createTermIndex([
  { title: ["ごみ", "収集"], text: ["曜日", "地域"], opening: ["曜日"] },
  { title: ["住民票"], text: ["ごみ", "窓口", "窓口", "郵送"], opening: ["ごみ"] },
]);

describe("terms of a question in documents", () => {
  test("count more in the title than in the text", () => {
    const { both, anywhere } = index.search(["ごみ"]);
    expect(both[0]).toBeGreaterThan(both[1] ?? 0);
    expect([...anywhere]).toEqual([1, 1]);
  });

  test("that no document has are told as unknown", () => {
    expect(index.search(["宇宙船"]).unknown).toBe(1);
    expect(index.search(["窓口"]).unknown).toBe(0);
    expect(index.search([]).unknown).toBe(0);
  });

  test("leave nothing behind for the next question", () => {
    const first = [...index.search(["窓口"]).text];
    index.search(["ごみ", "収集"]);
    expect([...index.search(["窓口"]).text]).toEqual(first);
  });

  test("mark where the rarest of them stands", () => {
    expect([...index.search(["ごみ", "郵送"]).rarest]).toEqual([0, 1]);
  });
});

describe("words that stand near to each other", () => {
  const rows = createWordRows([
    ["ごみ", "持ち込み", "予約"],
    ["ごみ", "一", "二", "三", "四", "五", "六", "七", "八", "予約"],
  ]);

  test("speak for a text only where they are near in it too", () => {
    expect(rows.share(0, ["ごみ", "予約"])).toBe(1);
    expect(rows.share(1, ["ごみ", "予約"])).toBe(0);
  });

  test("say nothing in a question of one word", () => {
    expect(rows.share(0, ["ごみ"])).toBe(0);
  });
});
