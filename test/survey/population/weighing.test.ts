import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PopulationTable } from "../../../src/survey/population/populationTable.js";
import { type StratumCount, weigh, weighing } from "../../../src/survey/tally/weighing.js";
import type { Weighting } from "../../../src/survey/weighting.js";

const weighting: Weighting = {
  age: { question: "age", groups: { twenties: "若い", thirties: "若い", older: "高い" } },
  sex: { question: "sex", groups: { female: "女", male: "男" } },
};
const table = (people: readonly [number, number, number, number]): PopulationTable => ({
  ...{ source: "ある調査", asOf: "2020-10-01" },
  groups: [
    { age: "若い", sex: "女", people: people[0] },
    { age: "若い", sex: "男", people: people[1] },
    { age: "高い", sex: "女", people: people[2] },
    { age: "高い", sex: "男", people: people[3] },
    // Children are in the table, and are not asked.
    { age: "こども", sex: "女", people: 9_999 },
    { age: "こども", sex: "男", people: 9_999 },
  ],
});
type Pair = readonly [answered: number, agreed: number];
const counts = (...pairs: readonly [Pair, Pair, Pair, Pair]): StratumCount[] =>
  pairs.map(([answered, agreed], place) => ({
    ...{ age: place < 2 ? "若い" : "高い", sex: place % 2 === 0 ? "女" : "男" },
    ...{ answered, agreed },
  }));

describe("a share weighted by age and sex", () => {
  test("counts each stratum as many as it is in the population, by hand", () => {
    // Weights 100/10, 100/10, 100/40, 100/40. Raw 48 of 100.
    // (10·8 + 10·8 + 2.5·16 + 2.5·16) / 400 = 60.0 %; 100 · (20·100 + 80·6.25) / 400² = 1.5625.
    expect(weigh(weighting, counts([10, 8], [10, 8], [40, 16], [40, 16]), table([100, 100, 100, 100]))).toEqual({
      ...{ kind: "weighted", value: 60, designEffect: 1.56, method: "strata" },
      ...{ source: "ある調査", asOf: "2020-10-01" },
    });
  });

  test("adds up what came in several rows for one group", () => {
    const two = counts([10, 8], [10, 8], [40, 16], [40, 16]).flatMap(({ age, sex, answered, agreed }) => [
      { age, sex, answered: answered - 1, agreed: agreed - 1 },
      { age, sex, answered: 1, agreed: 1 },
    ]);
    expect(weigh(weighting, two, table([100, 100, 100, 100]))).toMatchObject({ value: 60, designEffect: 1.56 });
  });

  test("where nobody of an age and sex has answered, ages and sexes are met apart", () => {
    // Young women are missing: young men must be 200, so women 200 are all older, and no older man is left.
    // With 100 young, 300 old, 200 women, 200 men: young men 100, older women 200, older men 100.
    // (100·0.5 + 200·0.4 + 100·0.25) / 400 = 38.75 %, rounded half up 38.8.
    // Weights 100/20, 200/20, 100/40: 80 · (20·25 + 20·100 + 40·6.25) / 400² = 1.375.
    const missing = counts([0, 0], [20, 10], [20, 8], [40, 10]);
    expect(weigh(weighting, missing, table([50, 50, 150, 150]))).toMatchObject({
      ...{ kind: "weighted", value: 38.8, designEffect: 1.38, method: "margins" },
    });
  });

  test("a stratum that nobody lives in weighs nothing, whoever says to be in it", () =>
    expect(weigh(weighting, counts([3, 3], [10, 8], [10, 4], [10, 4]), table([0, 100, 100, 100]))).toMatchObject({
      // (80 + 40 + 40) / 300
      ...{ kind: "weighted", value: 53.3, designEffect: 1 },
    }));

  test.each([
    ["the ward has entered no population", counts([10, 8], [10, 8], [10, 8], [10, 8]), undefined, "no-table"],
    [
      "the population lacks a group that the survey names",
      counts([10, 8], [10, 8], [10, 8], [10, 8]),
      { ...table([1, 1, 1, 1]), groups: table([1, 1, 1, 1]).groups.filter(({ age }) => age !== "高い") },
      "no-group",
    ],
    ["nine have answered in a stratum", counts([9, 8], [10, 8], [40, 16], [40, 16]), table([1, 1, 1, 1]), "few"],
    ["nobody young has answered", counts([0, 0], [0, 0], [40, 16], [40, 16]), table([1, 1, 1, 1]), "few"],
    ["nobody has told age and sex", [], table([1, 1, 1, 1]), "few"],
    ["nobody lives there", counts([10, 1], [10, 1], [10, 1], [10, 1]), table([0, 0, 0, 0]), "few"],
  ] as const)("there is none where %s", (_, counted, population, why) =>
    expect(weigh(weighting, counted, population)).toEqual({ kind: "unweighted", why }));

  test("lies between the least and the greatest share of a stratum, costs no less than nothing, and fits its schema", () => {
    const stratum = fc
      .integer({ min: 10, max: 300 })
      .chain((answered) => fc.integer({ min: 0, max: answered }).map((agreed): Pair => [answered, agreed]));
    const people = fc.integer({ min: 1, max: 50_000 });
    fc.assert(
      fc.property(
        fc.tuple(stratum, stratum, stratum, stratum),
        fc.tuple(people, people, people, people),
        (pairs, of) => {
          const found = weighing.parse(weigh(weighting, counts(...pairs), table(of)));
          if (found.kind !== "weighted") throw new Error("there is one");
          const shares = pairs.map(([answered, agreed]) => (100 * agreed) / answered);
          expect(found.value).toBeGreaterThanOrEqual(Math.min(...shares) - 0.05001);
          expect(found.value).toBeLessThanOrEqual(Math.max(...shares) + 0.05001);
          expect(found.designEffect).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});
