/** Fictional people sign up for an event, as residents in LINE or on the page. */
import type { Tx } from "../db.js";
import type { BookingDesk, Signer } from "../participation/booking/bookingDesk.js";
import type { WardEvent } from "../participation/event/wardEvent.js";
import { signUpDetails } from "./yearPeople.js";

export interface YearSignUpOptions {
  bookings: Pick<BookingDesk, "signUp">;
  /** Fictional residents of a ward. */
  residentsOf(tx: Tx, ward: string): Promise<readonly string[]>;
}

export type YearSignUps = ReturnType<typeof createYearSignUps>;

const betweenMs = 47 * 60_000;

/** One in four is a resident, who hears of it in LINE; the others signed up on the page. */
export function createYearSignUps({ bookings, residentsOf }: YearSignUpOptions) {
  return async (tx: Tx, event: WardEvent, people: readonly number[], from: Date): Promise<string[]> => {
    const residents = people.length > 1 ? await residentsOf(tx, event.ward) : [];
    const ids: string[] = [];
    for (const [index, size] of people.entries()) {
      const residentId = index % 4 === 1 ? residents[(event.title.length * 3 + index) % residents.length] : undefined;
      const signer: Signer =
        residentId === undefined
          ? { kind: "visitor", language: "ja" }
          : { kind: "resident", residentId, language: "ja" };
      const what = { people: size, details: signUpDetails(index, event.asks), seed: `demo year ${index}` };
      const signed = await bookings.signUp(tx, event, signer, what, new Date(from.getTime() + index * betweenMs));
      if (signed.kind !== "confirmed" && signed.kind !== "waiting")
        throw new Error(`a fictional sign-up was ${signed.kind}`);
      ids.push(signed.booking.id);
    }
    return ids;
  };
}
