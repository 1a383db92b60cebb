/**
 * The waiting list (キャンセル待ち) of an event that is locked: offers whose time is over end, and whoever is next is
 * offered what is free. Done before and after each change, so that nobody is judged by what is no longer so.
 *
 * An offer holds its place until a row says that it is over, whatever the clock says: a clock that goes back, a demo's
 * or another instance's, can end an offer late, but never give one place to two.
 *
 * Visitors without LINE are treated the same: nobody can write to them, so they see the offer on their own page, and
 * the staff's list says 「連絡が要ります」. Were they let in unasked, a place would stay empty when they no longer come.
 */
import type { Tx } from "../../db.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import type { WardEvent } from "../event/wardEvent.js";
import { offerEnd, type Standing, whoMovesUp } from "./bookingRules.js";

export const offeredNotice = "booking.offered";
export const expiredNotice = "booking.expired";

interface InLine {
  id: string;
  people: number;
}
interface Offer {
  id: string;
  residentId: string | null;
  offers: number;
}

/** Offers made at once where everybody may come in: the rest follow with the next minute. */
const mostAtOnce = 500;

export function createWaitingList(notices: Pick<NoticeDesk, "tell">) {
  const tell = async (tx: Tx, { ward }: WardEvent, kind: string, { id, residentId, offers }: Offer) => {
    if (residentId !== null) await notices.tell(tx, { ward, residentId, kind, subject: id, slot: String(offers) });
  };

  async function endOffers(tx: Tx, event: WardEvent, now: Date): Promise<void> {
    // The rule is bookingRules.offerIsOver.
    const ended = await tx.$queryRaw<Offer[]>`
      UPDATE booking SET state = 'expired', cancelled_by = 'time', changed_at = ${now}::timestamptz
      WHERE event_id = ${event.id}::uuid AND state = 'offered' AND (offered_until <= ${now}::timestamptz OR ${event.startsAt}::timestamptz <= ${now}::timestamptz)
      RETURNING id, resident_id AS "residentId", offers`;
    for (const one of ended) await tell(tx, event, expiredNotice, one);
  }

  return {
    async standing(tx: Tx, { id, capacity }: WardEvent): Promise<Standing> {
      const [row] = await tx.$queryRaw<Omit<Standing, "capacity">[]>`
        SELECT coalesce(sum(people) FILTER (WHERE state <> 'waiting'), 0)::int AS taken,
          (count(*) FILTER (WHERE state = 'waiting' AND people <= coalesce(${capacity ?? null}::int, people)))::int AS waiting
        FROM booking WHERE event_id = ${id}::uuid AND state IN ('confirmed', 'offered', 'waiting')`;
      return { capacity, taken: row?.taken ?? 0, waiting: row?.waiting ?? 0 };
    },

    /** Who could be let in now, in their order. */
    async next(tx: Tx, event: WardEvent): Promise<InLine[]> {
      const line = await tx.$queryRaw<InLine[]>`
        SELECT id, people FROM booking
        WHERE event_id = ${event.id}::uuid AND state = 'waiting' AND people <= coalesce(${event.capacity ?? null}::int, people)
        ORDER BY place LIMIT ${mostAtOnce}`;
      return line.length === 0 ? [] : whoMovesUp(await this.standing(tx, event), line);
    },

    /** @returns how many were offered a place */
    async settle(tx: Tx, event: WardEvent, now: Date): Promise<number> {
      if (event.cancelled || event.state !== "published") return 0;
      await endOffers(tx, event, now);
      const until = offerEnd(event, now);
      if (!until) return 0;
      const next = await this.next(tx, event);
      if (next.length === 0) return 0;
      const offered = await tx.$queryRaw<Offer[]>`
        UPDATE booking SET state = 'offered', offered_until = ${until}::timestamptz, offers = offers + 1, changed_at = ${now}::timestamptz
        WHERE id = ANY(${next.map(({ id }) => id)}::uuid[]) RETURNING id, resident_id AS "residentId", offers`;
      for (const one of offered) await tell(tx, event, offeredNotice, one);
      return offered.length;
    },
  };
}
