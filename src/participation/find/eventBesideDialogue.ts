/** An answer of the guide about taking part says how it is in general: the coming dates stand below it. */
import type { Dialogue, Outcome, Turn } from "../../conversation/dialogue.js";
import { limits } from "../../line/limits.js";
import type { EventAnswers } from "./eventAnswerDialogue.js";
import { type EventCards, readerOf } from "./eventCardsDialogue.js";
import { queryOfEntry } from "./eventEntries.js";

const mostBeside = 3;

export interface BesideOptions {
  answers: Pick<EventAnswers, "comingFor">;
  cards: EventCards;
}

/** @returns the dialogue (the guide), whose answers about taking part are followed by events, where there are any */
export function createEventsBeside({ answers, cards }: BesideOptions): <T extends Dialogue>(dialogue: T) => T {
  async function followed(turn: Turn, outcome: Outcome): Promise<Outcome> {
    const query = outcome.lastEntry ? queryOfEntry(outcome.lastEntry) : undefined;
    const last = outcome.messages.at(-1);
    if (!query || !last || outcome.urgent || outcome.messages.length >= limits.messagesPerRequest) return outcome;
    const fits = await answers.comingFor(turn, query);
    if (fits.length === 0) return outcome;
    const reader = readerOf(turn);
    const carousel = await cards.carousel(reader, fits.slice(0, mostBeside), cards.voiceOf(reader).say("findBeside"));
    // LINE shows quick replies under the last message only.
    const { quickReply, ...above } = last;
    return {
      ...outcome,
      messages: [...outcome.messages.slice(0, -1), above, quickReply ? { ...carousel, quickReply } : carousel],
    };
  }

  return (dialogue) => ({
    ...dialogue,
    async hear(turn, told) {
      const outcome = await dialogue.hear(turn, told);
      const answersNow = told.kind === "text" || (told.kind === "postback" && told.action === "show");
      return outcome && answersNow ? followed(turn, outcome) : outcome;
    },
  });
}
