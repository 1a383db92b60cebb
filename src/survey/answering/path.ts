/**
 * Path (設問の道すじ): the questions that lie on a respondent's way, by what they have answered so far. What was said to
 * a question that is off the path is kept, in case they go back, and is not counted.
 */

import type { Question } from "../question.js";
import type { Answer, Answers } from "./answer.js";

export function pathOf(questions: readonly Question[], answers: Answers): Question[] {
  const passed = new Set<string>();
  return questions.filter((asked) => {
    // Conditions name earlier questions only; one that was not asked itself is not met.
    const met = asked.onlyIf.every(
      ({ question, choices }) => passed.has(question) && chose(answers[question], choices),
    );
    if (met) passed.add(asked.id);
    return met;
  });
}

const chose = (answer: Answer | undefined, choices: readonly string[]) =>
  answer?.kind === "choices" && answer.keys.some((key) => choices.includes(key));
