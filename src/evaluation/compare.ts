/** Two versions on the same questions: each line that both have judged. */
import type { Placed } from "./groups.js";
import { type Verdict, verdictOf } from "./verdict.js";

export interface Pair {
  before: Verdict;
  after: Verdict;
  text: string;
}

export interface Comparison {
  pairs: Pair[];
  /** Lines that only one of the two has: they cannot be compared. */
  alone: number;
}

const keyOf = ({ set, id }: { set: string; id: string }) => `${set}/${id}`;

export function pairUp(saved: readonly Verdict[], now: readonly Placed[]): Comparison {
  const before = new Map(saved.map((one) => [keyOf(one), one]));
  const pairs = now.flatMap((one) => {
    const after = verdictOf(one);
    const old = before.get(keyOf(after));
    return old ? [{ before: old, after, text: one.asked.text }] : [];
  });
  return { pairs, alone: saved.length + now.length - 2 * pairs.length };
}
