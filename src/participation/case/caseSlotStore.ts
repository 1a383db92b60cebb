/** Times (相談枠) as cases take them: under the lock of the time's own row, counted from the cases that hold it. */
import type { Tx } from "../../db.js";

export interface CaseTime {
  id: string;
  startsAt: Date;
  endsAt: Date;
  place: string | undefined;
  cancelled: boolean;
}

export const caseSlotStore = {
  async find(tx: Tx, ward: string, id: string): Promise<CaseTime | undefined> {
    const row = await tx.slot.findFirst({ where: { id, ward } });
    return row
      ? {
          id: row.id,
          startsAt: row.startsAt,
          endsAt: row.endsAt,
          place: row.place ?? undefined,
          cancelled: row.cancelled,
        }
      : undefined;
  },

  /** How many hold each; a case in a state that frees its time holds it no more. */
  async taken(tx: Tx, slotIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.$queryRaw<{ id: string; taken: number }[]>`
      SELECT c.slot_id::text AS id, count(*)::int AS taken FROM ward_case c
      WHERE c.slot_id = ANY(${[...slotIds]}::uuid[]) AND NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(c.asked -> 'states') AS s
        WHERE s ->> 'key' = c.state AND (s ->> 'freesSlot')::boolean)
      GROUP BY c.slot_id`;
    return new Map(rows.map(({ id, taken }) => [id, taken]));
  },

  /** Whoever takes a time waits here for the others. @returns whether there is room for one more */
  async lockFree(tx: Tx, ward: string, form: string, id: string, now: Date): Promise<boolean> {
    const [slot] = await tx.$queryRaw<{ capacity: number }[]>`
      SELECT capacity FROM slot WHERE id = ${id}::uuid AND ward = ${ward} AND form = ${form} AND NOT cancelled
        AND starts_at > ${now}::timestamptz FOR UPDATE`;
    if (!slot) return false;
    const taken = await this.taken(tx, [id]);
    return (taken.get(id) ?? 0) < slot.capacity;
  },
};
