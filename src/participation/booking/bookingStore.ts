/** Rows of sign-ups: how they are found, made and moved from state to state. Whoever writes has locked the event. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { Booking, BookingState, Places } from "./bookingDesk.js";

/** With what the desk needs to know besides: how often a place was offered. */
export type BookingRow = Booking & { offers: number };

export type SealedDetails = Uint8Array<ArrayBuffer>;

export interface NewBooking {
  id: string;
  eventId: string;
  ward: string;
  residentId: string | undefined;
  language: Language;
  state: "confirmed" | "waiting";
  people: number;
  details: SealedDetails;
  linkHash: Uint8Array;
  entryHash: Uint8Array;
  fictional: boolean;
}

type Raw = { [Key in keyof BookingRow]: Exclude<BookingRow[Key], undefined> | null };

const columns = Prisma.sql`
  b.id, b.event_id AS "eventId", b.ward, b.resident_id AS "residentId", b.language, b.state, b.people, b.offers,
  CASE WHEN b.state = 'waiting' THEN (
    SELECT count(*)::int FROM booking w WHERE w.event_id = b.event_id AND w.state = 'waiting' AND w.place <= b.place
  ) END AS position,
  CASE WHEN b.state = 'offered' THEN b.offered_until END AS "offeredUntil", b.cancelled_by AS "cancelledBy",
  (SELECT a.people FROM attendance a WHERE a.booking_id = b.id AND a.withdrawn_at IS NULL) AS attended,
  b.created_at AS "createdAt", b.fictional`;

const bookingOf = (raw: Raw): BookingRow =>
  Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, value ?? undefined])) as unknown as BookingRow;

async function select(tx: Tx, rest: Prisma.Sql): Promise<BookingRow[]> {
  return (await tx.$queryRaw<Raw[]>(Prisma.sql`SELECT ${columns} FROM booking b ${rest}`)).map(bookingOf);
}

const first = async (tx: Tx, where: Prisma.Sql) => (await select(tx, Prisma.sql`WHERE ${where}`))[0];

export const bookingStore = {
  byId: (tx: Tx, ward: string, id: string) => first(tx, Prisma.sql`b.id = ${id}::uuid AND b.ward = ${ward}`),

  byHash: (tx: Tx, ward: string, column: "link" | "entry", hash: Uint8Array) =>
    first(
      tx,
      Prisma.sql`${column === "link" ? Prisma.sql`b.link_hash` : Prisma.sql`b.entry_hash`} = ${Buffer.from(hash)} AND b.ward = ${ward}`,
    ),

  ofResident: (tx: Tx, eventId: string, residentId: string) =>
    first(tx, Prisma.sql`b.event_id = ${eventId}::uuid AND b.resident_id = ${residentId}::uuid`),

  /** In all wards where none is named. */
  allOfResident: (tx: Tx, residentId: string, ward?: string) =>
    select(
      tx,
      Prisma.sql`WHERE b.resident_id = ${residentId}::uuid ${ward === undefined ? Prisma.empty : Prisma.sql`AND b.ward = ${ward}`} ORDER BY b.event_id`,
    ),

  /** Who has a place, who was offered one, the line, and the others. */
  ofEvent: (tx: Tx, eventId: string) =>
    select(
      tx,
      Prisma.sql`WHERE b.event_id = ${eventId}::uuid
        ORDER BY array_position(ARRAY['confirmed', 'offered', 'waiting', 'expired', 'cancelled'], b.state), b.place`,
    ),

  async create(tx: Tx, made: NewBooking, now: Date): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO booking (id, event_id, ward, resident_id, language, state, people, details, link_hash, entry_hash, created_at, changed_at, fictional)
      VALUES (${made.id}::uuid, ${made.eventId}::uuid, ${made.ward}, ${made.residentId ?? null}::uuid, ${made.language}, ${made.state},
        ${made.people}::int, ${made.details}, ${Buffer.from(made.linkHash)}, ${Buffer.from(made.entryHash)}, ${now}::timestamptz, ${now}::timestamptz, ${made.fictional})`;
  },

  /** Signed up anew after it was over: at the end of the line, whoever they were before. */
  async revive(
    tx: Tx,
    id: string,
    { state, people, details, language }: Pick<NewBooking, "state" | "people" | "details" | "language">,
    now: Date,
  ): Promise<void> {
    await tx.$executeRaw`
      UPDATE booking SET state = ${state}, people = ${people}::int, details = ${details}, language = ${language},
        place = nextval(pg_get_serial_sequence('booking', 'place')), offered_until = NULL, cancelled_by = NULL,
        created_at = ${now}::timestamptz, changed_at = ${now}::timestamptz
      WHERE id = ${id}::uuid`;
  },

  async write(tx: Tx, id: string, { people, details }: { people: number; details: SealedDetails }): Promise<void> {
    await tx.$executeRaw`UPDATE booking SET people = ${people}::int, details = ${details} WHERE id = ${id}::uuid`;
  },

  /** `changed_at` is the time of the state: reminders go by when somebody came in. */
  async move(tx: Tx, id: string, state: BookingState, now: Date, cancelledBy?: string): Promise<void> {
    await tx.$executeRaw`
      UPDATE booking SET state = ${state}, offered_until = NULL, cancelled_by = ${cancelledBy ?? null}, changed_at = ${now}::timestamptz
      WHERE id = ${id}::uuid`;
  },

  async detailsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = await tx.$queryRaw<{ id: string; details: Uint8Array }[]>`
      SELECT id, details FROM booking WHERE id = ANY(${[...ids]}::uuid[]) AND details IS NOT NULL`;
    return new Map(rows.map(({ id, details }) => [id, details]));
  },

  /** They are somebody's no longer: what stays are numbers. */
  async erase(tx: Tx, residentId: string): Promise<void> {
    await tx.$executeRaw`UPDATE booking SET details = NULL, resident_id = NULL WHERE resident_id = ${residentId}::uuid`;
  },

  async places(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, Places>> {
    const rows = await tx.$queryRaw<{ id: string; capacity: number | null; taken: number; waiting: number }[]>`
      SELECT e.id, e.capacity, coalesce(sum(b.people) FILTER (WHERE b.state IN ('confirmed', 'offered')), 0)::int AS taken,
        coalesce(sum(b.people) FILTER (WHERE b.state = 'waiting'), 0)::int AS waiting
      FROM ward_event e LEFT JOIN booking b ON b.event_id = e.id AND b.state IN ('confirmed', 'offered', 'waiting')
      WHERE e.id = ANY(${[...eventIds]}::uuid[]) GROUP BY e.id`;
    return new Map(rows.map(({ id, capacity, ...row }) => [id, { ...row, capacity: capacity ?? undefined }]));
  },
};
