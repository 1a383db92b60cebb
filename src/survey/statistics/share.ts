/**
 * Share (割合): percentages in exact integers, rounded half up, one decimal: the same data give the same digits,
 * whatever machine or order they are computed in. `toFixed` does not: 17.45 becomes 17.4 or 17.5 by the last bit.
 */

/** Low and high end, in percent with one decimal. */
export type Range = [low: number, high: number];

/** A decimal number as it is written: 65.8 is 658 tenths. */
function exactly(value: number): { units: bigint; scale: bigint } {
  const written = /^(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!written) throw new Error("a share is made of plain numbers that are not negative");
  const [, whole = "0", decimals = ""] = written;
  return { units: BigInt(whole + decimals), scale: 10n ** BigInt(decimals.length) };
}

/**
 * Numerator × 1000 / denominator, half up, in tenths of a percent: 349 of 530 is 65.8, 14 of 12 is 116.7.
 * Decimals count as they are written.
 * @throws Error where the denominator is not above 0: whoever asks must know that there is something to divide by
 */
export function percentOf(numerator: number, denominator: number): number {
  const above = exactly(numerator);
  const below = exactly(denominator);
  if (below.units === 0n) throw new Error("a share of nothing has no percentage");
  const dividend = above.units * below.scale * 1000n;
  const divisor = below.units * above.scale;
  return Number((2n * dividend + divisor) / (2n * divisor)) / 10;
}

/** Of those who were asked, how many answered; null where nobody knows how many were, or more answered than that. */
export function responseRate(responses: number, asked: number | null): number | null {
  return asked === null || asked === 0 || responses > asked ? null : percentOf(responses, asked);
}

/**
 * Non-response bounds: the share among all who were asked if none of the silent had agreed … if all had.
 * @param agreed of those who answered
 * @param asked everyone who was asked, answered or not; null where nobody knows, and then there are no bounds
 */
export function boundsOf(agreed: number, answered: number, asked: number | null): Range | null {
  if (asked === null || asked === 0 || asked < answered) return null;
  return [percentOf(agreed, asked), percentOf(agreed + asked - answered, asked)];
}

/** Whether the interval contains the target: then the difference may be the sample's alone. Null without an interval. */
export function insideSamplingError(interval: Readonly<Range> | null, target: number): boolean | null {
  return interval === null ? null : interval[0] <= target && target <= interval[1];
}
