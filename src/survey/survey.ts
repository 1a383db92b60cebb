/**
 * Survey (アンケート): the definition of a questionnaire: whom it is for, what it asks, which answers may be tapped in
 * LINE, and which of them count for which indicator of the ward's plan. Written in content files or in the console;
 * a version that has been answered never changes.
 */
import { z } from "zod";
import { frames } from "../policy/indicator.js";
import { question } from "./question.js";
import { definitionProblems } from "./surveyRules.js";
import { key, surveyText } from "./surveyText.js";
import { weighting } from "./weighting.js";

/** Which answers make an indicator's share: those in `numerator` of those in `denominator`. */
export const measure = z.strictObject({
  /** Id of the indicator in a plan. */
  indicator: z.string().regex(/^[a-z]+(-[a-z0-9]+)+$/),
  question: key,
  /** Keys of choices; on a scale its numbers as text. */
  numerator: z.array(key).min(1),
  /** Includes the numerator. What is left out of it (「わからない」, where the plan's rule says so) is not counted at all. */
  denominator: z.array(key).min(1),
  /** Only respondents who chose one of these: 「18歳未満のこどもの保護者」. All conditions hold. */
  subgroup: z.array(z.strictObject({ question: key, choices: z.array(key).min(1) })).default([]),
});
export type Measure = z.infer<typeof measure>;

export const retention = z.strictObject({
  /** Respondents may object for so many days after closing; then the salt of their keys is destroyed. */
  objectionDays: z.int().min(0).max(365).default(30),
  /** Free texts are deleted so many days after closing. */
  textsDays: z.int().min(1).max(1825).default(365),
  /** Responses (without free texts) are deleted so many days after closing. */
  responsesDays: z.int().min(30).max(3650).default(1825),
});

const definitionFields = z.strictObject({
  /** Stands in the address: /nishi/s/guardians. */
  key,
  title: surveyText(100),
  /** What it is about, before the first question. */
  lead: surveyText(1000),
  /** Notice of purpose (利用目的): what the answers are used for, who sees them, how long they are kept. */
  purpose: surveyText(1000),
  /** Whom it is for (対象), where that is not every resident: shown before the first question. */
  eligibility: surveyText(200).optional(),
  /** confidential: answered on our own form only; no word of it ever passes LINE. */
  class: z.enum(["public", "confidential"]),
  /**
   * Frames that may answer. `line`: the account's friends, from LINE. `open`: anyone with the page's address.
   * The others need a code of a batch (letters, panel, poster) or come by import.
   */
  frames: z.array(z.enum(frames)).min(1),
  /** For staff: how it is meant to be used, shown in the console. */
  note: z.string().trim().min(1).max(1000).optional(),
  questions: z.array(question).min(1).max(60),
  measures: z.array(measure).default([]),
  /** For the weighted share beside the raw one (rule 9), where the ward has entered its population. */
  weighting: weighting.optional(),
  retention: retention.prefault({}),
});

export const surveyDefinition = definitionFields.superRefine((it, context) => {
  for (const { path, message } of definitionProblems(it)) context.addIssue({ code: "custom", path, message });
});
export type SurveyDefinition = z.infer<typeof definitionFields>;

const surveyStates = ["draft", "open", "closed"] as const;
export type SurveyState = (typeof surveyStates)[number];
