/** What the forms on a suggested way of asking bring back. */
import { z } from "zod";
import type { WaySuggestion } from "./waySuggestion.js";

const blankAsNone = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

export const addForm = z.object({
  /** Id of a wording. */
  wording: z.preprocess(blankAsNone, z.string().max(100).optional()),
  /** Written by staff instead. Longer than a way may be: the refusal says so. */
  way: z.preprocess(blankAsNone, z.string().trim().max(500).optional()),
  /** The text whose effect was shown. */
  seen: z.preprocess(blankAsNone, z.string().max(500).optional()),
  /** That it makes something worse was read. */
  accept: z.literal("yes").optional(),
});
export type AddForm = z.infer<typeof addForm>;

export const passForm = z.object({ reason: z.string().trim().min(2).max(200) });

/** What is to be added: what staff wrote, else the chosen wording, else the first that can be; empty where none can. */
export function textToAdd({ wordings }: Pick<WaySuggestion, "wordings">, { way, wording }: Partial<AddForm>): string {
  const chosen = wordings.find(({ id }) => id === wording) ?? wordings.find(({ usable }) => usable);
  return way ?? (chosen?.usable ? chosen.text : "");
}
