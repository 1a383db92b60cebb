/** What the forms on a group of questions bring back. */
import { z } from "zod";
import { entryPayload, longestWay } from "./layerChange.js";

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(100)).max(100),
);
const blankAsNone = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

export const answerForm = z.object({
  /** Of the list of all entries; wins over the suggestion. */
  other: z.preprocess(blankAsNone, z.string().max(100).optional()),
  entry: z.preprocess(blankAsNone, z.string().max(100).optional()),
  /** Ids of wordings. */
  ways: many,
  /** One more, in Japanese. */
  way: z.preprocess(blankAsNone, z.string().trim().max(longestWay).optional()),
  notify: z.literal("yes").optional(),
});
export type AnswerForm = z.infer<typeof answerForm>;

export const draftForm = entryPayload
  .omit({ ask: true })
  .extend({ details: z.preprocess(blankAsNone, entryPayload.shape.details), ways: many });

export const dismissForm = z.object({ reason: z.string().trim().min(2).max(200) });
export const moveForm = z.object({ counter: z.string().min(1).max(40) });
export const splitForm = z.object({ wording: z.uuid() });
export const joinForm = z.object({ group: z.uuid() });
