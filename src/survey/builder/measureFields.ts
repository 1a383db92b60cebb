/** Which answers count for an indicator, as the fields of a form and back. */
import { type Fields, many, one } from "../../announcement/form/announcementFormFields.js";
import { optionsOf, type Question } from "../question.js";
import type { Measure, SurveyDefinition } from "../survey.js";
import { isBeyondTicks, readConditions, writeConditions } from "./conditionFields.js";

export function measureFields({ indicator, question, numerator, denominator, subgroup }: Measure): Fields {
  return { indicator, question, numerator, denominator, ...writeConditions("if", subgroup) };
}

/** Questions that a share can be measured by: one answer each. */
export const measurable = (questions: readonly Question[]): Question[] =>
  questions.filter(({ kind }) => kind === "single" || kind === "scale");

/** What the fields say, for the schema to judge. */
export function readMeasure(fields: Fields, definition: SurveyDefinition, previous?: Measure): unknown {
  const { questions } = definition;
  const question = one(fields, "question");
  const asked = questions.find(({ id }) => id === question);
  const known = asked ? optionsOf(asked).map(({ key }) => key) : [];
  const ticked = (name: string) => known.filter((key) => many(fields, name).includes(key));
  const numerator = ticked("numerator");
  // Whoever counts is among those who are counted.
  const denominator = known.filter((key) => numerator.includes(key) || many(fields, "denominator").includes(key));
  return {
    indicator: one(fields, "indicator"),
    question,
    numerator,
    denominator,
    subgroup:
      previous && isBeyondTicks(previous.subgroup) ? previous.subgroup : readConditions("if", fields, questions),
  };
}
