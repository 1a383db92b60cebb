/**
 * Weights (ウエイト付け): the share that would have come out if the answers were spread over age and sex like the
 * population, with what that costs in precision. It stands beside the raw figure, never instead of it (rule 9).
 */

/** A stratum (age × sex) of those who answered. */
export interface Stratum {
  answered: number;
  agreed: number;
}

export interface Weighted {
  /** Percent, one decimal. */
  value: number;
  /** Kish: n·Σw² / (Σw)², two decimals; the interval is as wide as with n divided by it. */
  designEffect: number;
}

/**
 * Post-stratification: each stratum weighs what it is in the population.
 * @param people of each stratum, in the same order
 * @returns undefined where a stratum of the population has no answer: rake then, or join strata
 */
export function postStratified(strata: readonly Stratum[], people: readonly number[]): Weighted | undefined {
  if (strata.some(({ answered }, index) => answered === 0 && (people[index] ?? 0) > 0)) return undefined;
  return weightedShare(
    strata,
    strata.map(({ answered }, index) => (answered === 0 ? 0 : (people[index] ?? 0) / answered)),
  );
}

/**
 * Raking (Deming and Stephan, 1940): weights that meet the population's ages and its sexes, where their combination is
 * unknown or has strata without an answer.
 * @param table ages × sexes
 * @returns undefined where an age or sex of the population has no answer at all, or no weights meet both
 */
export function raked(
  table: readonly (readonly Stratum[])[],
  ages: readonly number[],
  sexes: readonly number[],
): Weighted | undefined {
  const counts = table.map((row) => row.map(({ answered }) => answered));
  const ageWeights = ages.map(() => 1);
  const sexWeights = sexes.map(() => 1);
  for (let round = 0; round < 1_000; round++) {
    let moved = 0;
    const meet = (weights: number[], index: number, wanted: number, have: number): boolean => {
      if (wanted > 0 && have === 0) return false;
      const next = have === 0 ? 0 : wanted / have;
      moved = Math.max(moved, Math.abs(next - (weights[index] ?? 0)) / Math.max(next, Number.MIN_VALUE));
      weights[index] = next;
      return true;
    };
    for (const [age, wanted] of ages.entries())
      if (
        !meet(ageWeights, age, wanted, total(sexes.map((_, sex) => (counts[age]?.[sex] ?? 0) * (sexWeights[sex] ?? 0))))
      )
        return undefined;
    for (const [sex, wanted] of sexes.entries())
      if (
        !meet(sexWeights, sex, wanted, total(ages.map((_, age) => (counts[age]?.[sex] ?? 0) * (ageWeights[age] ?? 0))))
      )
        return undefined;
    if (moved < 1e-10)
      return weightedShare(
        table.flat(),
        table.flatMap((row, age) => row.map((_, sex) => (ageWeights[age] ?? 0) * (sexWeights[sex] ?? 0))),
      );
  }
  return undefined;
}

function weightedShare(strata: readonly Stratum[], weights: readonly number[]): Weighted | undefined {
  const sum = (of: (stratum: Stratum, weight: number) => number) =>
    total(strata.map((stratum, index) => of(stratum, weights[index] ?? 0)));
  const whole = sum(({ answered }, weight) => answered * weight);
  if (whole === 0) return undefined;
  const n = sum(({ answered }) => answered);
  // What is exactly a half by hand comes out a little below or above it: raking only comes near its weights.
  const halfUp = (value: number, parts: number) => Math.floor(value * parts + 0.5 + 1e-6) / parts;
  return {
    value: halfUp((100 * sum(({ agreed }, weight) => agreed * weight)) / whole, 10),
    designEffect: halfUp((n * sum(({ answered }, weight) => answered * weight * weight)) / whole ** 2, 100),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
