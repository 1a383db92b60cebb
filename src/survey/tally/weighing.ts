/**
 * Weighing (重み付けした割合): a measure's share as it would be if age and sex were spread among the answers like in the
 * ward's population table, from counts by age and sex. It stands beside the raw share, or is not there, with the reason.
 */
import { z } from "zod";
import { agesOf, type PopulationTable, peopleOf, sexesOf } from "../population/populationTable.js";
import { postStratified, raked, type Stratum } from "../statistics/weights.js";
import { groupsOf, type Weighting } from "../weighting.js";

/** A stratum with fewer answers would let few people speak for many, and says too much about each of them. */
const leastOfStratum = 10;

export const weighing = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("weighted"),
    /** Percent, one decimal. */
    value: z.number(),
    /** Kish; the interval is as wide as with n divided by it. */
    designEffect: z.number(),
    /** strata: by age and sex together. margins: by both apart, where nobody of some age and sex has answered. */
    method: z.enum(["strata", "margins"]),
    source: z.string(),
    asOf: z.iso.date(),
  }),
  z.strictObject({
    kind: z.literal("unweighted"),
    /**
     * no-table: the ward has entered none. no-group: it lacks a group that the survey names. few: fewer than ten answers
     * in a stratum, or none in a whole age or sex.
     */
    why: z.enum(["no-table", "no-group", "few"]),
  }),
]);
export type Weighing = z.infer<typeof weighing>;

/** Of one frame: those in the measure's denominator, and of them those in its numerator. */
export interface StratumCount extends Stratum {
  /** As the population table names them. */
  age: string;
  sex: string;
}

export function weigh(
  weighting: Weighting,
  counted: readonly StratumCount[],
  table: PopulationTable | undefined,
): Weighing {
  if (!table) return { kind: "unweighted", why: "no-table" };
  const ages = groupsOf(weighting.age);
  const known = { ages: agesOf(table), sexes: sexesOf(table) };
  const sexes = groupsOf(weighting.sex);
  if (ages.some((age) => !known.ages.includes(age)) || sexes.some((sex) => !known.sexes.includes(sex)))
    return { kind: "unweighted", why: "no-group" };

  const people = ages.map((age) => sexes.map((sex) => peopleOf(table, age, sex) ?? 0));
  // Who belongs to a stratum that nobody lives in stands for nobody.
  const strata = ages.map((age, row) =>
    sexes.map((sex, column) => (people[row]?.[column] ? stratumOf(counted, age, sex) : { answered: 0, agreed: 0 })),
  );
  const flat = strata.flat();
  if (flat.some(({ answered }) => answered > 0 && answered < leastOfStratum)) return { kind: "unweighted", why: "few" };
  const whole = postStratified(flat, people.flat());
  const found =
    whole ??
    raked(
      strata,
      people.map((row) => sum(row)),
      sexes.map((_, column) => sum(people.map((row) => row[column] ?? 0))),
    );
  if (!found) return { kind: "unweighted", why: "few" };
  const { source, asOf } = table;
  return { kind: "weighted", ...found, method: whole ? "strata" : "margins", source, asOf };
}

function stratumOf(counted: readonly StratumCount[], age: string, sex: string): Stratum {
  const own = counted.filter((one) => one.age === age && one.sex === sex);
  return { answered: sum(own.map(({ answered }) => answered)), agreed: sum(own.map(({ agreed }) => agreed)) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0);
