/** Answers that staff key in from paper: two people's entries of one sheet, held against each other. */
import type { Answer, Answers } from "../answering/answer.js";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";

/** Everything on the sheet of paper: a field that is left empty is a question left blank. */
export function paperAnswers(read: Answers, definition: SurveyDefinition): Answers {
  return { ...Object.fromEntries(definition.questions.map(({ id }) => [id, null])), ...read };
}

export const pickField = (question: string): string => `pick_${question}`;

/** Questions on which two entries differ, in their order. */
export function differences(definition: SurveyDefinition, first: Answers, second: Answers): Question[] {
  const written = (answer: Answer | undefined) =>
    JSON.stringify(answer?.kind === "choices" ? answer.keys.toSorted() : (answer?.value ?? null));
  return definition.questions.filter(({ id }) => written(first[id]) !== written(second[id]));
}

/** One entry out of two: where they differ, the one that was decided on. */
export function settled(
  definition: SurveyDefinition,
  entries: Readonly<Record<"first" | "second", Answers>>,
  decided: Readonly<Record<string, unknown>>,
): { answers: Answers; open: Question[] } {
  const differing = differences(definition, entries.first, entries.second);
  const open = differing.filter(({ id }) => !["first", "second"].includes(String(decided[pickField(id)])));
  const taken = differing.map(({ id }) => {
    const from = decided[pickField(id)] === "second" ? entries.second : entries.first;
    return [id, from[id] ?? null] as const;
  });
  return { answers: { ...entries.second, ...Object.fromEntries(taken) }, open };
}

/** In words, for staff who compare. */
export function answerWords(asked: Question, answer: Answer | undefined): string {
  if (!answer) return "（空欄）";
  if (answer.kind === "choices") {
    const options = optionsOf(asked);
    return answer.keys.map((key) => options.find((one) => one.key === key)?.text.ja ?? key).join("、");
  }
  return String(answer.value);
}
