/** The steps of answering in chat: a question is asked, an answer is kept, the next one comes, the last one sends all. */
import type { Outcome } from "../../conversation/dialogue.js";
import type { Answer, Answers } from "../answering/answer.js";
import type { Answering, Written } from "../answering/answeringDesk.js";
import { type Tick, ticked, tickOf } from "../answering/tick.js";
import { optionsOf, type Question } from "../question.js";
import { courseOf, isForChat, neighbour } from "./chatCourse.js";
import { questionBubble } from "./questionBubble.js";
import { restBubble, thanksBubble } from "./surveyBubble.js";
import { givenIn, type OpenQuestion, type Seats, type Sitting, tell, voiceOf } from "./surveySitting.js";

export function createSteps(answering: Answering, seats: Seats) {
  async function ask(sitting: Sitting, asked: Question, review: boolean, remark?: string): Promise<Outcome> {
    const { turn, survey, sheet } = sitting;
    const { definition, answers } = sheet;
    const question = definition.questions.indexOf(asked);
    const place = { surveyId: survey.id, version: sheet.version, question, review };
    const course = courseOf(definition, answers);
    const step = course.inChat.findIndex(({ id }) => id === asked.id);
    // A bubble of a branch that was left: what lies on the way now is asked instead.
    if (step < 0) return resume(sitting, remark);
    const state: OpenQuestion = { survey: survey.id, step, review, asked: turn.now.toISOString() };
    return {
      messages: [questionBubble(voiceOf(turn), { asked, definition, answers, course, place, remark })],
      state,
    };
  }

  /** To the next open question, or in a review to the one after; at the end all is sent. */
  async function onward(sitting: Sitting, from: Question, review: boolean, remark?: string): Promise<Outcome> {
    const course = courseOf(sitting.sheet.definition, sitting.sheet.answers);
    const next = (review ? neighbour(course, from.id, 1) : undefined) ?? course.next;
    if (next) return ask(sitting, next, review && next !== course.next, remark);
    return sitting.sheet.submitted || course.onForm.length > 0 ? rest(sitting) : send(sitting);
  }

  /** Where somebody comes back to: the first open question, or what is left to do. */
  async function resume(sitting: Sitting, remark?: string): Promise<Outcome> {
    const { next } = courseOf(sitting.sheet.definition, sitting.sheet.answers);
    return next ? ask(sitting, next, false, remark) : rest(sitting);
  }

  async function review(sitting: Sitting): Promise<Outcome> {
    const [first] = courseOf(sitting.sheet.definition, sitting.sheet.answers).inChat;
    return first ? ask(sitting, first, true) : rest(sitting);
  }

  /** All that chat may ask is answered. */
  async function rest(sitting: Sitting): Promise<Outcome> {
    const { turn, survey, sheet } = sitting;
    const { onForm } = courseOf(sheet.definition, sheet.answers);
    const required = onForm.some((asked) => asked.required);
    if (sheet.submitted && !required && !sheet.pending)
      return { messages: [thanksBubble(voiceOf(turn), survey, true)] };
    if (onForm.length === 0) return { messages: [restBubble(voiceOf(turn), survey, undefined)] };
    const formUrl = await seats.formUrl(sitting);
    return { messages: [restBubble(voiceOf(turn), survey, { left: onForm.length, required, formUrl })] };
  }

  async function send(sitting: Sitting): Promise<Outcome> {
    const { turn, survey, respondent } = sitting;
    const written = await answering.submit(turn.tx, survey, respondent, givenIn(turn, {}));
    switch (written.kind) {
      case "submitted":
        return { messages: [thanksBubble(voiceOf(turn), survey, written.again)] };
      case "closed":
        return tell(turn, "surveyClosed");
      case "kept":
        return rest({ ...sitting, sheet: written.sheet });
      case "faulty":
        return mend({ ...sitting, sheet: written.sheet }, Object.keys(written.faults));
      default:
        return written satisfies never;
    }
  }

  /** Something stands in the way of sending: chat asks it again if it may, the form otherwise. */
  async function mend(sitting: Sitting, faulty: readonly string[]): Promise<Outcome> {
    const { turn, survey, sheet } = sitting;
    const { inChat } = courseOf(sheet.definition, sheet.answers);
    const asked = inChat.find(({ id }) => faulty.includes(id));
    if (asked) return ask(sitting, asked, false, voiceOf(turn).say("surveyMend"));
    const formUrl = await seats.formUrl(sitting);
    return { messages: [restBubble(voiceOf(turn), survey, { left: faulty.length, required: true, formUrl })] };
  }

  async function keep(sitting: Sitting, answers: Answers, tick?: Tick): Promise<Sitting | undefined> {
    const { turn, survey, respondent } = sitting;
    const written: Written = await answering.keep(turn.tx, survey, respondent, givenIn(turn, answers, tick));
    return written.kind === "closed" ? undefined : { ...sitting, sheet: written.sheet };
  }

  /** One choice of a question with one answer, or a blank for a question that may be skipped. */
  async function give(sitting: Sitting, asked: Question, key: string | undefined, review: boolean): Promise<Outcome> {
    if (key === undefined && asked.required) return ask(sitting, asked, review);
    const answer: Answer = key === undefined ? null : { kind: "choices", keys: [key] };
    const before = sitting.sheet.answers[asked.id];
    const after = await keep(sitting, { [asked.id]: answer });
    if (!after) return tell(sitting.turn, "surveyClosed");
    const kept = after.sheet.answers[asked.id];
    const changed = before && kept && JSON.stringify(before) !== JSON.stringify(kept);
    return onward(after, asked, review, changed ? changedWords(after, asked) : undefined);
  }

  /** One choice of several, chosen or not: the question stays open until somebody is done with it. */
  async function mark(sitting: Sitting, asked: Question, key: string, on: boolean, review: boolean): Promise<Outcome> {
    if (asked.kind !== "multiple") return ask(sitting, asked, review);
    const tick = tickOf(asked, key, on);
    const seen = ticked(sitting.sheet.answers[asked.id], tick);
    // Kept all the same: one that was made earlier and arrives later may show that it was not one too many.
    const after = await keep(sitting, {}, tick);
    if (!after) return tell(sitting.turn, "surveyClosed");
    const tooMany = on && !(seen?.kind === "choices" && seen.keys.includes(key));
    return ask(
      after,
      asked,
      review,
      tooMany ? voiceOf(sitting.turn).say("surveyPickMost", { n: asked.most ?? 0 }) : undefined,
    );
  }

  return { ask, onward, resume, review, rest, send, give, mark };
}
export type Steps = ReturnType<typeof createSteps>;

/** The key of a choice by its place; undefined where there is none. */
export const keyAt = (asked: Question, place: number): string | undefined => optionsOf(asked)[place]?.key;

/** A question of the sheet that chat may ask; undefined for a button that no bubble of ours has. */
export function questionAt({ sheet }: Sitting, place: number): Question | undefined {
  const asked = sheet.definition.questions[place];
  return asked && isForChat(sheet.definition, asked) ? asked : undefined;
}

function changedWords({ turn, sheet }: Sitting, asked: Question): string {
  const n = courseOf(sheet.definition, sheet.answers).inChat.findIndex(({ id }) => id === asked.id) + 1;
  return voiceOf(turn).say("surveyChangedOne", { n });
}
