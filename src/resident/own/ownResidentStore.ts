/** Since when a resident is with us. */
import type { Tx } from "../../db.js";

export const ownResidentStore = {
  async times(tx: Tx, residentId: string): Promise<{ since: Date; lastSeen: Date }> {
    const row = await tx.resident.findUniqueOrThrow({
      where: { id: residentId },
      select: { createdAt: true, lastSeenAt: true },
    });
    return { since: row.createdAt, lastSeen: row.lastSeenAt };
  },
};
