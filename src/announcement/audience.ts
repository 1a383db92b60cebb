/**
 * Audience (配信対象): the rule by which an announcement finds its recipients. It names what residents chose
 * themselves; the people of the moment are counted from it and frozen only when it is sent.
 */
import { z } from "zod";
import { topicKeys } from "../guide/topic.js";
import { language } from "../language.js";

const month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, "must be YYYY-MM");

/** No control characters and no halves of letters: the database takes neither. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** A criterion that another feature brings (took part in an event, answered a public survey). */
const furtherCriterion = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  id: words(100),
});
export type FurtherCriterion = z.infer<typeof furtherCriterion>;

const lists = {
  interests: z.array(z.enum(topicKeys)).max(20).optional(),
  /** Town names (町名), as residents chose them. */
  districts: z.array(words(50)).max(200).optional(),
  languages: z.array(language).max(10).optional(),
  /** First and last month of birth of a child. */
  childBornBetween: z
    .tuple([month, month])
    .refine(([from, to]) => from <= to, "the first month must not be after the last")
    .optional(),
  criteria: z.array(furtherCriterion).max(20).optional(),
};

const chosen = z.strictObject({ ...lists, exclude: z.strictObject(lists).optional() });

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

/** OR inside a list, AND between them. Empty is refused, never everyone. */
export const audience = z.union([
  z.strictObject({ all: z.literal(true), exclude: z.strictObject(lists).optional() }),
  chosen.refine(
    (rule) => Object.entries(rule).some(([key, value]) => key !== "exclude" && !isEmpty(value)),
    'names nobody: choose at least one criterion, or say {"all": true}',
  ),
  /** Exactly those who got another announcement: for a correction. */
  z.strictObject({ correctionOf: z.uuid() }),
]);
export type Audience = z.infer<typeof audience>;
export type ChosenAudience = z.infer<typeof chosen>;
