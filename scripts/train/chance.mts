/** Chance that falls the same way every time. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  pick<T>(list: readonly T[]): T | undefined;
  shuffle<T>(list: readonly T[]): T[];
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: (list) => list[Math.floor(next() * list.length)],
    shuffle: (list) =>
      list
        .map((one) => ({ one, place: next() }))
        .sort((first, second) => first.place - second.place)
        .map(({ one }) => one),
  };
}
