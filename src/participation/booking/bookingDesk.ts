/**
 * Booking (申し込み): one sign-up for an event. What pages, chat and console do with it: one interface, so that all follow
 * the same rules. The event's row is locked first in each change, so places are given one after the other and never twice.
 *
 * Order: who signs up while a place is free *and nobody waits* is in; everyone else waits, in order of arrival. A place
 * that becomes free is offered to the first who waits (all people of their sign-up, or it stays free until they fit):
 * kept until `offeredUntil`, then offered to the next. Nobody is passed over.
 */
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { BookingDetails } from "./bookingForm.js";

const bookingStates = ["confirmed", "waiting", "offered", "cancelled", "expired"] as const;
export type BookingState = (typeof bookingStates)[number];
/** Who holds a place, or is in line for one. */
export const activeStates: readonly BookingState[] = ["confirmed", "waiting", "offered"];

export interface Booking {
  id: string;
  eventId: string;
  ward: string;
  residentId: string | undefined;
  language: Language;
  state: BookingState;
  people: number;
  /** 1 is next; for waiting ones. */
  position: number | undefined;
  offeredUntil: Date | undefined;
  cancelledBy: string | undefined;
  /** People recorded as having come; undefined: not recorded. */
  attended: number | undefined;
  createdAt: Date;
  fictional: boolean;
}

export interface Places {
  /** Undefined: no limit. */
  capacity: number | undefined;
  /** People with a place: confirmed, and offered while the offer lasts. */
  taken: number;
  waiting: number;
}

/** Who signs up: a resident by LINE's link, or a visitor of the page, who gets a link of their own. */
export type Signer =
  | { kind: "resident"; residentId: string; language: Language }
  | { kind: "visitor"; language: Language };

export interface SignUp {
  people: number;
  details: BookingDetails;
  /** Decides id and token of a visitor's booking, so that a form sent twice makes one. */
  seed: string;
}

export type SignedUp =
  /** `token` opens the booking's own page (visitors); `again`: it was there already and has been changed. */
  | { kind: "confirmed" | "waiting"; booking: Booking; token: string; again: boolean }
  | { kind: "closed"; because: "none" | "early" | "over" | "cancelled" }
  /** More people than the event takes, or than one sign-up may bring. */
  | { kind: "too-many"; most: number };

export type BookingChanged =
  | { kind: "changed"; booking: Booking }
  | { kind: "missing" }
  /** Not active any more, or the event has begun or is cancelled. */
  | { kind: "over"; booking: Booking }
  /** It was an offer whose time is over. */
  | { kind: "too-late"; booking: Booking };

/** All methods run in the caller's transaction. `now` is civil time. */
export interface BookingDesk {
  signUp(tx: Tx, event: WardEvent, signer: Signer, what: SignUp, now: Date): Promise<SignedUp>;
  /** Their sign-up for the event, of any state. */
  ofResident(tx: Tx, eventId: string, residentId: string): Promise<Booking | undefined>;
  /** All of a resident in a ward, newest event first; `coming`: active ones of events that are not over. */
  allOfResident(
    tx: Tx,
    ward: string,
    residentId: string,
    filter: { coming?: Date },
  ): Promise<{ booking: Booking; event: WardEvent }[]>;
  byLink(tx: Tx, ward: string, token: string): Promise<{ booking: Booking; event: WardEvent } | undefined>;
  find(tx: Tx, ward: string, id: string): Promise<{ booking: Booking; event: WardEvent } | undefined>;
  /** Opens what is sealed: for the person themselves and for staff (who are audited). Undefined once erased. */
  details(tx: Tx, id: string): Promise<BookingDetails | undefined>;
  /** Fewer people frees places; more people are taken on only where they fit and nobody waits (else `too-many`). */
  change(
    tx: Tx,
    ward: string,
    id: string,
    what: { people: number; details: BookingDetails },
    now: Date,
  ): Promise<BookingChanged | { kind: "too-many"; most: number }>;
  cancel(tx: Tx, ward: string, id: string, by: "resident" | "staff", now: Date): Promise<BookingChanged>;
  /** Takes the place that is offered. */
  accept(tx: Tx, ward: string, id: string, now: Date): Promise<BookingChanged>;
  /** Places become free: the first who wait get their offers. Also called after capacity changed, by staff, and by time. */
  moveUp(tx: Tx, ward: string, eventId: string, now: Date): Promise<number>;
  /** Event cancelled, moved to another time, or changed in its place or end: everybody with an active booking is told, once for each (`sequence`). */
  eventChanged(tx: Tx, event: WardEvent, what: "cancelled" | "moved" | "changed"): Promise<number>;
  places(tx: Tx, eventIds: readonly string[], now: Date): Promise<ReadonlyMap<string, Places>>;
  /** For staff, by state and order, with what they told. */
  list(tx: Tx, eventId: string): Promise<{ booking: Booking; details: BookingDetails | undefined }[]>;
  /** Code that stands in the QR of an entry ticket, the same each time. 10 characters of Crockford's base 32 + check. */
  entryCode(bookingId: string): string;
  byEntryCode(tx: Tx, ward: string, code: string): Promise<{ booking: Booking; event: WardEvent } | undefined>;
  /** Before a resident is forgotten: active ones of coming events are cancelled, all sealed details erased. */
  forget(tx: Tx, residentId: string, now: Date): Promise<void>;
}
