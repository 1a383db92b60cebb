/**
 * Writes events for staff, with what follows from each change in the same transaction: people who signed up are told,
 * those who wait move up, wishes are answered, plans are counted anew.
 */
import type { Tx } from "../../db.js";
import type { BookingDesk } from "../booking/bookingDesk.js";
import { type EventFields, endOf, fieldsOf, type WardEvent } from "./wardEvent.js";
import { type EventOrigin, type EventWritten, wardEventStore } from "./wardEventStore.js";

export interface EventDeskOptions {
  bookings: Pick<BookingDesk, "eventChanged" | "moveUp" | "places">;
  /** An event became visible to residents. */
  published?: ((tx: Tx, event: WardEvent, now: Date) => Promise<unknown>) | undefined;
  recount(tx: Tx, ward: string, now: Date): Promise<void>;
}

export type EventChange =
  | (Extract<EventWritten, { kind: "written" }> & { told: number })
  | Exclude<EventWritten, { kind: "written" }>
  /** Places are given that the new capacity would take away. */
  | { kind: "too-few-places"; taken: number };

export type EventPublished =
  | { kind: "published"; event: WardEvent }
  /** It was already. */
  | { kind: "unchanged" }
  | Exclude<EventWritten, { kind: "written" }>;

export type EventCancelled =
  | { kind: "cancelled"; event: WardEvent; told: number }
  | { kind: "missing" }
  | { kind: "over" }
  | { kind: "outdated"; version: number };

export type EventDesk = ReturnType<typeof createEventDesk>;

export function createEventDesk({ bookings, published, recount }: EventDeskOptions) {
  return {
    /** @param from `key` decides: the same form sent twice is one event (`again`) */
    async add(
      tx: Tx,
      ward: string,
      fields: EventFields,
      from: EventOrigin & { key: string },
      now: Date,
    ): Promise<{ event: WardEvent; again: boolean }> {
      const there = await wardEventStore.find(tx, ward, { key: from.key });
      if (there) return { event: there, again: true };
      const event = await wardEventStore.create(tx, ward, fields, from);
      await recount(tx, ward, now);
      return { event, again: false };
    },

    async change(
      tx: Tx,
      ward: string,
      id: string,
      fields: EventFields,
      { seen, now }: { seen: number; now: Date },
    ): Promise<EventChange> {
      const locked = await wardEventStore.lock(tx, ward, id);
      if (locked && !locked.cancelled && locked.version === seen && fields.capacity !== undefined) {
        const taken = (await bookings.places(tx, [id], now)).get(id)?.taken ?? 0;
        if (fields.capacity < taken) return { kind: "too-few-places", taken };
      }
      const written = await wardEventStore.change(tx, ward, id, fields, { seen, edited: true });
      if (written.kind !== "written") return written;
      const { before, event } = written;
      if (grew(before.capacity, event.capacity)) await bookings.moveUp(tx, ward, id, now);
      const what = whatToTell(before, event, now);
      const told = what ? await bookings.eventChanged(tx, event, what) : 0;
      await recount(tx, ward, now);
      return { ...written, told };
    },

    async publish(
      tx: Tx,
      ward: string,
      id: string,
      { seen, now }: { seen: number; now: Date },
    ): Promise<EventPublished> {
      const before = await wardEventStore.lock(tx, ward, id);
      if (!before) return { kind: "missing" };
      if (before.state === "published" && !before.cancelled) return { kind: "unchanged" };
      const written = await wardEventStore.change(tx, ward, id, fieldsOf(before), { seen, state: "published" });
      if (written.kind !== "written") return written;
      await published?.(tx, written.event, now);
      await recount(tx, ward, now);
      return { kind: "published", event: written.event };
    },

    async cancel(
      tx: Tx,
      ward: string,
      id: string,
      { seen, reason, now }: { seen: number; reason: string | undefined; now: Date },
    ): Promise<EventCancelled> {
      const before = await wardEventStore.lock(tx, ward, id);
      if (!before) return { kind: "missing" };
      if (before.cancelled) return { kind: "over" };
      if (before.version !== seen) return { kind: "outdated", version: before.version };
      const event = await wardEventStore.cancel(tx, ward, id, reason);
      if (!event) return { kind: "over" };
      // Of a draft nobody knows, and what is over needs no telling: only the record is put right.
      const tells = event.state === "published" && endOf(event) > now;
      const told = tells ? await bookings.eventChanged(tx, event, "cancelled") : 0;
      await recount(tx, ward, now);
      return { kind: "cancelled", event, told };
    },
  };
}

const grew = (before: number | undefined, after: number | undefined): boolean =>
  before !== undefined && (after === undefined || after > before);

/** Putting a wrong date of the past right is no news for anybody. */
export function whatToTell(before: WardEvent, after: WardEvent, now: Date): "moved" | "changed" | undefined {
  if (before.state !== "published" || (endOf(before) <= now && endOf(after) <= now)) return undefined;
  if (before.startsAt.getTime() !== after.startsAt.getTime() || before.allDay !== after.allDay) return "moved";
  const way = ({ place, address, endsAt }: WardEvent) => JSON.stringify([place ?? "", address ?? "", endsAt ?? null]);
  return way(before) === way(after) ? undefined : "changed";
}
