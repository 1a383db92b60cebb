import { expect, test } from "vitest";
import { createConceptFinder } from "../../src/guide/concepts.js";

const concepts = [
  { id: "bicycle", ja: ["自転車", "チャリ"], en: ["bike"], zh: ["自行车"], ko: ["자전거"], vi: ["xe đạp"] },
  { id: "park", ja: ["公園"], en: ["park"], zh: ["公园"], ko: ["공원"], vi: ["công viên"] },
  { id: "nursery", ja: ["園"], en: ["nursery"], zh: [], ko: [], vi: [] },
  { id: "child", ja: ["5歳"], en: [], zh: [], ko: [], vi: [] },
  { id: "animal", ja: [], en: ["cat", "puppy"], zh: [], ko: [], vi: [] },
  { id: "food", ja: ["バル"], en: ["bar"], zh: [], ko: [], vi: [] },
];
const found = (text: string, language: "ja" | "en" | "vi") =>
  [...createConceptFinder(concepts, language).find(text)].sort();

test("different words of one meaning are one concept", () => {
  expect(found("チャリを盗まれた", "ja")).toEqual(["bicycle"]);
  expect(found("自転車が", "ja")).toEqual(["bicycle"]);
});

test("a word inside a longer one says nothing of its own", () => {
  expect(found("公園に行く", "ja")).toEqual(["park"]);
});

test("a short katakana word counts only where it stands alone", () => {
  expect(found("バルはいつ", "ja")).toEqual(["food"]);
  expect(found("がんばるわ", "ja")).toEqual([]);
});

test("words with spaces between are matched from their beginning", () => {
  expect(found("two bikes", "en")).toEqual(["bicycle"]);
  expect(found("the ballpark", "en")).toEqual([]);
});

test("an age is not a part of a greater one", () => {
  expect(found("5歳の子と", "ja")).toEqual(["child"]);
  expect(found("うちの子は５歳", "ja")).toEqual(["child"]);
  expect(found("45歳の会社員です", "ja")).toEqual([]);
});

test("an English word of three letters counts whole, as one or as many", () => {
  expect(found("my cat, please", "en")).toEqual(["animal"]);
  expect(found("stray cats", "en")).toEqual(["animal"]);
  expect(found("which category", "en")).toEqual([]);
});

test("Vietnamese is understood without marks", () => {
  expect(found("xe dap cua toi", "vi")).toEqual(["bicycle"]);
});
