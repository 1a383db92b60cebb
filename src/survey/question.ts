/** Question (設問): what is asked, how it is answered, when it is asked at all, and whether it may be tapped in LINE. */
import { z } from "zod";
import { key, type SurveyText, surveyText } from "./surveyText.js";

/**
 * What a question is about. The first three are harmless; the others never pass LINE, because what is tapped in chat
 * goes through LINE's servers and stays in the talk (guideline of the government on LINE in public bodies).
 */
export const harmless = ["opinion", "knowledge", "use"] as const;
export const subjects = [
  ...harmless,
  "age",
  "sex",
  "district",
  "family",
  "health",
  "money",
  /** About named members of staff. */
  "staff",
  "personal",
] as const;
export type Subject = (typeof subjects)[number];

export const choice = z.strictObject({
  key,
  text: surveyText(100),
  /** In a question with several answers: stands alone (「特にない」). */
  exclusive: z.boolean().default(false),
});
export type Choice = z.infer<typeof choice>;

const common = {
  id: key,
  text: surveyText(300),
  help: surveyText(500).optional(),
  required: z.boolean().default(false),
  subject: z.enum(subjects),
  /** Asked only if all of these hold: the earlier question was answered with one of the choices. */
  onlyIf: z.array(z.strictObject({ question: key, choices: z.array(key).min(1) })).default([]),
};

export const question = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("single"), choices: z.array(choice).min(2).max(50) }),
  z.strictObject({
    ...common,
    kind: z.literal("multiple"),
    choices: z.array(choice).min(2).max(50),
    /** 「3つまで」 */
    most: z.int().min(1).max(50).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("scale"),
    from: z.int().min(0).max(1),
    to: z.int().min(2).max(10),
    /** Words at both ends. */
    lowest: surveyText(50),
    highest: surveyText(50),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("number"),
    least: z.int().min(-1_000_000).max(1_000_000).default(0),
    most: z.int().min(-1_000_000).max(1_000_000).default(1_000_000),
    unit: surveyText(20).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("date"),
    earliest: z.iso.date().optional(),
    latest: z.iso.date().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("text"), most: z.int().min(1).max(4000).default(1000) }),
]);
export type Question = z.infer<typeof question>;

/** A choice as it is answered and counted, whether written down or made from a scale. */
export interface Option {
  key: string;
  text: SurveyText;
  exclusive: boolean;
}

/** The choices of a question in their order; empty where it is answered in words or numbers. */
export function optionsOf(asked: Question): readonly Option[] {
  switch (asked.kind) {
    case "single":
    case "multiple":
      return asked.choices;
    case "scale":
      return Array.from({ length: asked.to - asked.from + 1 }, (_, index) => {
        const number = String(asked.from + index);
        return { key: number, text: { ja: number }, exclusive: false };
      });
    case "number":
    case "date":
    case "text":
      return [];
    default:
      return asked satisfies never;
  }
}

/** Whether it may be asked in chat, in a survey of this class (rule 11): buttons only, harmless only, public only. */
export function mayBeTapped(surveyClass: "public" | "confidential", asked: Question): boolean {
  return surveyClass === "public" && optionsOf(asked).length > 0 && harmless.some((one) => one === asked.subject);
}
