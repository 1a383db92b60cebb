/**
 * Power (標本の大きさ): how many answers it takes to tell one share from another, and how many letters to send for them.
 * Normal approximation, two-sided 5 %, power 80 % (Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions).
 */

/** Quantiles of the normal distribution at 97.5 % and 80 %. */
const zSignificance = 1.959963984540054;
const zPower = 0.8416212335729143;

/**
 * target: is this year's share really another than a fixed figure?
 * earlier: is it another than a share that was measured by as many answers itself (last year's)?
 */
export type Against = "target" | "earlier";

export interface Question {
  /** Percent, both strictly between 0 and 100. */
  from: number;
  to: number;
  against: Against;
  /** Of a finite population fewer are needed: n / (1 + (n − 1) / N). */
  population?: number | undefined;
}

/** Answers needed in each survey; undefined where the two shares are the same, or no shares. */
export function answersNeeded({ from, to, against, population }: Question): number | undefined {
  const [p0, p1] = [from / 100, to / 100];
  if (!(p0 > 0 && p0 < 1 && p1 > 0 && p1 < 1) || p0 === p1) return undefined;
  const [spread0, spread1] = [p0 * (1 - p0), p1 * (1 - p1)];
  const middle = (p0 + p1) / 2;
  const root =
    against === "target"
      ? zSignificance * Math.sqrt(spread0) + zPower * Math.sqrt(spread1)
      : zSignificance * Math.sqrt(2 * middle * (1 - middle)) + zPower * Math.sqrt(spread0 + spread1);
  const answers = (root / (p1 - p0)) ** 2;
  return Math.ceil(population === undefined ? answers : answers / (1 + (answers - 1) / population));
}

/**
 * Letters to send for so many answers.
 * @param responseRate in percent, such as last year's
 * @returns undefined where nobody answers, or the population has not so many people
 */
export function lettersNeeded(answers: number, responseRate: number, population?: number): number | undefined {
  if (!(responseRate > 0 && responseRate <= 100)) return undefined;
  // Rates have one decimal: in tenths the division is one of whole numbers.
  const letters = Math.ceil((answers * 1000) / Math.round(responseRate * 10));
  return population !== undefined && letters > population ? undefined : letters;
}
