/** Takes a short message apart into known phrases without a rest. */
import type { Units } from "./followUpUnits.js";

export interface Phrases<T> {
  /** By their text as `unitsOf` writes it; undefined: it only stands beside the others. */
  known: ReadonlyMap<string, T | undefined>;
  /** Units of the longest. */
  longest: number;
}

/** The best way to a place in the message: most units in phrases that mean something, then fewest phrases. */
interface Way<T> {
  told: number;
  phrases: number;
  meaning: T | undefined;
  from: number;
}

/** @returns what the phrases mean, in order; undefined where anything is left over */
export function cover<T>({ text, cuts }: Units, { known, longest }: Phrases<T>): T[] | undefined {
  const last = cuts.length - 1;
  const ways: (Way<T> | undefined)[] = [{ told: 0, phrases: 0, meaning: undefined, from: 0 }];
  let reached = 0;
  for (let end = 1; end <= last; end += 1) {
    if (end - reached > longest) return undefined;
    for (let from = Math.max(0, end - longest); from < end; from += 1) {
      const before = ways[from];
      if (!before) continue;
      const phrase = text.slice(cuts[from], cuts[end]);
      if (!known.has(phrase)) continue;
      const meaning = known.get(phrase);
      const told = before.told + (meaning === undefined ? 0 : end - from);
      const phrases = before.phrases + 1;
      const best = ways[end];
      if (!best || told > best.told || (told === best.told && phrases < best.phrases))
        ways[end] = { told, phrases, meaning, from };
      reached = end;
    }
  }
  const found: T[] = [];
  for (let end = last; end > 0; ) {
    const way = ways[end];
    if (!way) return undefined;
    if (way.meaning !== undefined) found.unshift(way.meaning);
    end = way.from;
  }
  return last === 0 ? undefined : found;
}
