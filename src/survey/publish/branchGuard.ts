/**
 * Questions that not everyone is asked tell by their number of answers how many chose what leads to them. So such a
 * question is published only where the questions it hangs on are: in the same edition, with nothing hidden.
 */

import type { Question } from "../question.js";
import type { EditionContent, FrameContent } from "./publication.js";

export function withoutTelltales(content: EditionContent, questions: readonly Question[], number: number) {
  return { frames: content.frames.map((frame) => frameWithout(frame, questions, number)) };
}

function frameWithout(frame: FrameContent, questions: readonly Question[], number: number): FrameContent {
  const conditions = new Map(questions.map(({ id, onlyIf }) => [id, onlyIf.map(({ question }) => question)]));
  const isOpen = (id: string): boolean => {
    const shown = frame.questions.find(({ question }) => question === id);
    const whole = shown?.edition === number && Object.values(shown.choices).every((one) => one !== null);
    return whole && mayTell(id);
  };
  const mayTell = (id: string): boolean => (conditions.get(id) ?? []).every(isOpen);
  const kept = frame.questions.filter(({ question }) => mayTell(question));
  const told = (id: string) => kept.some(({ question }) => question === id);
  const [tables, lost] = [
    frame.tables.filter(({ question, by }) => told(question) && told(by)),
    frame.tables.filter(({ question, by }) => !(told(question) && told(by))),
  ];
  const withheld = [...frame.withheld, ...lost.map(({ question, by }) => ({ question, by }))];
  return { ...frame, questions: kept, tables, withheld };
}
