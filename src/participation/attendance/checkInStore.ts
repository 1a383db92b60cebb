/** Who came: one row for each sign-up that was received at the door, and one for each who came without (当日参加). */
import type { Tx } from "../../db.js";

export interface CheckIn {
  bookingId: string;
  people: number;
  how: "scan" | "hand";
}

export interface WalkIn {
  /** Made with the form, so that sending it twice is one row. */
  id: string;
  people: number;
  scope?: string | undefined;
  note?: string | undefined;
}

export type CheckedIn = { kind: "recorded" } | { kind: "already"; at: Date; people: number };

export const checkInStore = {
  /** A row that was withdrawn counts again, with what is said now. */
  async checkIn(tx: Tx, eventId: string, { bookingId, people, how }: CheckIn, staff: string): Promise<CheckedIn> {
    const made = await tx.$executeRaw`
      INSERT INTO attendance AS a (id, event_id, people, booking_id, how, recorded_by)
      VALUES (gen_random_uuid(), ${eventId}::uuid, ${people}::int, ${bookingId}::uuid, ${how}, ${staff}::uuid)
      ON CONFLICT (booking_id) DO UPDATE
      SET people = excluded.people, how = excluded.how, recorded_by = excluded.recorded_by, recorded_at = now(), withdrawn_at = NULL
      WHERE a.withdrawn_at IS NOT NULL`;
    if (made === 1) return { kind: "recorded" };
    const row = await tx.attendance.findUniqueOrThrow({ where: { bookingId } });
    return { kind: "already", at: row.recordedAt, people: row.people };
  },

  /** @returns false where the form was sent before */
  async walkIn(tx: Tx, eventId: string, { id, people, scope, note }: WalkIn, staff: string): Promise<boolean> {
    const { count } = await tx.attendance.createMany({
      data: [{ id, eventId, people, scope: scope ?? null, note: note ?? null, how: "walk-in", recordedBy: staff }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  /** Of the sign-up, not of the people: they are counted again when they come. @returns false where nothing was recorded */
  async undo(tx: Tx, eventId: string, bookingId: string): Promise<boolean> {
    const done = await tx.$executeRaw`
      UPDATE attendance SET withdrawn_at = now()
      WHERE event_id = ${eventId}::uuid AND booking_id = ${bookingId}::uuid AND withdrawn_at IS NULL`;
    return done === 1;
  },

  async totals(tx: Tx, eventId: string): Promise<{ scope: string | undefined; how: string; people: number }[]> {
    const rows = await tx.$queryRaw<{ scope: string | null; how: string; people: number }[]>`
      SELECT coalesce(a.scope, e.scope) AS scope, a.how, sum(a.people)::int AS people
      FROM attendance a JOIN ward_event e ON e.id = a.event_id
      WHERE a.event_id = ${eventId}::uuid AND a.withdrawn_at IS NULL GROUP BY 1, 2 ORDER BY 1 NULLS FIRST, 2`;
    return rows.map(({ scope, ...row }) => ({ ...row, scope: scope ?? undefined }));
  },
};
