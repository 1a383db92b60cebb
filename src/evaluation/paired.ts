/**
 * Paired comparison (対応のある比較): the same questions before and after a change. What stayed the same says nothing
 * about the change; what turned does.
 */
import { intervalOf } from "./count.js";

/** Of the same n questions: right both times, only before, only after, never. */
export interface Pairs {
  both: number;
  before: number;
  after: number;
  neither: number;
}

/**
 * Share after minus share before with its 95 % interval, as parts of 1: Newcombe's hybrid score interval for paired
 * shares (1998, method 10), from the Wilson intervals of both shares, which are exact to a thousandth.
 */
export function change({ both, before, after, neither }: Pairs): { change: number; low: number; high: number } {
  const n = both + before + after + neither;
  const [was, is] = [both + before, both + after];
  const [p, q] = [is / n, was / n];
  const [pLow, pHigh] = intervalOf({ part: is, whole: n });
  const [qLow, qHigh] = intervalOf({ part: was, whole: n });
  const phi = correlation({ both, before, after, neither });
  const far = (up: number, down: number) => Math.sqrt(Math.max(0, up * up - 2 * phi * up * down + down * down));
  return {
    change: p - q,
    low: Math.max(-1, p - q - far(p - pLow, qHigh - q)),
    high: Math.min(1, p - q + far(pHigh - p, q - qLow)),
  };
}

/** Phi with Newcombe's correction for continuity; 0 where one of the shares is none or all. */
function correlation({ both, before, after, neither }: Pairs): number {
  const below = (both + before) * (after + neither) * (both + after) * (before + neither);
  if (below === 0) return 0;
  const difference = both * neither - before * after;
  const n = both + before + after + neither;
  return (difference > 0 ? Math.max(difference - n / 2, 0) : difference) / Math.sqrt(below);
}

/** McNemar's exact test, two-sided: how often chance alone would turn at least this many to one side, 0–1. */
export function chance({ before, after }: Pairs): number {
  const turned = before + after;
  let term = 0.5 ** turned;
  let tail = 0;
  for (let k = 0; k <= Math.min(before, after); k += 1) {
    tail += term;
    term = (term * (turned - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
