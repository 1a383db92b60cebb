/** Whom reminders of consultations go to: asked anew each minute, and each told once by the notice's key. */
import type { Tx } from "../../db.js";

export interface RemindedSlot {
  caseId: string;
  ward: string;
  residentId: string;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
}

export const slotReminderStore = {
  /** Cases that hold a time within a day and a half; what is made up for a demo reaches nobody. */
  soon(tx: Tx, now: Date): Promise<RemindedSlot[]> {
    return tx.$queryRaw<RemindedSlot[]>`
      SELECT c.id AS "caseId", c.ward, c.resident_id AS "residentId", s.starts_at AS "startsAt",
        s.ends_at AS "endsAt", c.created_at AS "createdAt"
      FROM slot s JOIN ward_case c ON c.slot_id = s.id
      WHERE s.starts_at > ${now}::timestamptz AND s.starts_at < ${now}::timestamptz + interval '36 hours'
        AND NOT s.cancelled AND NOT c.final AND NOT c.fictional AND c.resident_id IS NOT NULL
      ORDER BY s.starts_at, c.id`;
  },
};
