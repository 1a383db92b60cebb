/** What staff choose when they publish: breakdowns, and a note for readers. */
import { z } from "zod";
import { harmless, optionsOf, type Question } from "../question.js";
import type { Breakdown } from "./editionBasis.js";

const mostBreakdowns = 6;

/** `question*by`: ids of questions have neither. */
const breakdown = z.string().regex(/^[a-z0-9-]+\*[a-z0-9-]+$/);
const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).max(100),
);

export const publishingForm = z.object({
  breakdown: several.catch([]),
  note: z.string().trim().max(2_000).catch(""),
  /** Hash of the answers that were looked at before publishing. */
  answers: z.string().max(100).catch(""),
  /** What was chosen when the preview was drawn. */
  previewed: z.string().max(20_000).catch(""),
});

export interface Publishing {
  breakdowns: readonly Breakdown[];
  note: string;
  answers: string;
  previewed: string;
}

/** By who somebody is, not by what they think; with a single answer each, or people would stand in several columns. */
const isAttribute = ({ kind, subject }: Question): boolean =>
  kind !== "multiple" && !harmless.some((one) => one === subject);

/** Which questions can be broken down by which attributes. */
export function possibleBreakdowns(questions: readonly Question[]): Breakdown[] {
  const withChoices = questions.filter((question) => optionsOf(question).length > 0);
  return withChoices.flatMap((question) =>
    withChoices
      .filter((by) => by.id !== question.id && isAttribute(by))
      .map((by) => ({ question: question.id, by: by.id })),
  );
}

export const breakdownKey = ({ question, by }: Breakdown): string => `${question}*${by}`;

/** Only what is possible; what nobody offered is left out. */
export function readPublishing(form: unknown, questions: readonly Question[]): Publishing {
  const read = publishingForm.parse(form);
  const chosen = new Set(read.breakdown.filter((one) => breakdown.safeParse(one).success));
  const breakdowns = possibleBreakdowns(questions).filter((one) => chosen.has(breakdownKey(one)));
  return { breakdowns: breakdowns.slice(0, mostBreakdowns), ...read };
}

/** Changes with everything that a preview shows. */
export const previewKey = ({ breakdowns, note }: Pick<Publishing, "breakdowns" | "note">): string =>
  JSON.stringify([breakdowns.map(breakdownKey), note]);
