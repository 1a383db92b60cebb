/** Whom reminders go to: asked anew each minute, so that a restart, a pause or a second instance leaves out nobody. */
import type { Tx } from "../../db.js";
import type { WardEvent } from "../event/wardEvent.js";
import { eventOfRow } from "../event/wardEventStore.js";
import type { Reminder } from "./bookingReminder.js";

const dayMs = 86_400_000;

export interface Reminded {
  id: string;
  residentId: string;
  place: bigint;
}

export const bookingReminderStore = {
  /** Those of today and tomorrow in Japan, and a little more: few, whatever was signed up for. */
  async eventsSoon(tx: Tx, now: Date): Promise<WardEvent[]> {
    const rows = await tx.wardEvent.findMany({
      where: {
        state: "published",
        cancelled: false,
        startsAt: { gte: new Date(now.getTime() - dayMs), lt: new Date(now.getTime() + 2 * dayMs) },
        bookings: { some: { state: "confirmed" } },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    });
    return rows.map(eventOfRow);
  },

  /**
   * Who is in since before the reminder's time and has not been told yet. Asked by key for each: a join, for which NOT
   * EXISTS is taken, compares all with all on a database that keeps no statistics, such as the embedded one.
   * @param after place of the last one of the batch before: each batch looks at those behind it only
   */
  untold(tx: Tx, event: WardEvent, { kind, day, at }: Reminder, after: bigint, most: number): Promise<Reminded[]> {
    return tx.$queryRaw<Reminded[]>`
      SELECT b.id, b.resident_id AS "residentId", b.place FROM booking b JOIN ward_event e ON e.id = b.event_id
      WHERE b.event_id = ${event.id}::uuid AND b.state = 'confirmed' AND b.resident_id IS NOT NULL AND b.place > ${after}::bigint
        AND b.changed_at < ${at}::timestamptz AND e.state = 'published' AND NOT e.cancelled
        AND e.starts_at = ${event.startsAt}::timestamptz
        AND (SELECT n.id FROM notice n WHERE n.kind = ${kind} AND n.subject = b.id::text AND n.slot = ${day} LIMIT 1) IS NULL
      ORDER BY b.place LIMIT ${most}`;
  },
};
