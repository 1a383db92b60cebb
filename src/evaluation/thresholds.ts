/** Floors (下限): under which share a measure of a set must not sink. */
import { z } from "zod";
import { written } from "./count.js";
import { measured, measureNames, measureTitle } from "./measures.js";
import type { JudgedSet } from "./questionSets.js";

const share = z.number().min(0).max(1);

/** Set → measure → the least share, 0–1. */
export const floors = z.record(z.string(), z.partialRecord(z.enum(measureNames), share));
export type Floors = z.infer<typeof floors>;

/** What sank, each as a sentence; empty where all holds. */
export function sunk(floors: Floors, sets: readonly JudgedSet[]): string[] {
  return Object.entries(floors).flatMap(([name, measures]) => {
    const set = sets.find((one) => one.name === name);
    if (!set) return [`${name}: has floors, but was not evaluated`];
    return measureNames.flatMap((measure) => {
      const floor = measures[measure];
      if (floor === undefined) return [];
      const count = measured(measure, set.lines);
      if (count.whole === 0) return [`${name}: ${measureTitle(measure)} has a floor, but no line to measure it on`];
      // Shares such as 0.93 are not exact: a floor that is just reached holds.
      if (count.part >= floor * count.whole - 1e-9) return [];
      const share = `${written(count)}, ${count.part} of ${count.whole}`;
      return [`${name}: ${measureTitle(measure)} ${share}, must be at least ${(100 * floor).toFixed(1)} %`];
    });
  });
}
