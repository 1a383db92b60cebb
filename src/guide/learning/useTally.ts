/**
 * Tally of uses (案内の当たり外れ): which answers residents call wrong, what they choose instead, and how often they
 * get an answer outright. Counts alone: nobody's words, and nobody's name.
 */
import { percentOf, type Range } from "../../survey/statistics/share.js";
import { wilson95 } from "../../survey/statistics/wilson.js";

/** Below this many a percentage says more than is known. */
export const leastForPercent = 30;

export interface EntryUses {
  entry: string;
  /** Answers that were rated 「役に立った」 or 「違う」. */
  rated: number;
  wrong: number;
  /** What was chosen where this one stood first or was rated wrong, the most frequent first. */
  insteadOf: readonly { entry: string; count: number }[];
}

/** How often an entry was offered to somebody who then chose, and chosen. */
export interface OfferedUses {
  entry: string;
  offered: number;
  chosen: number;
}

export interface MonthUses {
  /** 2026-11 */
  month: string;
  answer: number;
  choices: number;
  none: number;
  /** Of the choices: how many were followed by a choice. */
  chosen: number;
}

export interface Rate {
  part: number;
  whole: number;
  /** In percent with one decimal, and its 95 % interval; undefined for fewer than 30. */
  percent: number | undefined;
  interval: Range | undefined;
}

export function rateOf(part: number, whole: number): Rate {
  if (whole < leastForPercent) return { part, whole, percent: undefined, interval: undefined };
  return { part, whole, percent: percentOf(part, whole), interval: wilson95(part, whole) };
}

/**
 * Those that are surely often wrong come first: by the low end of the interval, so that 2 of 3 does not lead 40 of 100.
 */
export function oftenWrong(entries: readonly EntryUses[]): EntryUses[] {
  const low = ({ wrong, rated }: EntryUses) => (rated === 0 ? 0 : wilson95(wrong, rated)[0]);
  return entries
    .filter(({ wrong, insteadOf }) => wrong > 0 || insteadOf.length > 0)
    .sort((one, other) => low(other) - low(one) || other.wrong - one.wrong || (one.entry < other.entry ? -1 : 1));
}
