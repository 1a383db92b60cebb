/** Shares and rates as whole numbers, so that no rounding of floating point decides a digit or a mark. */
import type { Reading } from "./reading.js";

/** A value as the fraction `over / under`. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

/** A number as it is written: 66.7 is 667 / 10. */
export function fractionOf(value: number): Fraction {
  const [whole = "0", decimals = ""] = value
    .toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
    .split(".");
  return { over: BigInt(`${whole}${decimals}`), under: 10n ** BigInt(decimals.length) };
}

/** The figure before rounding: in percent from the answers where there are any, else the value as it was given. */
export function exactValue({ value, numerator, n }: Pick<Reading, "value" | "numerator" | "n">): Fraction | undefined {
  if (value === null) return undefined;
  if (numerator !== null && n !== null && n > 0) return { over: BigInt(numerator) * 100n, under: BigInt(n) };
  return fractionOf(value);
}

export const atLeast = (one: Fraction, other: Fraction): boolean => one.over * other.under >= other.over * one.under;

/** `one` of `other` in percent with one decimal, rounded half up; neither is negative, and `other` is not 0. */
export function percentOfFractions(one: Fraction, other: Fraction): number {
  const under = one.under * other.over;
  return Number((one.over * other.under * 2_000n + under) / (2n * under)) / 10;
}
