/** Wilson interval (信頼区間): between which shares the whole population's may lie, where a sample of it answered. */
import { percentOf, type Range } from "./share.js";

/** 97.5 % of the normal distribution lie below it. */
const z = 1.959963984540054;

/** Half up to tenths; the ends of the interval are irrational or whole, so that no tie depends on the last bit. */
const tenths = (percent: number): number => Math.floor(Math.min(Math.max(percent, 0), 100) * 10 + 0.5) / 10;

/**
 * Wilson (1927), 95 %, in percent with one decimal:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = agreed / answered.
 * @param population of a known finite population that was sampled: n is replaced by n·(N−1)/(N−n), so that an
 * interval closes on the share as everyone comes to answer
 */
export function wilson95(agreed: number, answered: number, population?: number | null): Range {
  if (!(answered > 0 && agreed >= 0 && agreed <= answered)) throw new Error("an interval needs answers");
  const p = agreed / answered;
  const finite = population !== undefined && population !== null;
  if (finite && population <= answered) {
    const share = percentOf(agreed, answered);
    return [share, share];
  }
  const n = finite ? (answered * (population - 1)) / (population - answered) : answered;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  // At 0 and at all the end is the share itself, which the square root may miss by its last bit.
  const low = agreed === 0 ? 0 : (middle - half) / whole;
  const high = agreed === answered ? 1 : (middle + half) / whole;
  return [tenths(100 * low), tenths(100 * high)];
}
