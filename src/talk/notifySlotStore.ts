/** At most one notification of a thread in two minutes, whichever instance sends it (R10). Rows that are over go with the other shared limits. */
import type { Tx } from "../db.js";

export interface NotifySlot {
  /** Takes the next two minutes. @returns undefined when taken, else when to ask again */
  take(tx: Tx, threadId: string): Promise<Date | undefined>;
  /** Gives them back: nothing was sent. */
  free(tx: Tx, threadId: string): Promise<void>;
}

const prefix = "talk.notify:";

export const notifySlotStore: NotifySlot = {
  async take(tx, threadId) {
    const key = `${prefix}${threadId}`;
    const taken = await tx.$executeRaw`
      INSERT INTO shared_limit AS l (key, points, expires_at) VALUES (${key}, 1, now() + interval '2 minutes')
      ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE l.expires_at <= now()`;
    if (taken > 0) return undefined;
    const row = await tx.sharedLimit.findUniqueOrThrow({ where: { key } });
    return row.expiresAt ?? new Date();
  },

  async free(tx, threadId) {
    await tx.sharedLimit.deleteMany({ where: { key: `${prefix}${threadId}` } });
  },
};
