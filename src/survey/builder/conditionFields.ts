/** Conditions (「この設問でこう答えた人」) as fields: `if.<question>` holds the choices that are ticked. */
import { type Fields, many } from "../../announcement/form/announcementFormFields.js";
import { optionsOf, type Question } from "../question.js";

export interface Condition {
  question: string;
  choices: string[];
}

export const conditionField = (prefix: string, question: string): string => `${prefix}.${question}`;

/** Questions that a condition may name: those with choices. */
export const conditionable = (questions: readonly Question[]): Question[] =>
  questions.filter((asked) => optionsOf(asked).length > 0);

/** Twice the same question is more than ticks can say: such conditions are written as YAML only, and kept. */
export const isBeyondTicks = (conditions: readonly Condition[]): boolean =>
  new Set(conditions.map(({ question }) => question)).size < conditions.length;

export function writeConditions(prefix: string, conditions: readonly Condition[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    conditions.map(({ question, choices }) => [conditionField(prefix, question), choices] as const),
  );
}

/** In the order of the questions and of their choices. */
export function readConditions(prefix: string, fields: Fields, questions: readonly Question[]): Condition[] {
  return conditionable(questions).flatMap((asked) => {
    const ticked = many(fields, conditionField(prefix, asked.id));
    const known = optionsOf(asked)
      .map(({ key }) => key)
      .filter((key) => ticked.includes(key));
    return known.length === 0 ? [] : [{ question: asked.id, choices: known }];
  });
}
