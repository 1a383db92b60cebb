import { describe, expect, test } from "vitest";
import { type EntryUses, oftenWrong, rateOf } from "../../../src/guide/learning/useTally.js";

const uses = (entry: string, wrong: number, rated: number, instead: string[] = []): EntryUses => ({
  entry,
  wrong,
  rated,
  insteadOf: instead.map((one) => ({ entry: one, count: 1 })),
});

describe("the rate of answers called wrong", () => {
  test("is a count below thirty, and a percentage with its interval from there on", () => {
    expect(rateOf(3, 29)).toEqual({ part: 3, whole: 29, percent: undefined, interval: undefined });
    expect(rateOf(3, 30)).toEqual({ part: 3, whole: 30, percent: 10, interval: [3.5, 25.6] });
  });
});

describe("the answers that are often wrong", () => {
  test("begin with those that surely are: 40 of 100 before 2 of 3", () => {
    const found = oftenWrong([uses("a.few", 2, 3), uses("a.many", 40, 100), uses("a.one", 1, 50)]);
    expect(found.map(({ entry }) => entry)).toEqual(["a.many", "a.few", "a.one"]);
  });

  test("leave out what nobody called wrong, and keep what others were chosen for", () => {
    const found = oftenWrong([uses("a.good", 0, 10), uses("a.passed-by", 0, 0, ["a.good"])]);
    expect(found.map(({ entry }) => entry)).toEqual(["a.passed-by"]);
  });
});
