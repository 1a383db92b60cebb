import { describe, expect, test } from "vitest";
import { type Example, firstRight, learnWeights } from "../../scripts/train/listwise.mjs";

/** The second evidence tells right from wrong, the first misleads. */
const examples: Example[] = Array.from({ length: 20 }, (_, at) => ({
  group: `g${at}`,
  rows: [Float64Array.of(1, 0.2), Float64Array.of(0.5, 0.9)],
  right: [false, true],
}));
const learning = { prior: Float64Array.of(1, 0), pull: 0.001, free: [true, true], steps: 80 };

describe("learning the weights of the ranker", () => {
  test("puts the right entry first where the start did not", () => {
    expect(firstRight(examples, learning.prior)).toBe(0);
    expect(firstRight(examples, learnWeights(examples, learning))).toBe(1);
  });

  test("never turns evidence for an entry against it, and leaves fixed weights alone", () => {
    for (const weight of learnWeights(examples, learning)) expect(weight).toBeGreaterThanOrEqual(0);
    expect(learnWeights(examples, { ...learning, free: [false, true] })[0]).toBe(1);
  });

  test("comes to the same weights every time", () => {
    expect(learnWeights(examples, learning)).toEqual(learnWeights(examples, learning));
  });
});
