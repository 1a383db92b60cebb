/** Slots on disk. Who holds one is in the cases: nothing here counts by itself. */
import type { Tx } from "../../db.js";
import { caseSlotStore } from "../case/caseSlotStore.js";
import type { OpenSlot, SlotTime } from "./slot.js";

export interface NewSlot extends SlotTime {
  id: string;
  place: string | undefined;
  person: string | undefined;
  capacity: number;
}

export interface HeldSlot extends NewSlot {
  form: string;
  cancelled: boolean;
  fictional: boolean;
}

/** A case that holds a slot. */
export interface SlotCase {
  id: string;
  slotId: string;
  number: string;
  state: string;
  final: boolean;
  version: number;
}

interface Row {
  id: string;
  form: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  person: string | null;
  capacity: number;
  cancelled: boolean;
  fictional: boolean;
}

const read = ({ place, person, ...row }: Row): HeldSlot => ({
  ...row,
  place: place ?? undefined,
  person: person ?? undefined,
});

export const slotStore = {
  /**
   * Those that are there already (the same form, time, place and person) are left as they are.
   * @returns how many are new
   */
  async add(
    tx: Tx,
    ward: string,
    form: string,
    slots: readonly NewSlot[],
    by: { staff?: string; fictional?: boolean } = {},
  ): Promise<number> {
    // Two openings at once would not see each other's.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slots ${ward} ${form}`}, 0))`;
    const rows = JSON.stringify(
      slots.map(({ startsAt, endsAt, ...slot }) => ({ ...slot, starts_at: startsAt, ends_at: endsAt })),
    );
    return tx.$executeRaw`
      INSERT INTO slot (id, ward, form, starts_at, ends_at, place, person, capacity, created_by, fictional)
      SELECT n.id, ${ward}, ${form}, n.starts_at, n.ends_at, n.place, n.person, n.capacity,
        ${by.staff ?? null}::uuid, ${by.fictional ?? false}
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS n(id uuid, starts_at timestamptz, ends_at timestamptz, place text, person text, capacity int)
      WHERE NOT EXISTS (
        SELECT 1 FROM slot s WHERE s.ward = ${ward} AND s.form = ${form} AND NOT s.cancelled
          AND s.starts_at = n.starts_at AND s.place IS NOT DISTINCT FROM n.place
          AND s.person IS NOT DISTINCT FROM n.person)
      ON CONFLICT (id) DO NOTHING`;
  },

  async between(tx: Tx, ward: string, from: Date, until: Date): Promise<HeldSlot[]> {
    const rows = await tx.slot.findMany({
      where: { ward, startsAt: { gte: from, lt: until } },
      orderBy: [{ startsAt: "asc" }, { form: "asc" }, { id: "asc" }],
      take: 1_000,
    });
    return rows.map(read);
  },

  /** The first slot that begins after an instant. */
  async nextAfter(tx: Tx, ward: string, instant: Date): Promise<Date | undefined> {
    const row = await tx.slot.findFirst({
      where: { ward, startsAt: { gte: instant }, cancelled: false },
      orderBy: { startsAt: "asc" },
      select: { startsAt: true },
    });
    return row?.startsAt;
  },

  async find(tx: Tx, ward: string, id: string): Promise<HeldSlot | undefined> {
    const row = await tx.slot.findFirst({ where: { id, ward } });
    return row ? read(row) : undefined;
  },

  async byIds(tx: Tx, ward: string, ids: readonly string[]): Promise<HeldSlot[]> {
    const rows = await tx.slot.findMany({ where: { id: { in: [...ids] }, ward }, orderBy: { startsAt: "asc" } });
    return rows.map(read);
  },

  /** Whoever takes it waits until this transaction is over. */
  async lock(tx: Tx, ward: string, id: string): Promise<HeldSlot | undefined> {
    await tx.$queryRaw`SELECT 1 FROM slot WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
    return this.find(tx, ward, id);
  },

  async cancel(tx: Tx, id: string): Promise<void> {
    await tx.$executeRaw`UPDATE slot SET cancelled = true WHERE id = ${id}::uuid`;
  },

  /** Those that still hold theirs. */
  async casesOf(tx: Tx, slotIds: readonly string[]): Promise<SlotCase[]> {
    return tx.$queryRaw<SlotCase[]>`
      SELECT c.id, c.slot_id AS "slotId", c.number, c.state, c.final, c.version FROM ward_case c
      WHERE c.slot_id = ANY(${[...slotIds]}::uuid[]) AND NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(c.asked -> 'states') AS s
        WHERE s ->> 'key' = c.state AND (s ->> 'freesSlot')::boolean)
      ORDER BY c.number`;
  },

  /** Times that somebody can take now, the next first. */
  async open(tx: Tx, ward: string, form: string, now: Date, most = 200): Promise<OpenSlot[]> {
    const rows = await tx.slot.findMany({
      where: { ward, form, cancelled: false, startsAt: { gt: now } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      // Full ones fall out below; a ward opens a few hundred a month.
      take: 1_000,
    });
    const taken = await caseSlotStore.taken(
      tx,
      rows.map(({ id }) => id),
    );
    return rows
      .map(({ id, startsAt, endsAt, place, capacity }) => ({
        id,
        startsAt,
        endsAt,
        place: place ?? undefined,
        left: capacity - (taken.get(id) ?? 0),
      }))
      .filter(({ left }) => left > 0)
      .slice(0, most);
  },
};
