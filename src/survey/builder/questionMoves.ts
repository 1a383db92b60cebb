/** Questions of a definition put in another order, doubled, taken away. What it breaks is for the schema to tell. */
import type { Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";

export type Move = "up" | "down" | "duplicate" | "remove";

/** A free id like `q4`: never one that another question has. */
export function freeQuestionId(questions: readonly Question[]): string {
  const taken = new Set(questions.map(({ id }) => id));
  let next = questions.length + 1;
  while (taken.has(`q${next}`)) next += 1;
  return `q${next}`;
}

/** The same definition where there is no such question, or it can't go further. */
export function moved(definition: SurveyDefinition, id: string, move: Move): SurveyDefinition {
  const { questions } = definition;
  const place = questions.findIndex((asked) => asked.id === id);
  const found = questions[place];
  if (!found) return definition;
  switch (move) {
    case "up":
      return place === 0 ? definition : { ...definition, questions: swapped(questions, place - 1) };
    case "down":
      return place === questions.length - 1 ? definition : { ...definition, questions: swapped(questions, place) };
    case "duplicate": {
      const copy = { ...structuredClone(found), id: freeQuestionId(questions) };
      return { ...definition, questions: questions.toSpliced(place + 1, 0, copy) };
    }
    case "remove":
      return { ...definition, questions: questions.toSpliced(place, 1) };
    default:
      return move satisfies never;
  }
}

/** The question at `place` and the one after it, the other way round. */
function swapped(questions: readonly Question[], place: number): Question[] {
  const [one, other] = [questions[place], questions[place + 1]];
  return one && other ? questions.toSpliced(place, 2, other, one) : [...questions];
}
