/**
 * Plan text (方針の文言): the pieces of wording and money that every level of a ward policy plan is made of.
 * Official phrases stand word for word; sentences beside them are summaries of the document.
 */
import { z } from "zod";

export const phrase = z.string().trim().min(1);
export const phrases = z.array(phrase);

/** What a plan says about one thing: its own words, and a summary of the rest. */
export const wording = z
  .strictObject({ official: phrases.default([]), summary: phrases.default([]) })
  .refine((it) => it.official.length + it.summary.length > 0, "says nothing");
export type Wording = z.infer<typeof wording>;

const nameKinds = [
  "events",
  "programmes",
  "services",
  "publications",
  "channels",
  "roles",
  "partners",
  "areas",
  "examples",
] as const;

/** Proper names that a passage mentions, by what they are; their spelling is the document's. */
export const names = z.partialRecord(z.enum(nameKinds), phrases.min(1));
export type Names = z.infer<typeof names>;

export const definition = z.strictObject({ term: phrase, meaning: phrase });

/** Something the plan announces that is over: never told as upcoming. */
export const ended = z.strictObject({ on: z.iso.date(), note: phrase });

/** Money for an issue or initiative in one fiscal year (決算・予算), exactly as the form prints it. */
export const budget = z
  .strictObject({
    fiscalYear: z.int(),
    kind: z.enum(["settled", "budget", "estimate"]),
    /** The column's own words: 決算額, 予算額, 予算, 算定見込額 … */
    label: phrase,
    /** Null where the form has no number: then `amountAsPrinted` says what stands there. */
    amount: z.number().nonnegative().nullable(),
    amountAsPrinted: phrase.optional(),
    unit: z.enum(["百万円", "千円"]),
  })
  .refine((it) => it.amount !== null || it.amountAsPrinted !== undefined, "has neither amount nor amountAsPrinted");
export type Budget = z.infer<typeof budget>;

const certainty = z.enum(["certain", "likely", "unsure"]);

/** A slip of the printed or scanned text that this file puts right (読み取り崩れの訂正). */
export const correction = z.strictObject({ asPrinted: phrase, corrected: phrase, reason: phrase, certainty });

/** Wording that stays as it is but needs an explanation. */
export const wordingNote = z.strictObject({ wording: phrase, note: phrase, certainty: certainty.optional() });
