import { describe, expect, test } from "vitest";
import { textToAdd } from "../../../src/guide/learning/suggestionForm.js";
import { type Evidence, nearestOfGroup, suggestionsOf } from "../../../src/guide/learning/waySuggestion.js";
import { createQuestionReader } from "../../../src/guide/questionGroup.js";

const read = createQuestionReader([], () => []);
const suggest = (evidence: readonly Evidence[], settled: readonly string[] = []) =>
  suggestionsOf(evidence, { read, isSettled: (_entry, _language, text) => settled.includes(text) });

let next = 0;
const says = (text: string, entry: string, more: Partial<Evidence> = {}): Evidence => {
  next += 1;
  return { questionId: `q${next}`, kind: "chosen", text, language: "ja", entry, ...more };
};

describe("what residents chose", () => {
  test("is one suggestion where they said alike, whatever they chose by", () => {
    const first = says("盆踊りの練習日", "association.festival");
    const found = suggest([
      first,
      says("盆踊りの練習日はいつ", "association.festival", { kind: "corrected" }),
      says("盆踊りの練習日", "association.festival", { kind: "unanswered", groupId: "g1" }),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: first.questionId,
      asked: { chosen: 1, corrected: 1, unanswered: 1 },
      groups: ["g1"],
      otherwise: [],
    });
    expect(found[0]?.wordings.map(({ text, count }) => [text, count])).toEqual([
      ["盆踊りの練習日", 2],
      ["盆踊りの練習日はいつ", 1],
    ]);
  });

  test("is apart for another wish, another language, and another entry, the most asked first", () => {
    const found = suggest([
      says("盆踊りの練習日", "association.festival"),
      says("保育園の空き", "childcare.nursery-admission"),
      says("保育園の空き", "childcare.nursery-admission"),
      says("dance practice", "association.festival", { language: "en" }),
    ]);
    expect(found.map(({ entry, language }) => [entry, language])).toEqual([
      ["childcare.nursery-admission", "ja"],
      ["association.festival", "ja"],
      ["association.festival", "en"],
    ]);
  });

  test("names the other entries that were chosen for the same words", () => {
    const found = suggest([
      says("盆踊りの練習日", "association.festival"),
      says("盆踊りの練習日", "association.festival"),
      says("盆踊りの練習日", "association.park-events"),
    ]);
    expect(found.map(({ entry, otherwise }) => [entry, otherwise])).toEqual([
      ["association.festival", [{ entry: "association.park-events", count: 1 }]],
      ["association.park-events", [{ entry: "association.festival", count: 2 }]],
    ]);
  });

  test("is not suggested again once it is a way of asking, or staff have decided", () => {
    expect(suggest([says("盆踊りの練習日", "association.festival")], ["盆踊りの練習日"])).toEqual([]);
  });
});

describe("a group of questions in vain", () => {
  const nearest = (text: string) => (text.includes("踊り") ? "association.festival" : "office.contact");
  const asked = (...texts: readonly string[]) => texts.map((text) => ({ text, language: "ja" as const }));

  test.each([
    ["speaks for the entry that all of it comes nearest to", asked("盆踊り", "踊りの日"), "association.festival"],
    ["says nothing where its wordings disagree", asked("盆踊り", "太鼓"), undefined],
    ["says nothing where one resident asked", asked("盆踊り"), undefined],
  ])("%s", (_case, questions, entry) => {
    expect(nearestOfGroup(questions, nearest)).toBe(entry);
  });

  test("says nothing where nothing is near", () => {
    expect(nearestOfGroup(asked("盆踊り", "盆踊り"), () => undefined)).toBeUndefined();
  });
});

describe("what would be added", () => {
  const [suggestion] = suggest([
    says("06-6682-9974に電話して盆踊りの練習日", "association.festival"),
    says("盆踊りの練習日", "association.festival"),
  ]);
  if (!suggestion) throw new Error("there is no suggestion");
  const [masked, plain] = ["〔番号〕", "盆踊りの練習日"].map((part) =>
    suggestion.wordings.find(({ text }) => text.startsWith(part)),
  );

  test("is the first wording that can be, never one with a number in it", () => {
    expect(textToAdd(suggestion, {})).toBe("盆踊りの練習日");
    expect(textToAdd(suggestion, { wording: plain?.id })).toBe("盆踊りの練習日");
    expect(textToAdd(suggestion, { wording: masked?.id })).toBe("");
  });

  test("is what staff wrote instead", () => {
    expect(textToAdd(suggestion, { wording: plain?.id, way: "踊りの練習" })).toBe("踊りの練習");
  });
});
