/** What 「私のデータを消して」 says before anything goes: which sign-ups end with it, and what stays as the ward's record. */
import type { Turn } from "../../conversation/dialogue.js";
import type { BookingDesk } from "../../participation/booking/bookingDesk.js";
import type { CaseDesk } from "../../participation/case/caseDesk.js";
import { stayingWords } from "./staying.js";

export interface StayingOptions {
  bookings: Pick<BookingDesk, "allOfResident">;
  cases: Pick<CaseDesk, "staying">;
}

export function createStaying({ bookings, cases }: StayingOptions): (turn: Turn) => Promise<string[]> {
  return async ({ tx, resident, ward, now }) => {
    const coming = await bookings.allOfResident(tx, ward.ward.id, resident.id, { coming: now });
    const staying = await cases.staying(tx, resident.id);
    return stayingWords(staying, coming.length, ward.say(resident.language), resident.language);
  };
}
