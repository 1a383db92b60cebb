/**
 * Initiative (具体的取組): the action that carries a strategy of a ward policy plan out, and, in the mid-year form,
 * what came of it so far.
 */
import { z } from "zod";
import { indicator } from "./indicator.js";
import { budget, definition, names, phrase, phrases } from "./planText.js";

const date = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write months as 2025-04");

/** One line of the column 実績: what was done, with its number where the document gives one. */
export const result = z
  .strictObject({
    what: phrase,
    scope: phrase.optional(),
    value: z.number().nonnegative().optional(),
    unit: phrase.optional(),
    /** How often it was held, and in which months. */
    sessions: z.int().positive().optional(),
    held: z.array(month).optional(),
    examples: phrases.optional(),
    /** Where it differs from the date of the whole report. */
    asOf: date.optional(),
    note: phrase.optional(),
  })
  .refine((it) => (it.value === undefined) === (it.unit === undefined), "value and unit go together");
export type Result = z.infer<typeof result>;

/** The columns of the mid-year form: 実績, 進捗状況, 課題, 方向性. */
const progressReport = z.strictObject({
  asOf: date,
  note: phrase.optional(),
  results: z.array(result),
  /** 進捗状況 as printed. */
  status: phrase,
  issues: phrases,
  directions: phrases,
});

export const initiative = z.strictObject({
  /** The document's own number: 「2-1-2」, 「1-(1)-①-ア」. */
  id: phrase,
  title: phrase,
  budgets: z.array(budget).default([]),
  actions: phrases.min(1),
  /** What the document explains beside the form, such as under a photograph. */
  explanation: phrase.optional(),
  names: names.default({}),
  definitions: z.array(definition).default([]),
  /** Figures told as background; they are not indicators. */
  figures: phrases.default([]),
  indicators: z.array(indicator).default([]),
  progress: progressReport.optional(),
});
export type Initiative = z.infer<typeof initiative>;
