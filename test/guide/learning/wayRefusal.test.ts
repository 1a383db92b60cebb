import { describe, expect, test } from "vitest";
import { createWayIndex } from "../../../src/guide/learning/wayIndex.js";
import { wayRefusal } from "../../../src/guide/learning/wayRefusal.js";
import type { Topic } from "../../../src/guide/topic.js";

const asks = (...ja: readonly string[]): Topic =>
  ({ id: "", ask: { ja, en: [], zh: [], ko: [], vi: [] } }) as unknown as Topic;
const topics = new Map([
  ["association.festival", { ...asks("盆踊りはいつ"), id: "association.festival" }],
  ["office.contact", { ...asks("区役所の電話"), id: "office.contact" }],
  ["office.plan", { ...asks(...Array.from({ length: 60 }, (_, at) => `運営方針 その${at}`)), id: "office.plan" }],
]);
const garbage = { ...asks("ごみの日はいつ"), id: "elsewhere.garbage" } as never;
const index = createWayIndex({
  topics,
  ways: new Map([
    ["office.contact", { ja: ["役所にかけたい"] }],
    ["expo.closed", { ja: ["よその区の聞き方"] }],
  ]),
  elsewhere: [garbage],
});

describe("a wording as a way of asking of the festival", () => {
  test.each([
    ["that nobody is asked yet", "やぐらの太鼓", undefined],
    ["that is empty", "  ", { kind: "empty" }],
    ["over 80 characters", "あ".repeat(81), { kind: "too long", most: 80 }],
    ["with a telephone number", "06-6682-9974にかけて", { kind: "personal" }],
    ["with a gap where a number was", "〔番号〕にかけて", { kind: "personal" }],
    ["that it has", "盆踊りは、いつ？", { kind: "own" }],
    ["that is another entry's", "区役所の電話！", { kind: "another entry", entry: "office.contact" }],
    ["that is another entry's in every ward", "役所にかけたい", { kind: "another entry", entry: "office.contact" }],
    ["that only another ward's entry has", "よその区の聞き方", undefined],
    ["that asks for a service elsewhere", "ごみの日はいつ", { kind: "elsewhere", service: "elsewhere.garbage" }],
  ] as const)("%s", (_case, text, refusal) => {
    expect(wayRefusal(index, "association.festival", "ja", text)).toEqual(refusal);
  });

  test("is free in a language in which it is nobody's", () => {
    expect(wayRefusal(index, "association.festival", "zh", "区役所の電話")).toBeUndefined();
  });

  test("is one too many for an entry that has sixty", () => {
    expect(wayRefusal(index, "office.plan", "ja", "やぐらの太鼓")).toEqual({ kind: "full", most: 60 });
  });
});
