import { describe, expect, test } from "vitest";
import { grams, katakanaToHiragana, normalise, words } from "../../src/guide/text.js";

describe("text for comparison", () => {
  test("width, case and script of kana make no difference", () => {
    expect(normalise("ＥＸＰＯ ｽﾏﾎ")).toBe(normalise("expo スマホ"));
    expect(katakanaToHiragana("ペアトレ")).toBe("ぺあとれ");
  });

  test("one word has one spelling", () => {
    expect(normalise("引っ越し")).toBe(normalise("引越し"));
    expect(normalise("自治会")).toBe(normalise("町内会"));
    expect(normalise("子供")).toBe(normalise("こども"));
    expect(normalise("靱公園")).toBe(normalise("靭公園"));
  });

  test("words are found without spaces", () => {
    expect(words("保育園の申込", "ja")).toContain("保育園");
  });

  test("grams are runs of characters, none where the text is too short", () => {
    expect(grams("津波避難", 2)).toEqual(["津波", "波避", "避難"]);
    expect(grams("津", 2)).toEqual([]);
  });
});
