import { expect, test } from "vitest";
import { detectLanguage } from "../../src/guide/detectLanguage.js";
import { readMessage } from "../../src/guide/messageLanguage.js";
import { wanakanaText } from "../../src/guide/romaji.js";
import { toSimplified } from "../../src/guide/traditional.js";

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
  ["bep ga chua chay het thi vut o dau", "vi"],
  ["khi nao", "vi"],
  ["bousai kunren", "ja"],
  ["kosodate soudan dokodesuka", "ja"],
  ["mou nusumarenai youni dou shitara ii", "ja"],
  ["hoikuen no open day itsu", "ja"],
  ["chokai fee", "en"],
  ["tsunami map", "en"],
  ["hoikuen is full everywhere, what do I do", "en"],
  ["can a banana go in the bin", "en"],
  ["How do I get a 住民票?", "en"],
  ["ゴミの日 when?", "ja"],
  ["thẻ マイナンバー làm ở đâu", "vi"],
  ["照顾瘫痪的婆婆六年了", "zh"],
  ["阿公跌倒過一次，現在很健康啦", "zh"],
  ["请问マイナンバー怎么办", "zh"],
  ["便利店 住民票", "zh"],
  ["個別避難計画", "ja"],
  ["東京都 在留資格 更新", "ja"],
  ["渡邊先生 電話番号", "ja"],
  ["不在者投票 有料", "ja"],
  ["aaaaaaa", "ja"],
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

test.each([
  ["kosodate soudan wa doko desuka", "こそだて そうだん は どこ ですか"],
  ["tyoukai no sityou", "ちょうかい の しちょう"],
  ["Bōsai kunren e", "ぼうさい くんれん へ"],
  ["chokai ni hairitai", "ちょうかい に はいりたい"],
  ["hoikuen no open day", "ほいくえん の open day"],
  ["konnichiwa", "こんにちは"],
])("%s is read as %s", (typed, kana) => {
  expect(wanakanaText(typed)).toBe(kana);
});

test("a very long run of letters is left as it is", () => {
  expect(wanakanaText("a".repeat(5_000))).toHaveLength(5_000);
});

test("traditional Chinese is read in simplified characters", () => {
  expect(toSimplified("請問電話號碼")).toBe("请问电话号码");
});

test.each([
  ["いくら？", "easy", undefined, "easy"],
  ["いくら？", "easy", "ja", "ja"],
  ["いくら？", "en", "easy", "easy"],
  ["いくら？", "ja", "en", "ja"],
  ["fee?", "ja", "en", "en"],
  ["🍙", "ja", "ko", "ko"],
  ["내일", "easy", "easy", "ko"],
] as const)("「%s」 of somebody who has chosen %s, in a talk in %s, is answered in %s", (text, chosen, talk, language) => {
  expect(readMessage(text, chosen, talk).language).toBe(language);
});
