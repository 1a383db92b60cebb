/** Reading (実績値): an indicator's figure with all that must stand beside it, so that it can be traced and judged. */
import { z } from "zod";
import { frames } from "./indicator.js";

/** Low and high end, in percent with one decimal. */
const range = z.tuple([z.number(), z.number()]);

export const reading = z.strictObject({
  /** In `unit`; shares in percent with one decimal, rounded half up. Null where it is suppressed or not measurable. */
  value: z.number().nullable(),
  unit: z.string().min(1),
  /** What it covers: 「地域向け」, 「回答した保護者」. */
  scope: z.string().min(1).nullable(),
  from: z.iso.date().nullable(),
  asOf: z.iso.date(),
  /** Where it comes from, as shown to readers. */
  source: z.string().min(1),
  frame: z.enum(frames).nullable(),
  numerator: z.int().nonnegative().nullable(),
  /** Answered, in the denominator. */
  n: z.int().nonnegative().nullable(),
  sent: z.int().nonnegative().nullable(),
  /** Percent, one decimal. */
  responseRate: z.number().nullable(),
  /** Wilson, 95 %; null where everyone was asked, or nothing was sampled. */
  interval95: range.nullable(),
  /** None of the silent agree … all agree; null where nobody knows how many were asked. */
  bounds: range.nullable(),
  surveyVersion: z.int().nullable(),
  answersSha256: z.string().nullable(),
  /** n is below 10: nothing but n is shown. */
  suppressed: z.boolean(),
  /** Which survey it was measured by, for the trace: its key in the address. */
  survey: z.string().nullable().default(null),
  /** What the numerator is, in words: 「『そう思う』『どちらかといえばそう思う』と答えた人」. */
  rule: z.string().nullable().default(null),
  /** Beside the raw figure, never instead of it: weighted by age and sex, with the design effect. */
  weighted: z
    .strictObject({ value: z.number(), designEffect: z.number(), source: z.string() })
    .nullable()
    .default(null),
  note: z.string().nullable().default(null),
});
export type Reading = z.infer<typeof reading>;

/** A value that is reported or counted, with no answers behind it. */
export function plainReading(told: {
  value: number;
  unit: string;
  scope: string | null;
  from: string | null;
  asOf: string;
  source: string;
  note?: string | null | undefined;
}): Reading {
  const { note = null, ...rest } = told;
  return reading.parse({
    value: rest.value,
    unit: rest.unit,
    scope: rest.scope,
    from: rest.from,
    asOf: rest.asOf,
    source: rest.source,
    frame: null,
    numerator: null,
    n: null,
    sent: null,
    responseRate: null,
    interval95: null,
    bounds: null,
    surveyVersion: null,
    answersSha256: null,
    suppressed: false,
    note,
  });
}

const readingKinds = ["survey", "count", "entered", "imported", "plan"] as const;

/** A reading as it is kept. `plan`: printed in the plan's own document, in the content files. */
export interface KeptReading {
  id: string;
  indicator: string;
  kind: (typeof readingKinds)[number];
  reading: Reading;
  fiscalYear: number;
  fictional: boolean;
  /** Name of the staff member, for the console. */
  enteredBy: string | undefined;
  updatedAt: Date;
}
