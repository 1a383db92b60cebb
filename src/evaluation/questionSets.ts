/** Sets of questions (質問集): who wrote them, when, and whether words were added after looking at them. */
import { z } from "zod";
import type { Placed } from "./groups.js";
import { halves } from "./question.js";

export const questionSet = z.strictObject({
  /** As it stands in tables. */
  title: z.string().min(1),
  /** Beside the list, one or more files of questions. */
  files: z.array(z.string()).min(1),
  /** Only the lines whose id ends in an even or an odd number. */
  split: z.enum(halves).optional(),
  /** Who wrote it, having seen what. */
  origin: z.string().min(1),
  written: z.iso.date(),
  /** Somebody looked at these lines and changed words or weights: what they measure flatters. */
  tuned: z.boolean(),
});
export type QuestionSet = z.infer<typeof questionSet>;

/** Key, as thresholds name it → the set, in the order of the tables. */
export const questionSets = z.record(z.string().regex(/^[a-z0-9-]+$/i), questionSet);

/** A set with its questions judged. */
export interface JudgedSet {
  name: string;
  title: string;
  /** Undefined where nobody said. */
  tuned: boolean | undefined;
  lines: readonly Placed[];
}

/** What says most about questions to come: the lines that nobody tuned for; all, where there are no others. */
export function heldOut(sets: readonly JudgedSet[]): readonly JudgedSet[] {
  const untouched = sets.filter(({ tuned }) => tuned === false);
  return untouched.length > 0 ? untouched : sets;
}
