/** A mark as it was given: with the figure and target it was given for, so that it explains itself for ever. */
import { z } from "zod";
import { frames } from "./indicator.js";
import type { markScale, marks } from "./mark.js";
import type { KeptReading } from "./reading.js";

export const markFacts = z.strictObject({
  value: z.number(),
  unit: z.string(),
  numerator: z.int().nullable(),
  n: z.int().nullable(),
  asOf: z.iso.date(),
  source: z.string(),
  frame: z.enum(frames).nullable(),
  target: z.number(),
  comparator: z.literal(">="),
  fictional: z.boolean(),
  /** Why staff gave it by hand; null where the rule gave it. */
  reason: z.string().nullable(),
  /** Taken back: it counts no more, and the rule does not give it again. */
  voided: z.strictObject({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type MarkFacts = z.infer<typeof markFacts>;

export interface GivenMark {
  indicator: string;
  fiscalYear: number;
  mark: (typeof marks)[number];
  scale: typeof markScale;
  facts: MarkFacts;
  givenAt: Date;
  /** Name of who gave it; undefined where the rule did. */
  givenBy: string | undefined;
}

export function factsOf(
  kept: KeptReading,
  target: { value: number; comparator: ">=" },
  reason: string | null,
): MarkFacts {
  const { value, unit, numerator, n, asOf, source, frame } = kept.reading;
  if (value === null) throw new Error("a reading without a value can't be marked");
  return {
    value,
    unit,
    numerator,
    n,
    asOf,
    source,
    frame,
    target: target.value,
    comparator: target.comparator,
    fictional: kept.fictional,
    reason,
    voided: null,
  };
}
