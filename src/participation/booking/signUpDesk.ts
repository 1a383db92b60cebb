/** What becomes of a form that was sent: a booking is made, changed, taken or given back, or why not. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../../db.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import type { PageWordKey } from "../../web/pageWords.js";
import type { WardEvent } from "../event/wardEvent.js";
import { bookingPath } from "../paths.js";
import type { Booking, BookingChanged, BookingDesk, Signer } from "./bookingDesk.js";
import { readSignUp, type SignUpMistakes, type SignUpTyped } from "./signUpForm.js";

export type SignUpBookings = Pick<BookingDesk, "signUp" | "change" | "cancel" | "accept">;

/** Whose form it is, of which event, and what they have so far. */
export interface Sender {
  event: WardEvent;
  /** Undefined on a visitor's own page: there nobody signs up anew. */
  signer: Signer | undefined;
  booking: Booking | undefined;
}

export type Receipt =
  /** On to an address without language. */
  | { kind: "go"; to: string }
  /** The form again, with what was typed. */
  | {
      kind: "mistaken";
      form: "new" | "change";
      typed: SignUpTyped;
      mistakes: SignUpMistakes;
      most?: number;
    }
  /** Nothing was changed: the page says how it stands. */
  | { kind: "refused"; words: PageWordKey | undefined };

const sent = z.object({ action: z.enum(["sign-up", "change", "cancel", "accept"]).catch("sign-up") });

export function createSignUpDesk(bookings: SignUpBookings, notices: NoticeDesk) {
  async function signUp(tx: Tx, sender: Sender, signer: Signer, body: unknown, now: Date): Promise<Receipt> {
    const { event } = sender;
    const read = readSignUp(body, event, randomUUID());
    if (read.kind === "mistaken") return { ...read, form: "new" };
    const { people, details, typed } = read;
    const result = await bookings.signUp(tx, event, signer, { people, details, seed: typed.seed }, now);
    switch (result.kind) {
      case "confirmed":
      case "waiting":
        if (signer.kind === "visitor") return { kind: "go", to: `${bookingPath(event.ward, result.token)}?said=new` };
        if (result.again) return { kind: "go", to: "?said=saved" };
        await notices.tell(tx, {
          ward: event.ward,
          residentId: signer.residentId,
          kind: `booking.${result.kind}`,
          subject: result.booking.id,
          // Each form is told once, also where somebody signs up, cancels and signs up again.
          slot: typed.seed,
        });
        return { kind: "go", to: "?said=new" };
      case "closed":
        return { kind: "refused", words: undefined };
      case "too-many":
        return { kind: "mistaken", form: "new", typed, mistakes: { people: "bookingPeopleMany" }, most: result.most };
      default:
        return result satisfies never;
    }
  }

  async function change(tx: Tx, { event }: Sender, booking: Booking, body: unknown, now: Date): Promise<Receipt> {
    const read = readSignUp(body, event, randomUUID());
    if (read.kind === "mistaken") return { ...read, form: "change" };
    const { people, details, typed } = read;
    const result = await bookings.change(tx, event.ward, booking.id, { people, details }, now);
    if (result.kind === "too-many")
      return { kind: "mistaken", form: "change", typed, mistakes: { people: "bookingPeopleMany" }, most: result.most };
    return changed(result, "saved");
  }

  return {
    async receive(tx: Tx, sender: Sender, body: unknown, now: Date): Promise<Receipt> {
      const { event, signer, booking } = sender;
      const { action } = sent.parse(body ?? {});
      if (action === "sign-up")
        return signer ? signUp(tx, sender, signer, body, now) : { kind: "refused", words: undefined };
      if (!booking) return { kind: "refused", words: undefined };
      if (action === "change") return change(tx, sender, booking, body, now);
      if (action === "cancel")
        return changed(await bookings.cancel(tx, event.ward, booking.id, "resident", now), "cancelled");
      return changed(await bookings.accept(tx, event.ward, booking.id, now), "accepted");
    },
  };
}

function changed(result: BookingChanged, said: string): Receipt {
  switch (result.kind) {
    case "changed":
      return { kind: "go", to: `?said=${said}` };
    case "over":
    case "missing":
      return { kind: "refused", words: "bookingNotChanged" };
    case "too-late":
      return { kind: "refused", words: "bookingTooLate" };
    default:
      return result satisfies never;
  }
}
