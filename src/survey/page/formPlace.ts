/**
 * Where in the form somebody is. Addresses hold the number of the step alone: the name of a question behind a branch
 * would tell what was answered before it.
 */
import type { Language } from "../../language.js";
import type { Answers } from "../answering/answer.js";
import { pathOf } from "../answering/path.js";
import type { Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";

const mostOnOnePage = 12;

/** Short and without branches: all questions at once. */
export function isOnePage({ questions }: Pick<SurveyDefinition, "questions">): boolean {
  return questions.length <= mostOnOnePage && questions.every(({ onlyIf }) => onlyIf.length === 0);
}

export type Place =
  | { kind: "review" }
  | { kind: "questions"; questions: readonly Question[]; first: number; all: number | undefined };

/** @param step number on the way, from 1; without it the first question that was not reached yet */
export function placeOf(definition: SurveyDefinition, answers: Answers, step: number | undefined): Place {
  const path = pathOf(definition.questions, answers);
  if (isOnePage(definition)) return { kind: "questions", questions: path, first: 1, all: undefined };
  const at = step === undefined ? firstUnreached(path, answers) : step - 1;
  const asked = path[at];
  return asked ? { kind: "questions", questions: [asked], first: at + 1, all: path.length } : { kind: "review" };
}

/** The step after `asked`: undefined means the review. From the review only what a change opened anew is asked. */
export function stepAfter(
  definition: SurveyDefinition,
  answers: Answers,
  asked: string | undefined,
  toReview: boolean,
): number | undefined {
  if (isOnePage(definition)) return undefined;
  const path = pathOf(definition.questions, answers);
  const at = path.findIndex(({ id }) => id === asked);
  const next = toReview || at < 0 ? firstUnreached(path, answers) : at + 1;
  return next < path.length ? next + 1 : undefined;
}

/** Within the form. Always with the language, Japanese too: without it the sheet's own would be taken. */
export const formLink = (
  at: "" | "form=1" | "view=review" | "view=thanks" | `n=${number}`,
  language: Language,
): string => `?${at === "" ? "" : `${at}&`}lang=${language}`;

/** From the review to a question and back. */
export function changeLink(definition: SurveyDefinition, step: number, field: string, language: Language): string {
  const one = isOnePage(definition);
  return one ? `${formLink("form=1", language)}#${field}` : `${formLink(`n=${step}`, language)}&to=review`;
}

function firstUnreached(path: readonly Question[], answers: Answers): number {
  const at = path.findIndex(({ id }) => answers[id] === undefined);
  return at < 0 ? path.length : at;
}
