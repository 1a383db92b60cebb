/** The desk at which people sign up (bookingDesk.ts), over the rows of the database. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import { uuid5 } from "../../uuid.js";
import type { Vault } from "../../vault.js";
import { endOf, signUpState, type WardEvent } from "../event/wardEvent.js";
import { eventOfRow, wardEventStore } from "../event/wardEventStore.js";
import { entryCodeFrom, parseEntryCode } from "./bookingCode.js";
import { activeStates, type Booking, type BookingChanged, type BookingDesk } from "./bookingDesk.js";
import { type BookingDetails, bookingDetails } from "./bookingForm.js";
import { mostOnChange, mostOnSignUp, onSignUp } from "./bookingRules.js";
import { type BookingRow, bookingStore } from "./bookingStore.js";
import { tellEventChanged, tellStaffCancelled } from "./bookingToldStore.js";
import { createWaitingList } from "./waitingListStore.js";

export interface BookingDeskOptions {
  vault: Vault;
  notices: Pick<NoticeDesk, "tell">;
}

const purpose = "booking details";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Found = { booking: Booking; event: WardEvent };

export function createBookingDesk({ vault, notices }: BookingDeskOptions): BookingDesk {
  const line = createWaitingList(notices);
  const seal = (details: BookingDetails) => vault.seal(purpose, JSON.stringify(bookingDetails.parse(details)));
  const open = (sealed: Uint8Array | undefined) =>
    sealed && bookingDetails.parse(JSON.parse(vault.open(purpose, sealed)));
  const tokenOf = (id: string) => Buffer.from(vault.pseudonym("booking link token", id)).toString("base64url");
  const codeOf = (id: string) => entryCodeFrom(vault.pseudonym("booking entry", id));
  const linkHash = (token: string) => vault.pseudonym("booking link", token);
  const entryHash = (code: string) => vault.pseudonym("booking entry code", code);

  const isActive = ({ state }: Booking) => activeStates.includes(state);
  const isOver = (event: WardEvent, now: Date) => event.cancelled || now >= event.startsAt;

  async function lock(tx: Tx, ward: string, eventId: string): Promise<WardEvent> {
    const event = await wardEventStore.lock(tx, ward, eventId);
    if (!event) throw new Error("an event is never deleted");
    return event;
  }

  async function reread(tx: Tx, ward: string, id: string): Promise<BookingRow> {
    const booking = await bookingStore.byId(tx, ward, id);
    if (!booking) throw new Error("a booking is never deleted");
    return booking;
  }

  /** Behind the event's lock, after what time has brought: only then is it known how things stand. */
  async function locked(tx: Tx, ward: string, id: string, now: Date): Promise<Found | undefined> {
    const seen = uuid.test(id) ? await bookingStore.byId(tx, ward, id) : undefined;
    if (!seen) return undefined;
    const event = await lock(tx, ward, seen.eventId);
    await line.settle(tx, event, now);
    return { event, booking: await reread(tx, ward, id) };
  }

  async function withEvent(tx: Tx, ward: string, booking: Booking | undefined): Promise<Found | undefined> {
    const event = booking && (await wardEventStore.find(tx, ward, { id: booking.eventId }));
    return event && { booking, event };
  }

  async function change(
    tx: Tx,
    { booking, event }: Found,
    { people, details }: { people: number; details: BookingDetails },
    now: Date,
  ): Promise<{ kind: "changed"; booking: Booking } | { kind: "too-many"; most: number }> {
    const { id, state } = booking;
    if (state === "cancelled" || state === "expired") throw new Error(`a booking that is ${state} can't be changed`);
    const most = mostOnChange(event, await line.standing(tx, event), { state, people: booking.people });
    if (people > most) return { kind: "too-many", most };
    await bookingStore.write(tx, id, { people, details: seal(details) });
    await line.settle(tx, event, now);
    return { kind: "changed", booking: await reread(tx, event.ward, id) };
  }

  async function cancel(tx: Tx, { booking, event }: Found, by: string, now: Date): Promise<BookingChanged> {
    await bookingStore.move(tx, booking.id, "cancelled", now, by);
    await line.settle(tx, event, now);
    return { kind: "changed", booking: await reread(tx, event.ward, booking.id) };
  }

  return {
    async signUp(tx, { ward, id: eventId }, signer, { people, details, seed }, now) {
      const event = await lock(tx, ward, eventId);
      const state = signUpState(event, now);
      if (state !== "open") return { kind: "closed", because: event.cancelled ? "cancelled" : state };
      await line.settle(tx, event, now);
      const residentId = signer.kind === "resident" ? signer.residentId : undefined;
      const visitorId = uuid5("booking", eventId, seed);
      const before =
        residentId === undefined
          ? await bookingStore.byId(tx, ward, visitorId)
          : await bookingStore.ofResident(tx, eventId, residentId);
      if (before && isActive(before)) {
        const changed = await change(tx, { booking: before, event }, { people, details }, now);
        if (changed.kind === "too-many") return changed;
        const kind = changed.booking.state === "confirmed" ? "confirmed" : "waiting";
        return { kind, booking: changed.booking, token: tokenOf(before.id), again: true };
      }
      const most = mostOnSignUp(event);
      if (people > most) return { kind: "too-many", most };
      const kind = onSignUp(await line.standing(tx, event), people);
      const id = before?.id ?? (residentId === undefined ? visitorId : randomUUID());
      const token = tokenOf(id);
      const made = { state: kind, people, details: seal(details), language: signer.language };
      if (before) await bookingStore.revive(tx, id, made, now);
      else {
        const hashes = { linkHash: linkHash(token), entryHash: entryHash(codeOf(id)) };
        const row = { ...made, ...hashes, id, eventId, ward, residentId, fictional: event.fictional };
        await bookingStore.create(tx, row, now);
      }
      return { kind, booking: await reread(tx, ward, id), token, again: false };
    },

    ofResident: (tx, eventId, residentId) => bookingStore.ofResident(tx, eventId, residentId),

    async allOfResident(tx, ward, residentId, { coming }) {
      const bookings = await bookingStore.allOfResident(tx, residentId, ward);
      const rows = await tx.wardEvent.findMany({ where: { id: { in: bookings.map(({ eventId }) => eventId) } } });
      const events = new Map(rows.map((row) => [row.id, eventOfRow(row)]));
      return bookings
        .flatMap((booking) => {
          const event = events.get(booking.eventId);
          const counts = event && (coming === undefined || (isActive(booking) && endOf(event) > coming));
          return counts ? [{ booking, event }] : [];
        })
        .sort((a, b) => b.event.startsAt.getTime() - a.event.startsAt.getTime());
    },

    byLink: async (tx, ward, token) =>
      withEvent(tx, ward, await bookingStore.byHash(tx, ward, "link", linkHash(token))),

    find: async (tx, ward, id) =>
      uuid.test(id) ? withEvent(tx, ward, await bookingStore.byId(tx, ward, id)) : undefined,

    async details(tx, id) {
      return uuid.test(id) ? open((await bookingStore.detailsOf(tx, [id])).get(id)) : undefined;
    },

    async change(tx, ward, id, what, now) {
      const found = await locked(tx, ward, id, now);
      if (!found) return { kind: "missing" };
      if (!isActive(found.booking) || isOver(found.event, now)) return { kind: "over", booking: found.booking };
      return change(tx, found, what, now);
    },

    async cancel(tx, ward, id, by, now) {
      const found = await locked(tx, ward, id, now);
      if (!found) return { kind: "missing" };
      if (!isActive(found.booking) || isOver(found.event, now)) return { kind: "over", booking: found.booking };
      const done = await cancel(tx, found, by, now);
      if (by === "staff") await tellStaffCancelled(tx, notices, found.booking, now);
      return done;
    },

    async accept(tx, ward, id, now) {
      const found = await locked(tx, ward, id, now);
      if (!found) return { kind: "missing" };
      const { booking, event } = found;
      if (isOver(event, now) || booking.state === "cancelled") return { kind: "over", booking };
      if (booking.state === "confirmed") return { kind: "changed", booking };
      // So close to the event that nothing is offered any more, who is next may take what is free: staff call them.
      const isNext = booking.state === "waiting" && (await line.next(tx, event))[0]?.id === id;
      if (booking.state !== "offered" && !isNext) return { kind: "too-late", booking };
      await bookingStore.move(tx, id, "confirmed", now);
      return { kind: "changed", booking: await reread(tx, ward, id) };
    },

    async moveUp(tx, ward, eventId, now) {
      const event = uuid.test(eventId) ? await wardEventStore.lock(tx, ward, eventId) : undefined;
      return event ? line.settle(tx, event, now) : 0;
    },

    eventChanged: (tx, event, what) => tellEventChanged(tx, notices, event, what),

    places: (tx, eventIds) => bookingStore.places(tx, eventIds),

    async list(tx, eventId) {
      const bookings = await bookingStore.ofEvent(tx, eventId);
      const sealed = await bookingStore.detailsOf(
        tx,
        bookings.map(({ id }) => id),
      );
      return bookings.map((booking) => ({ booking, details: open(sealed.get(booking.id)) }));
    },

    entryCode: codeOf,

    async byEntryCode(tx, ward, typed) {
      const code = parseEntryCode(typed);
      if (code === undefined) return undefined;
      return withEvent(tx, ward, await bookingStore.byHash(tx, ward, "entry", entryHash(code)));
    },

    async forget(tx, residentId, now) {
      // In the order of the events' ids, so that two who are forgotten at once do not wait for each other.
      for (const { id, ward, state } of await bookingStore.allOfResident(tx, residentId)) {
        if (!activeStates.includes(state)) continue;
        const found = await locked(tx, ward, id, now);
        if (found && isActive(found.booking) && !isOver(found.event, now)) await cancel(tx, found, "forgotten", now);
      }
      await bookingStore.erase(tx, residentId);
    },
  };
}
