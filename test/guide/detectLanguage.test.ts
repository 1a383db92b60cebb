import { expect, test } from "vitest";
import { detectLanguage } from "../../src/guide/detectLanguage.js";

const cases: [string, string][] = [
  ["避難訓練 参加", "ja"],
  ["区役所 電話番号", "ja"],
  ["アンケート", "ja"],
  ["hoikuen no moushikomi wa doko desuka", "ja"],
  ["Where is the ward office?", "en"],
  ["保育园怎么申请", "zh"],
  ["应急食品准备什么", "zh"],
  ["請問最近的避難所在哪裡", "zh"],
  ["구청은 몇 시까지 하나요", "ko"],
  ["Tôi muốn đăng ký nhà trẻ", "vi"],
  ["toi muon gui con vao nha tre", "vi"],
];

test.each(cases)("%s is %s", (text, language) => {
  expect(detectLanguage(text, "ja")?.language).toBe(language);
});

test("romaji and traditional characters are told", () => {
  expect(detectLanguage("hinanjo wa doko desuka", "ja")).toEqual({ language: "ja", romaji: true, traditional: false });
  expect(detectLanguage("請問避難所在哪裡", "ja")).toEqual({ language: "zh", romaji: false, traditional: true });
  expect(detectLanguage("请问避难所在哪里", "ja")?.traditional).toBe(false);
});

test("characters alone that both languages write are the resident's own language", () => {
  expect(detectLanguage("避難所", "zh")?.language).toBe("zh");
  expect(detectLanguage("避難所", "ja")?.language).toBe("ja");
});

test("emoji have no language", () => {
  expect(detectLanguage("🍙🍙", "ja")).toBeUndefined();
});
