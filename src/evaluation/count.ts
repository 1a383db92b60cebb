/** Count (度数): so many of so many, and how it is written without saying more than is known. */
import { percentOf, type Range } from "../survey/statistics/share.js";
import { wilson95 } from "../survey/statistics/wilson.js";

export interface Count {
  part: number;
  whole: number;
}

/** Below this many, a percentage says more than is known. */
const leastForPercent = 30;

export function countOf<T>(all: readonly T[], holds: (one: T) => boolean): Count {
  return { part: all.filter(holds).length, whole: all.length };
}

/** 「93.2 %」, for where the interval stands beside it. */
export const percent = ({ part, whole }: Count): string => `${percentOf(part, whole).toFixed(1)} %`;

/** 「93.2 % (90.1–95.5)」 with the 95 % interval after Wilson; 「27/29」 for few; 「–」 for none. */
export function written({ part, whole }: Count): string {
  if (whole === 0) return "–";
  if (whole < leastForPercent) return `${part}/${whole}`;
  const [low, high] = wilson95(part, whole);
  return `${percent({ part, whole })} (${low.toFixed(1)}–${high.toFixed(1)})`;
}

/** With its n, for where this stands nowhere else: 「93.2 % of 180 (90.1–95.5)」. */
export const writtenWhole = (count: Count): string => written(count).replace(" % (", ` % of ${count.whole} (`);

/** Shares from 0 to 1, 95 %, to a thousandth. */
export function intervalOf({ part, whole }: Count): Range {
  const [low, high] = wilson95(part, whole);
  return [low / 100, high / 100];
}
