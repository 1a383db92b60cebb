/** Course of a survey in chat: which of its questions are asked there, which comes next, what is left for the form. */
import type { Answers } from "../answering/answer.js";
import { pathOf } from "../answering/path.js";
import { mayBeTapped, optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";

/** More would make a bubble of several screens, and with long words one that LINE refuses: the form asks those. */
export const mostChoicesInChat = 20;

export interface Course {
  /** Asked in chat, on the way that the answers so far lead. */
  inChat: readonly Question[];
  /** The first of them that has neither been answered nor skipped. */
  next: Question | undefined;
  /** On the way, for the form, and not reached there yet. */
  onForm: readonly Question[];
}

/** Whether chat may ask it: harmless, and of a size that a bubble holds. */
export const isForChat = (definition: Pick<SurveyDefinition, "class">, asked: Question): boolean =>
  mayBeTapped(definition.class, asked) && optionsOf(asked).length <= mostChoicesInChat;

export function courseOf(definition: SurveyDefinition, answers: Answers): Course {
  const way = pathOf(definition.questions, answers);
  const inChat = way.filter((asked) => isForChat(definition, asked));
  return {
    inChat,
    next: inChat.find((asked) => !isReached(asked, answers)),
    onForm: way.filter((asked) => !isForChat(definition, asked) && !isReached(asked, answers)),
  };
}

/** Answered, or left blank where that is allowed. */
const isReached = (asked: Question, answers: Answers): boolean =>
  asked.id in answers && !(asked.required && answers[asked.id] === null);

/** The neighbour of a question on the course; undefined at its ends. */
export function neighbour(course: Course, id: string, step: 1 | -1): Question | undefined {
  const place = course.inChat.findIndex((asked) => asked.id === id);
  return place < 0 ? undefined : course.inChat[place + step];
}

/** About how long the whole survey takes, so that people know before they begin. */
export function minutesFor({ questions }: Pick<SurveyDefinition, "questions">): number {
  const seconds = questions.reduce((sum, asked) => sum + (asked.kind === "text" ? 60 : 15), 0);
  return Math.max(1, Math.ceil(seconds / 60));
}
