/** Where it is kept how many people came: rows that are counted anew each time, never a counter. */
import type { Tx } from "../../db.js";
import type { AttendanceForm, AttendanceRow } from "./attendance.js";

export const attendanceStore = {
  async rows(tx: Tx, eventId: string): Promise<AttendanceRow[]> {
    const rows = await tx.$queryRaw<
      { id: string; people: number; note: string | null; by: string | null; at: Date; withdrawn: boolean }[]
    >`
      SELECT a.id, a.people, a.note, s.name AS by, a.recorded_at AS at, a.withdrawn_at IS NOT NULL AS withdrawn
      FROM attendance a LEFT JOIN staff s ON s.id = a.recorded_by WHERE a.event_id = ${eventId}::uuid
      ORDER BY a.recorded_at, a.id`;
    return rows.map(({ note, by, at, ...row }) => ({
      ...row,
      note: note ?? undefined,
      recordedBy: by ?? undefined,
      recordedAt: at,
    }));
  },

  /** Events of which nothing has been recorded are left out. */
  async people(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const sums = await tx.attendance.groupBy({
      by: ["eventId"],
      where: { eventId: { in: [...eventIds] }, withdrawnAt: null },
      _sum: { people: true },
    });
    return new Map(sums.map(({ eventId, _sum }) => [eventId, _sum.people ?? 0]));
  },

  /** @param id of its own, so that a form sent twice is one row. @returns false where it was there already */
  async attend(
    tx: Tx,
    id: string,
    eventId: string,
    { people, note }: AttendanceForm,
    staff: string | undefined,
  ): Promise<boolean> {
    const { count } = await tx.attendance.createMany({
      data: [{ id, eventId, people, note: note ?? null, recordedBy: staff ?? null }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  async withdraw(tx: Tx, eventId: string, id: string): Promise<boolean> {
    const { count } = await tx.attendance.updateMany({
      where: { id, eventId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    return count === 1;
  },
};
