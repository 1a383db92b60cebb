import { describe, expect, test } from "vitest";
import { readContent } from "../../src/content.js";
import type { Ranked } from "../../src/guide/match.js";
import { commonest, isUnspecific } from "../../src/guide/unspecific.js";

const { content, problems } = readContent("content");
if (!content) throw new Error(problems.map(({ file, problem }) => `${file}: ${problem}`).join("\n"));
const decide = (ward: string, text: string, language: "ja" | "en" = "ja") =>
  content.wards.get(ward)?.guide.decide(text, language);

const ranked = (...typical: readonly [id: string, typical: number][]): Ranked[] =>
  typical.map(([id, one], at) => ({
    ...{ id, score: 10 - at, share: 0.1, coverage: 1, strange: false, typical: one },
    ...{ nearest: 1, missing: 0, unknown: 0, rarest: true },
  }));
const own = new Set(["one", "two", "three"]);

describe("a message is unspecific", () => {
  test("where several entries are asked for in its words about as often", () => {
    expect(isUnspecific(ranked(["one", 0.4], ["two", 0.35], ["three", 0.25]), own)).toBe(true);
  });

  test("but not where most ways of asking in its words are of what would be answered", () => {
    expect(isUnspecific(ranked(["one", 0.6], ["two", 0.4]), own)).toBe(false);
    expect(isUnspecific(ranked(["one", 0.45], ["two", 0.25], ["three", 0.3]), own)).toBe(true);
    expect(isUnspecific(ranked(["one", 0.45], ["two", 0.2], ["three", 0.2], ["elsewhere.pets", 0.15]), own)).toBe(
      false,
    );
  });

  test("but not for the sake of an entry that another ward has", () => {
    expect(isUnspecific(ranked(["one", 0.3], ["elsewhere-ward/four", 0.7]), own)).toBe(false);
  });

  test("where it is said far more often of a service elsewhere", () => {
    expect(isUnspecific(ranked(["one", 0.3], ["elsewhere.pets", 0.7]), own)).toBe(true);
    expect(isUnspecific(ranked(["one", 0.45], ["elsewhere.pets", 0.55]), own)).toBe(false);
  });

  test("but not where nobody asks in its words", () => {
    expect(isUnspecific(ranked(["one", 0], ["two", 0]), own)).toBe(false);
  });
});

test("what is offered then are the general entries first, and only those it is said of", () => {
  const links = new Map([["two", 5]]);
  expect(commonest(ranked(["one", 0.5], ["two", 0.4], ["three", 0]), links)).toEqual(["two", "one"]);
});

describe("one word", () => {
  const vague = ["子ども", "学校", "相談", "相談したいです", "高齢者", "地震", "町会", "心配", "申し込み"];
  test.each([
    "nishi",
    "nishiyodogawa",
    "suminoe",
  ])("that says little gets choices in %s, never a sure answer", (ward) => {
    expect(vague.filter((text) => decide(ward, text)?.kind !== "choices")).toEqual([]);
  });

  test("that says little gets choices in other languages too", () => {
    expect(decide("nishi", "school", "en")?.kind).toBe("choices");
  });

  test("that one entry is about gets its answer", () => {
    expect(decide("nishi", "津波")).toMatchObject({ kind: "answer", entry: "disaster.tsunami" });
    expect(decide("suminoe", "アンケート")).toMatchObject({ kind: "answer", entry: "office.survey" });
    expect(decide("nishiyodogawa", "区役所")).toMatchObject({ kind: "answer", entry: "office.contact" });
  });

  test("offers the general entry before the special ones", () => {
    expect(decide("nishi", "子ども")).toMatchObject({ entries: expect.arrayContaining(["childcare.consult"]) });
    const decision = decide("nishi", "子ども");
    expect(decision?.kind === "choices" && decision.entries[0]).toBe("childcare.consult");
  });

  test("that services elsewhere have to do with is still told so", () => {
    expect(decide("nishi", "引っ越し")).toMatchObject({ kind: "none", elsewhere: "elsewhere.moving" });
  });
});
