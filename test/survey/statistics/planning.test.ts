import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersNeeded, lettersNeeded } from "../../../src/survey/statistics/power.js";
import { drawSample } from "../../../src/survey/statistics/sample.js";
import { postStratified, raked } from "../../../src/survey/statistics/weights.js";

describe("answers needed to tell one share from another", () => {
  test.each([
    ["48 % from last year's 45 %", { from: 45, to: 48, against: "earlier" }, 4_338],
    ["48 % from a target of 45 %", { from: 45, to: 48, against: "target" }, 2_164],
    ["50 % from 60 %, as the textbooks have it", { from: 50, to: 60, against: "earlier" }, 388],
    ["60 % from a fixed 50 %", { from: 50, to: 60, against: "target" }, 194],
    ["the same in a population of 1,000", { from: 50, to: 60, against: "target", population: 1_000 }, 163],
    ["nothing from itself", { from: 45, to: 45, against: "target" }, undefined],
    ["what is no share", { from: 0, to: 45, against: "target" }, undefined],
  ] as const)("%s", (_, question, answers) => expect(answersNeeded(question)).toBe(answers));

  test("more for a smaller difference, and never more than there are people", () => {
    const percent = fc.integer({ min: 2, max: 97 });
    fc.assert(
      fc.property(percent, fc.integer({ min: 20, max: 100_000 }), (from, population) => {
        const far = answersNeeded({ from, to: from + 2, against: "target" })!;
        const near = answersNeeded({ from, to: from + 1, against: "target" })!;
        expect(near).toBeGreaterThan(far);
        expect(answersNeeded({ from, to: from + 1, against: "earlier", population })!).toBeLessThanOrEqual(population);
      }),
    );
  });

  test.each([
    ["at last year's response rate", 530, 26.5, undefined, 2_000],
    ["rounded up to a whole letter", 531, 26.5, undefined, 2_004],
    ["when everyone answers", 20, 100, 20, 20],
    ["when there are not so many people", 530, 26.5, 1_900, undefined],
    ["when nobody answers", 530, 0, undefined, undefined],
  ])("letters to send %s", (_, answers, rate, population, letters) =>
    expect(lettersNeeded(answers, rate, population)).toBe(letters));
});

describe("a random sample", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `resident-${index}`);
  test("is the same for the same seed, in whatever order the list comes", () => {
    const drawn = drawSample(ids, 20, "2026-11-20 kumin");
    expect(drawSample(ids.toReversed(), 20, "2026-11-20 kumin")).toEqual(drawn);
    expect(drawn).toHaveLength(20);
    expect(new Set(drawn).size).toBe(20);
  });
  test("stays that of the algorithm that was recorded: these three", () =>
    expect(drawSample(["a", "b", "c", "d", "e"], 3, "seed")).toEqual(["a", "e", "b"]));
  test("is another for another seed, and a larger one contains the smaller", () => {
    const drawn = drawSample(ids, 20, "one");
    expect(drawSample(ids, 20, "two")).not.toEqual(drawn);
    expect(drawSample(ids, 40, "one").slice(0, 20)).toEqual(drawn);
  });
  test("of more than there are is everyone, of none nobody", () => {
    expect(drawSample(ids, 1_000, "x").toSorted()).toEqual(ids.toSorted());
    expect(drawSample(ids, 0, "x")).toEqual([]);
    expect(drawSample([], 5, "x")).toEqual([]);
  });
  test("gives everyone the same chance", () => {
    const times = new Map(ids.slice(0, 50).map((id) => [id, 0]));
    for (let seed = 0; seed < 2_000; seed++)
      for (const id of drawSample(ids.slice(0, 50), 10, `seed ${seed}`)) times.set(id, times.get(id)! + 1);
    // 400 times each is expected, with a standard deviation of 18.
    for (const count of times.values()) expect(Math.abs(count - 400)).toBeLessThan(5 * 18);
  });
  test("of a list that names somebody twice is not drawn", () =>
    expect(() => drawSample(["a", "a"], 1, "x")).toThrow());
});

describe("weights beside the raw share", () => {
  test("answers that are spread like the population weigh the same: no other share, no design effect", () =>
    expect(
      postStratified(
        [
          { answered: 50, agreed: 30 },
          { answered: 100, agreed: 40 },
        ],
        [500, 1_000],
      ),
    ).toEqual({
      ...{ value: 46.7, designEffect: 1 },
    }));
  test("the young, who answered less, count as many as they are", () =>
    // 0.8 × 0.5 + 0.4 × 0.5; weights 10 and 2.5: 100 · (20·100 + 80·6.25) / (400)² = 1.5625.
    expect(
      postStratified(
        [
          { answered: 20, agreed: 16 },
          { answered: 80, agreed: 32 },
        ],
        [200, 200],
      ),
    ).toEqual({
      ...{ value: 60, designEffect: 1.56 },
    }));
  test("a stratum without an answer has no weight: there is no such figure", () =>
    expect(
      postStratified(
        [
          { answered: 0, agreed: 0 },
          { answered: 80, agreed: 32 },
        ],
        [200, 200],
      ),
    ).toBeUndefined());

  const table = [
    [
      { answered: 10, agreed: 8 },
      { answered: 30, agreed: 15 },
    ],
    [
      { answered: 40, agreed: 10 },
      { answered: 20, agreed: 10 },
    ],
  ];
  test("raking meets ages and sexes at once", () => {
    const weighted = raked(table, [500, 500], [500, 500])!;
    // The odds ratio of the answers (1/6) is kept: 144.9 and 355.1 of 500 in each age.
    expect(weighted).toEqual({ value: 45.5, designEffect: 1.05 });
  });
  test("raking to what the answers are already changes nothing", () =>
    expect(raked(table, [40, 60], [50, 50])).toEqual({ value: 43, designEffect: 1 }));
  test("raking goes without a combination that nobody answered in, but not without a whole age", () => {
    const hole = [
      [
        { answered: 0, agreed: 0 },
        { answered: 30, agreed: 15 },
      ],
      table[1]!,
    ];
    expect(raked(hole, [300, 700], [500, 500])?.value).toBeGreaterThan(0);
    const gone = [
      [
        { answered: 0, agreed: 0 },
        { answered: 0, agreed: 0 },
      ],
      table[1]!,
    ];
    expect(raked(gone, [300, 700], [500, 500])).toBeUndefined();
  });
  test("raking to ages and sexes of different populations never meets both", () =>
    expect(raked(table, [100, 100], [500, 500])).toBeUndefined());
});
