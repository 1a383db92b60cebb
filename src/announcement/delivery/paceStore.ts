/** The pace of a channel (R10): evenly spaced slots, one after the other, handed out to all instances from one row. */
import type { Database } from "../../db.js";

export type PaceStore = ReturnType<typeof createPaceStore>;

const endpoint = "multicast";

export function createPaceStore(database: Database, perSecond: number) {
  const gapMs = 1_000 / perSecond;
  return {
    gapMs,

    /** Takes the next `count` slots. @returns milliseconds until the first; the others follow, `gapMs` apart */
    async reserve(channel: string, count: number): Promise<number> {
      const spanMs = count * gapMs;
      const [row] = await database.run(
        "worker",
        (tx) => tx.$queryRaw<{ end_ms: number }[]>`
        INSERT INTO pace AS p (channel, endpoint, next_slot)
        VALUES (${channel}, ${endpoint}, clock_timestamp() + ${spanMs}::float8 * interval '1 millisecond')
        ON CONFLICT (channel, endpoint) DO UPDATE
        SET next_slot = greatest(p.next_slot, clock_timestamp()) + ${spanMs}::float8 * interval '1 millisecond'
        RETURNING (extract(epoch FROM next_slot - clock_timestamp()) * 1000)::float8 AS end_ms`,
      );
      return Math.max(0, (row?.end_ms ?? spanMs) - spanMs);
    },

    /** LINE says that it is too fast: nobody gets a slot for a while. */
    async slowDown(channel: string, forMs: number): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE pace SET next_slot = greatest(next_slot, clock_timestamp() + ${forMs} * interval '1 millisecond')
        WHERE channel = ${channel} AND endpoint = ${endpoint}`,
      );
    },
  };
}
