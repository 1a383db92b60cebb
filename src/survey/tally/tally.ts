/**
 * Tally (集計): how many respondents chose what, by frame. Always counted from the rows, kept as a whole, never
 * counted up; so any order and repetition of answers gives the same one.
 */
import { z } from "zod";
import { frames } from "../../policy/indicator.js";
import { weighing } from "./weighing.js";

const count = z.int().nonnegative();

/** Of one question in one frame. */
const questionTally = z.strictObject({
  /** Were asked it (it lay on their way through the branches). */
  asked: count,
  /** Gave an answer. */
  answered: count,
  /** Choice key → respondents. Empty for numbers, dates and words. */
  choices: z.record(z.string(), count),
  /** Of numbers: least, median, mean, most; null without answers. */
  numbers: z.strictObject({ least: z.number(), median: z.number(), mean: z.number(), most: z.number() }).nullable(),
});
export type QuestionTally = z.infer<typeof questionTally>;

/** Of one measure of the definition in one frame: what an indicator is made of. */
const measureTally = z.strictObject({
  indicator: z.string(),
  numerator: count,
  denominator: count,
  /** Where the survey is weighted by age and sex. */
  weighing: weighing.optional(),
});
export type MeasureTally = z.infer<typeof measureTally>;

const frameTally = z.strictObject({
  frame: z.enum(frames),
  responses: count,
  /** Asked by the batches of the frame; null where nobody can say. Less what came back as undeliverable. */
  invited: count.nullable(),
  /** Size of a known finite population that was sampled. */
  population: count.nullable(),
  /** Everyone of the population was asked. */
  everyone: z.boolean(),
  /** By question id. Answers to a question that another version asked otherwise are not in it. */
  questions: z.record(z.string(), questionTally),
  measures: z.array(measureTally),
  /** Answers of versions that asked a question in other words, and so are not counted for it: question id → how many. */
  otherVersions: z.record(z.string(), count),
  /** Day in Japan → responses first submitted on it. */
  byDay: z.record(z.string(), count),
  /** Question id → answer sheets that ended there without being submitted. */
  leftAt: z.record(z.string(), count),
});
export type FrameTally = z.infer<typeof frameTally>;

export const surveyTally = z.strictObject({
  version: z.int(),
  responses: count,
  frames: z.array(frameTally),
});
export type SurveyTally = z.infer<typeof surveyTally>;

/** As it is kept. */
export interface KeptTally {
  tally: SurveyTally;
  answersSha256: string;
  countedAt: Date;
}
