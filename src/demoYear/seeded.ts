/** Chance from a seed (乱数の種): the same seed deals the same year, on every machine and at every start. */
import { createHash } from "node:crypto";

/** Numbers from 0 up to, not including, 1. */
export type Chance = () => number;

/** Mulberry32: small, even enough for a play, and nothing else may depend on it. */
export function seeded(...seed: readonly string[]): Chance {
  let state = createHash("sha256").update(seed.join("\0")).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(chance: Chance, all: readonly T[]): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/**
 * Deals `total` cards in these proportions (largest remainder), in mixed order: where the weights add up to `total`,
 * each comes exactly so often.
 */
export function dealt(chance: Chance, total: number, weights: Readonly<Record<string, number>>): string[] {
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  const wanted = Object.entries(weights).map(([key, weight]) => ({ key, share: (weight * total) / sum }));
  const counts = wanted.map(({ key, share }) => ({ key, count: Math.floor(share), rest: share - Math.floor(share) }));
  const missing = total - counts.reduce((all, { count }) => all + count, 0);
  const favoured = new Set(
    [...counts]
      .sort((one, other) => other.rest - one.rest)
      .slice(0, missing)
      .map(({ key }) => key),
  );
  const cards = counts.flatMap(({ key, count }) =>
    Array.from({ length: count + (favoured.has(key) ? 1 : 0) }, () => key),
  );
  return shuffled(chance, cards);
}
