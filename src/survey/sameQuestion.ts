/**
 * The same question in two versions of a survey: asked in the same words with the same choices. What another version
 * asked otherwise is not counted with it. Translations, help and whether it is required may differ.
 */
import { optionsOf, type Question } from "./question.js";
import type { SurveyDefinition } from "./survey.js";

export function sameQuestion(one: Question, other: Question): boolean {
  return wording(one) === wording(other);
}

function wording(question: Question): string {
  const choices = optionsOf(question).map(({ key, text }) => [key, text.ja]);
  return JSON.stringify([question.id, question.kind, question.text.ja, choices]);
}

/** Place of the question in each version that asks it in the same words, from 0. */
export function placesOf(
  question: Question,
  versions: readonly { number: number; definition: SurveyDefinition }[],
): { version: number; place: number; question: Question }[] {
  return versions.flatMap(({ number, definition }) => {
    const place = definition.questions.findIndex((one) => sameQuestion(one, question));
    const found = definition.questions[place];
    return found ? [{ version: number, place, question: found }] : [];
  });
}
