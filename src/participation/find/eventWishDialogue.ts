/** Leaving a wish, looking at what was left, taking it back. */
import { z } from "zod";
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import { text } from "../../line/messages.js";
import { uuid5 } from "../../uuid.js";
import { type EventCards, readerOf } from "./eventCardsDialogue.js";
import type { EventQuery } from "./eventQuery.js";
import { wishOf } from "./eventWish.js";
import { wishesBubble, wishTakenBubble } from "./eventWishBubble.js";
import { eventWishStore } from "./eventWishStore.js";

export function createWishTalk({ cards }: { cards: EventCards }) {
  /** What else is open stays open. */
  const aside = (messages: Outcome["messages"]): Outcome => ({ messages, aside: true });

  async function list(turn: Turn, lead?: string): Promise<Outcome> {
    const voice = cards.voiceOf(readerOf(turn));
    const wishes = await eventWishStore.ofResident(turn.tx, turn.ward.ward.id, turn.resident.id);
    if (wishes.length === 0) return aside([text(lead ?? voice.say("findWishNone"))]);
    return aside([wishesBubble(lead ?? voice.say("findWishes"), wishes, voice)]);
  }

  return {
    list,

    /** @param town of a query about what is near */
    async leave(turn: Turn, query: EventQuery, town: string | undefined): Promise<Outcome> {
      const voice = cards.voiceOf(readerOf(turn));
      const left = await eventWishStore.leave(turn.tx, {
        id: uuid5("event wish", turn.effectId("event wish")),
        ward: turn.ward.ward.id,
        residentId: turn.resident.id,
        wish: wishOf(query, town),
      });
      return left.kind === "full" ? list(turn, voice.say("findWishFull")) : aside([wishTakenBubble(left.wish, voice)]);
    },

    async takeBack(turn: Turn, id: string | undefined): Promise<Outcome> {
      const { say } = cards.voiceOf(readerOf(turn));
      const gone =
        z.uuid().safeParse(id).success && (await eventWishStore.takeBack(turn.tx, turn.resident.id, id ?? ""));
      return aside([text(say(gone ? "findWishGone" : "findWishNotThere"))]);
    },
  };
}
