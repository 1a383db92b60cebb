/** Tells those who left a wish, once an event is published that it is about: each resident once, each wish once. */
import type { WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import { text } from "../../line/messages.js";
import type { ComposeNotice, NoticeDesk } from "../../notice/noticeDesk.js";
import type { Clock } from "../../time.js";
import { endOf, type WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import type { EventCards } from "./eventCardsDialogue.js";
import { queryOfWish } from "./eventWish.js";
import { eventWishStore } from "./eventWishStore.js";
import { matchEvents } from "./matchEvents.js";
import type { TownPoints } from "./townPoints.js";

export const wishNoticeKind = "event.wish";

export interface WishDeskOptions {
  notices: NoticeDesk;
  cards: EventCards;
  points: TownPoints;
  clock: Clock;
  wardOf(id: string): WardContent | undefined;
}

export interface WishDesk {
  /** In the transaction that publishes. @returns how many residents are told */
  published(tx: Tx, event: WardEvent, now: Date): Promise<number>;
  compose: ComposeNotice;
}

export function createWishes({ notices, cards, points, clock, wardOf }: WishDeskOptions): WishDesk {
  const isComing = (event: WardEvent, now: Date) =>
    event.state === "published" && !event.cancelled && endOf(event) > now;

  return {
    async published(tx, event, now) {
      if (!isComing(event, now)) return 0;
      const place = { now, townPoint: (town: string) => points.pointOf(event.ward, town) };
      const open = await eventWishStore.ofWard(tx, event.ward);
      const fitting = open.filter(({ wish }) => matchEvents([event], queryOfWish(wish), place).length > 0);
      const told = new Set<string>();
      for (const { id, residentId } of fitting) {
        if (told.has(residentId)) continue;
        told.add(residentId);
        await notices.tell(tx, { ward: event.ward, residentId, kind: wishNoticeKind, subject: event.id, slot: id });
      }
      if (fitting.length > 0)
        await eventWishStore.told(
          tx,
          fitting.map(({ id }) => id),
          event.id,
        );
      return told.size;
    },

    async compose(tx, { ward: wardId, subject, residentId, language }) {
      const ward = wardOf(wardId);
      const event = await wardEventStore.find(tx, wardId, { id: subject });
      const now = clock.now();
      if (!ward || !event || !isComing(event, now)) return undefined;
      const lead = ward.say(language)("findWishFulfilled");
      const reader = { tx, ward, now, resident: { id: residentId, language }, seed: undefined };
      return [text(lead), await cards.carousel(reader, [{ event, metres: undefined, byTown: false }], lead)];
    },
  };
}
