import { describe, expect, test } from "vitest";
import {
  type Case,
  compareCases,
  compareOpen,
  isWorse,
  rivalOf,
  type Shown,
  shownFor,
} from "../../../src/guide/learning/wayEffect.js";

const drill: Case = { text: "避難の練習はいつ", language: "ja", expect: ["disaster.drill"] };
const outside: Case = { text: "ごみの日", language: "ja", expect: [] };
const answer = (entry: string): Shown => ({ kind: "answer", entry });
const choices = (entry: string): Shown => ({ kind: "choices", entry });
const none: Shown = { kind: "none", entry: undefined };

describe("a question after a way of asking was added", () => {
  test.each([
    ["is answered that was not", drill, none, answer("disaster.drill"), "right"],
    ["gets another entry first", drill, answer("disaster.drill"), choices("expo.closed"), "wrong"],
    ["is said outright", drill, choices("disaster.drill"), answer("disaster.drill"), "sure"],
    ["is only among choices any more", drill, answer("disaster.drill"), choices("disaster.drill"), "unsure"],
    ["was wrong, and is now wrong outright", drill, choices("expo.closed"), answer("expo.closed"), "misled"],
    ["was wrong outright, and is not any more", drill, answer("expo.closed"), none, undefined],
    ["stays as it was", drill, answer("disaster.drill"), answer("disaster.drill"), undefined],
    ["is nobody's business and gets an answer", outside, none, answer("expo.closed"), "wrong"],
    ["is nobody's business, and is left alone again", outside, choices("expo.closed"), none, "right"],
  ] as const)("that %s", (_case, asked, before, after, turn) => {
    const score = compareCases([asked], [before], [after]);
    expect(score.turned.map((one) => one.turn)).toEqual(turn === undefined ? [] : [turn]);
    expect(score.right.after - score.right.before).toBe(turn === "right" ? 1 : turn === "wrong" ? -1 : 0);
  });

  test("makes things worse where a right one turns wrong, not where it only becomes a choice", () => {
    const calm = compareCases([drill], [answer("disaster.drill")], [choices("disaster.drill")]);
    const bad = compareCases([drill], [answer("disaster.drill")], [none]);
    expect(isWorse({ questions: calm, ways: calm })).toBe(false);
    expect(isWorse({ questions: calm, ways: bad })).toBe(true);
    expect(isWorse({ questions: bad, ways: calm })).toBe(true);
  });

  test("is not judged without what it got before and after", () => {
    expect(() => compareCases([drill], [], [none])).toThrow("before and after");
  });

  test("that waits for an answer counts once it is answered outright", () => {
    expect(compareOpen([none, choices("a.b"), answer("a.b")], [answer("a.b"), choices("a.b"), answer("a.b")])).toEqual({
      count: 3,
      answered: { before: 1, after: 2 },
    });
  });
});

describe("what is shown first", () => {
  test.each([
    [{ kind: "answer", entry: "a.b", confidence: 1 }, answer("a.b")],
    [{ kind: "choices", entries: ["a.b", "a.c"], confidence: 0.5 }, choices("a.b")],
    [
      { kind: "other-ward", ward: "suminoe", otherEntry: "x.y", entries: [], confidence: 1 },
      { kind: "other-ward", entry: undefined },
    ],
    [{ kind: "none", elsewhere: "elsewhere.garbage", confidence: 1 }, none],
  ] as const)("%j", (decision, shown) => {
    expect(shownFor({ decide: () => decision }, "何か", "ja")).toEqual(shown);
  });
});

describe("the rival of a new way of asking", () => {
  const ranked = (...scores: readonly (readonly [string, number])[]) => ({
    rank: () => scores.map(([id, score]) => ({ id, score })),
  });

  test("is the nearest other entry, as a share of the entry's own likeness", () => {
    expect(rivalOf(ranked(["a.b", 10], ["a.c", 4], ["a.d", 3]), "a.b", "何か", "ja")).toEqual({
      entry: "a.c",
      nearness: 0.4,
    });
  });

  test("may come as near as the entry itself, and nearer counts as all", () => {
    expect(rivalOf(ranked(["a.c", 12], ["a.b", 10]), "a.b", "何か", "ja")).toEqual({ entry: "a.c", nearness: 1 });
    expect(rivalOf(ranked(["a.c", 12]), "a.b", "何か", "ja")?.nearness).toBe(1);
  });

  test("is nobody where nothing else is near", () => {
    expect(rivalOf(ranked(["a.b", 10]), "a.b", "何か", "ja")).toBeUndefined();
    expect(rivalOf(ranked(["a.b", 10], ["a.c", 0]), "a.b", "何か", "ja")).toBeUndefined();
  });
});
