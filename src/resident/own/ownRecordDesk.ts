/** Gathers what the ward holds about one resident, from every part that holds some of it. */
import type { WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { BookingDesk } from "../../participation/booking/bookingDesk.js";
import type { CaseDesk } from "../../participation/case/caseDesk.js";
import { settingsStore } from "../settingsStore.js";
import type { OwnBooking, OwnCase, OwnRecord, OwnSurvey, OwnWish } from "./ownRecord.js";
import { ownResidentStore } from "./ownResidentStore.js";

export interface OwnRecordOptions {
  bookings: Pick<BookingDesk, "allOfResident" | "details">;
  cases: Pick<CaseDesk, "allOfResident" | "answers" | "steps">;
  wishesOf(tx: Tx, ward: WardContent, residentId: string, language: Language): Promise<readonly OwnWish[]>;
  /** Those that are still linked with the resident. */
  surveysOf(tx: Tx, ward: WardContent, residentId: string, language: Language): Promise<readonly OwnSurvey[]>;
  talksOf(tx: Tx, ward: string, residentId: string): Promise<OwnRecord["talks"]>;
  questionsOf(tx: Tx, ward: string, residentId: string): Promise<OwnRecord["questions"]>;
}

export type OwnRecordDesk = ReturnType<typeof createOwnRecordDesk>;

export function createOwnRecordDesk({ bookings, cases, ...parts }: OwnRecordOptions) {
  async function bookingsOf(tx: Tx, ward: string, residentId: string): Promise<OwnBooking[]> {
    const found: OwnBooking[] = [];
    for (const { booking, event } of await bookings.allOfResident(tx, ward, residentId, {}))
      found.push({ booking, event, details: await bookings.details(tx, booking.id) });
    return found;
  }

  async function casesOf(tx: Tx, ward: string, residentId: string): Promise<OwnCase[]> {
    const found: OwnCase[] = [];
    for (const one of await cases.allOfResident(tx, ward, residentId))
      found.push({ case: one, answers: await cases.answers(tx, one.id), steps: await cases.steps(tx, one.id) });
    return found;
  }

  return {
    async read(tx: Tx, ward: WardContent, resident: { id: string; language: Language }): Promise<OwnRecord> {
      const { id, language } = resident;
      const wardId = ward.ward.id;
      return {
        language,
        ...(await ownResidentStore.times(tx, id)),
        settings: await settingsStore.read(tx, id),
        bookings: await bookingsOf(tx, wardId, id),
        wishes: await parts.wishesOf(tx, ward, id, language),
        cases: await casesOf(tx, wardId, id),
        surveys: await parts.surveysOf(tx, ward, id, language),
        talks: await parts.talksOf(tx, wardId, id),
        questions: await parts.questionsOf(tx, wardId, id),
      };
    },
  };
}
