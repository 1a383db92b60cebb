/** 「申し込みの確認」: one's coming events, to look at, take and give back. What was told with them is on the page alone. */
import type { Dialogue, Outcome, Told, Turn } from "../../conversation/dialogue.js";
import type { PhraseKey } from "../../conversation/phrases.js";
import { type LineMessage, text } from "../../line/messages.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import { linkTo, signUpPath } from "../paths.js";
import type { BookingChanged, BookingDesk } from "./bookingDesk.js";
import {
  bookingBubble,
  bookingsBubble,
  cancelBubble,
  mostShown,
  noBookingsBubble,
  type ShownBooking,
} from "./bookingDialogueBubble.js";
import { isChangeable, standingOf } from "./bookingView.js";

export interface BookingDialogueOptions {
  bookings: Pick<BookingDesk, "allOfResident" | "find" | "accept" | "cancel">;
  links: Pick<ResidentLinkStore, "create">;
  publicUrl: string;
  /** What else the resident has booked: consultations. */
  more?(turn: Turn): Promise<LineMessage[]>;
}

export interface BookingDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

type Found = Omit<ShownBooking, "url">;

const name = "booking";

export function createBookingDialogue({ bookings, links, publicUrl, more }: BookingDialogueOptions): BookingDialogue {
  const said = (turn: Turn, ...messages: LineMessage[]): Outcome => ({ messages, aside: turn.open !== name });
  const readerOf = ({ ward, resident, now }: Turn) => ({ ward, language: resident.language, now });

  /** One link of the turn opens each of their sign-ups. */
  async function shown(turn: Turn, found: readonly Found[]): Promise<ShownBooking[]> {
    const { id, ward, language } = turn.resident;
    if (ward === undefined || found.length === 0) return found.map((one) => ({ ...one, url: undefined }));
    const token = await links.create(turn.tx, id, "sign-up", turn.effectId("sign-up"));
    return found.map((one) => ({
      ...one,
      url: linkTo(publicUrl, signUpPath(one.event.ward, one.event.key, token), language),
    }));
  }

  async function open(turn: Turn): Promise<Outcome> {
    const { tx, ward, resident, now } = turn;
    const reader = readerOf(turn);
    const all = await bookings.allOfResident(tx, ward.ward.id, resident.id, { coming: now });
    // The next one first.
    const coming = all.toSorted((a, b) => a.event.startsAt.getTime() - b.event.startsAt.getTime());
    const others = (await more?.(turn)) ?? [];
    if (coming.length === 0 && others.length === 0) return said(turn, noBookingsBubble(reader));
    const rest = coming.length - mostShown;
    return said(
      turn,
      ...(coming.length > 0 ? [bookingsBubble(await shown(turn, coming.slice(0, mostShown)), reader)] : []),
      ...(rest > 0 ? [text(ward.say(resident.language)("bookingRest", { n: rest }))] : []),
      ...others,
    );
  }

  /** Only their own: with somebody else's button nothing is told, not even that it is one. */
  async function own(turn: Turn, id: string | undefined): Promise<Found | undefined> {
    const found = await bookings.find(turn.tx, turn.ward.ward.id, id ?? "");
    return found?.booking.residentId === turn.resident.id ? found : undefined;
  }

  async function show(turn: Turn, found: Found, words?: PhraseKey): Promise<Outcome> {
    const [one] = await shown(turn, [found]);
    if (!one) throw new Error("a booking that was found is shown");
    const say = turn.ward.say(turn.resident.language);
    return said(turn, bookingBubble(one, readerOf(turn), words && say(words)));
  }

  async function changed(turn: Turn, { event }: Found, result: BookingChanged, done: PhraseKey): Promise<Outcome> {
    switch (result.kind) {
      case "changed":
        return show(turn, { event, booking: result.booking }, done);
      case "too-late":
        return show(turn, { event, booking: result.booking }, "bookingTooLate");
      case "over":
        return show(turn, { event, booking: result.booking }, whyNot(turn, { event, booking: result.booking }));
      case "missing":
        throw new Error("a booking is never deleted");
      default:
        return result satisfies never;
    }
  }

  async function press(turn: Turn, { action, values }: Told & { kind: "postback" }): Promise<Outcome | undefined> {
    if (action === "open") return open(turn);
    const { tx, now } = turn;
    const ward = turn.ward.ward.id;
    const found = await own(turn, values.b);
    if (!found) return undefined;
    const { booking } = found;
    const { id, state } = booking;
    switch (action) {
      case "show":
        return show(turn, found);
      case "accept":
        if (isChangeable(booking, found.event, now)) {
          if (state === "confirmed") return show(turn, found, "bookingAlreadyIn");
          const result = await bookings.accept(tx, ward, id, now);
          // Nothing had been offered yet: it is their turn later, not too late.
          const early = result.kind === "too-late" && result.booking.state === "waiting";
          return early ? show(turn, found, "bookingStillWaiting") : changed(turn, found, result, "bookingAccepted");
        }
        return show(turn, found, whyNot(turn, found));
      case "cancel":
        if (!isChangeable(booking, found.event, now)) return show(turn, found, whyNot(turn, found));
        return said(turn, cancelBubble({ ...found, url: undefined }, readerOf(turn)));
      case "cancel-yes":
        return changed(
          turn,
          found,
          await bookings.cancel(tx, ward, id, "resident", now),
          state === "offered" ? "bookingDeclined" : "bookingCancelled",
        );
      default:
        return undefined;
    }
  }

  return {
    name,
    open,
    hear: async (turn, told) => (told.kind === "postback" ? press(turn, told) : undefined),
  };
}

/** Why an old button does nothing any more. */
function whyNot(turn: Turn, { booking, event }: Found): PhraseKey {
  const standing = standingOf(booking, event, turn.now);
  switch (standing) {
    case "cancelled":
      return "bookingAlreadyCancelled";
    case "expired":
      return "bookingTooLate";
    case "event-cancelled":
      return "bookingEventOff";
    case "event-over":
    case "confirmed":
    case "waiting":
    case "offered":
      return "bookingBegun";
    default:
      return standing satisfies never;
  }
}
