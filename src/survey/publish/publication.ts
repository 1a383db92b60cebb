/**
 * Publication (公開): what an edition of a survey's results shows of each frame after suppression, and what it was
 * made of. The headline shares of the indicators (n of 10 and more) are public whole; of distributions and breakdowns
 * nothing below ten respondents is, nor follows, also from two editions together.
 *
 * A question or table of which nothing new could be shown stays as the earlier edition had it, and says so.
 */
import { z } from "zod";
import { frames } from "../../policy/indicator.js";

const count = z.int().nonnegative();

/** Choice → how many chose it. */
const choices = z.record(z.string(), count);
const shownChoices = z.record(z.string(), count.nullable());

/** Of one frame, before suppression: kept with the edition for the next one's check, never shown. */
const frameBasis = z.strictObject({
  frame: z.enum(frames),
  responses: count,
  questions: z.array(
    z.strictObject({
      question: z.string(),
      /** Several answers each: the choices are counted apart from each other. */
      several: z.boolean(),
      answered: count,
      /** Every choice of the question, zero too. */
      choices,
    }),
  ),
  /** Question × attribute, among all responses: choice → choice of the attribute → respondents, zero too. */
  tables: z.array(z.strictObject({ question: z.string(), by: z.string(), cells: z.record(z.string(), choices) })),
  /** Shares that are public whole as readings of indicators. */
  headlines: z.array(
    z.strictObject({
      question: z.string(),
      numerator: z.array(z.string()),
      denominator: z.array(z.string()),
      /** Questions that limit whose answers count. */
      subgroup: z.array(z.string()),
      counted: count,
      among: count,
    }),
  ),
});
export type FrameBasis = z.infer<typeof frameBasis>;
export type QuestionBasis = FrameBasis["questions"][number];
export type TableBasis = FrameBasis["tables"][number];

/** What readers see. Null: hidden. */
const frameContent = z.strictObject({
  frame: z.enum(frames),
  responses: count,
  /** Fewer than ten answered: nothing else is said. */
  tooFew: z.boolean(),
  questions: z.array(
    z.strictObject({
      question: z.string(),
      several: z.boolean(),
      /** Number of the edition whose counts these are; an earlier one where too little has changed since. */
      edition: z.int(),
      answered: count,
      choices: shownChoices,
    }),
  ),
  tables: z.array(
    z.strictObject({
      question: z.string(),
      by: z.string(),
      edition: z.int(),
      cells: z.record(z.string(), shownChoices),
    }),
  ),
  /** Asked for, but only the whole table could be hidden. */
  withheld: z.array(z.strictObject({ question: z.string(), by: z.string() })),
});
export type FrameContent = z.infer<typeof frameContent>;
export type ShownQuestion = FrameContent["questions"][number];
export type ShownTable = FrameContent["tables"][number];

/** Columns `content` and `basis` of an edition. */
export const editionContent = z.strictObject({ frames: z.array(frameContent) });
export type EditionContent = z.infer<typeof editionContent>;
export const editionBasis = z.strictObject({ frames: z.array(frameBasis) });
export type EditionBasis = z.infer<typeof editionBasis>;

/** An edition that was public once, also if it has been withdrawn: who saw it knows it. */
export interface Edition<Content = EditionContent, Basis = EditionBasis> {
  number: number;
  content: Content;
  basis: Basis;
  /** It told a share that is weighted by age and sex. */
  weighted?: boolean;
}
