/** An event of Nishi Ward, residents who are friends of its account, and the desk over a real database. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../../../src/db.js";
import { DatabaseUnavailable } from "../../../src/db.js";
import type { NewNotice } from "../../../src/notice/noticeDesk.js";
import { noticeStore } from "../../../src/notice/noticeStore.js";
import type { Booking, Signer } from "../../../src/participation/booking/bookingDesk.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import type { BookingDetails } from "../../../src/participation/booking/bookingForm.js";
import { type EventFieldsInput, eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { createResidentStore } from "../../../src/resident/residentStore.js";
import { createVault } from "../../../src/vault.js";

export const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
export const now = new Date("2026-11-20T12:00:00+09:00");
export const later = (hours: number, from = now) => new Date(from.getTime() + hours * 3_600_000);

/** What nobody may read in a message, a row that is not sealed, or a log. */
export const secrets = [
  "松島うめ子",
  "090-0000-1234",
  "umeko@example.jp",
  "手話通訳",
  "むすこの分も",
  "車いすです",
] as const;
export const details: BookingDetails = {
  name: secrets[0],
  phone: secrets[1],
  email: secrets[2],
  needs: [secrets[3]],
  answer: secrets[4],
  note: secrets[5],
};

export function createStand(database: Database) {
  const told: NewNotice[] = [];
  const notices = {
    async tell(tx: Tx, notice: NewNotice) {
      const isNew = (await noticeStore.add(tx, notice)) !== undefined;
      if (isNew) told.push(notice);
      return isNew;
    },
  };
  const desk = createBookingDesk({ vault, notices });
  const residents = createResidentStore(database, vault);
  const within = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("worker", work);
  let events = 0n;

  return {
    database,
    desk,
    notices,
    residents,
    within,
    /** Notices made since the last look. */
    told: () => told.splice(0),

    event: (fields: Partial<EventFieldsInput> = {}, more: { ward?: string } = {}): Promise<WardEvent> =>
      within((tx) =>
        wardEventStore.create(
          tx,
          more.ward ?? "nishi",
          eventFields.parse({
            title: "見守り講座",
            startsAt: later(240),
            place: "区民センター",
            capacity: 2,
            signUp: true,
            mostPeople: 4,
            ...fields,
          }),
          { state: "published" },
        ),
      ),

    async edit(event: WardEvent, fields: Partial<EventFieldsInput>): Promise<WardEvent> {
      const known = Object.fromEntries(
        Object.keys(eventFields.shape).map((key) => [key, event[key as keyof WardEvent]]),
      );
      const changed = await within((tx) =>
        wardEventStore.change(
          tx,
          event.ward,
          event.id,
          eventFields.parse(
            Object.fromEntries(Object.entries({ ...known, ...fields }).filter(([, value]) => value !== undefined)),
          ),
        ),
      );
      if (changed.kind !== "written") throw new Error(changed.kind);
      return changed.event;
    },

    async cancelEvent(event: WardEvent, reason?: string): Promise<WardEvent> {
      const cancelled = await within((tx) => wardEventStore.cancel(tx, event.ward, event.id, reason));
      if (!cancelled) throw new Error("not there");
      return cancelled;
    },

    /** Friends of the account, whom LINE reaches. */
    async friends(count: number): Promise<string[]> {
      return within(async (tx) => {
        const ids: string[] = [];
        for (let index = 0; index < count; index += 1) {
          events += 1n;
          const lineUserId = `U${events.toString(16).padStart(32, "0")}`;
          const person = vault.pseudonym("person", "nishi", lineUserId);
          const arrival = { channel: "nishi", person, lineUserId, eventId: events, orderTs: new Date(), ward: "nishi" };
          ids.push((await residents.meet(tx, arrival)).id);
        }
        return ids;
      });
    },

    /** Many, without LINE's side of them. */
    async crowd(count: number): Promise<string[]> {
      const ids = Array.from({ length: count }, () => randomUUID());
      await within(
        (tx) =>
          tx.$executeRaw`INSERT INTO resident (id, channel, ward) SELECT unnest(${ids}::uuid[]), 'nishi', 'nishi'`,
      );
      return ids;
    },

    signUp: (event: WardEvent, signer: Signer, people = 1, at = now, seed: string = randomUUID()) =>
      within((tx) => desk.signUp(tx, event, signer, { people, details, seed }, at)),

    async states(event: WardEvent): Promise<string[]> {
      const rows = await within((tx) => desk.list(tx, event.id));
      return rows.map(({ booking }) => stateOf(booking)).sort();
    },
  };
}

export const stateOf = ({ state, people, position }: Booking): string =>
  `${state}${people === 1 ? "" : ` ×${people}`}${position === undefined ? "" : ` ${position}`}`;

export const resident = (residentId: string): Signer => ({ kind: "resident", residentId, language: "ja" });
export const visitor: Signer = { kind: "visitor", language: "ja" };

/** As people do whose page did not come: the same form again. */
export async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || attempt === 10) throw error;
    }
  }
}
