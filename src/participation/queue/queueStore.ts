/** The last word of each counter: a newer one replaces it, an older one never does. */
import type { Tx } from "../../db.js";
import { type QueueReading, type QueueReport, queueLimits } from "./queueReading.js";

export const queueStore = {
  /** One that is sent again changes nothing and is kept. */
  async put(tx: Tx, ward: string, counter: string, report: QueueReport): Promise<"kept" | "older" | "too-many"> {
    const { name, waiting = null, calling = null, minutes = null } = report;
    const asOf = new Date(report.asOf);
    const changed = await tx.$executeRaw`
      INSERT INTO queue_reading (ward, counter, name, waiting, calling, minutes, as_of)
      SELECT ${ward}, ${counter}, ${name}, ${waiting}::int, ${calling}, ${minutes}::int, ${asOf}::timestamptz
      WHERE EXISTS (SELECT 1 FROM queue_reading q WHERE q.ward = ${ward} AND q.counter = ${counter})
        OR (SELECT count(*) FROM queue_reading q WHERE q.ward = ${ward}) < ${queueLimits.countersPerWard}::int
      ON CONFLICT (ward, counter) DO UPDATE SET name = excluded.name, waiting = excluded.waiting,
        calling = excluded.calling, minutes = excluded.minutes, as_of = excluded.as_of, received_at = now()
      WHERE queue_reading.as_of <= excluded.as_of`;
    if (changed === 1) return "kept";
    const known = await tx.queueReading.findUnique({
      where: { ward_counter: { ward, counter } },
      select: { asOf: true },
    });
    return known ? "older" : "too-many";
  },

  async ofWard(tx: Tx, ward: string): Promise<QueueReading[]> {
    const rows = await tx.queueReading.findMany({ where: { ward }, orderBy: { counter: "asc" } });
    return rows.map(({ counter, name, waiting, calling, minutes, asOf }) => ({
      counter,
      name,
      waiting: waiting ?? undefined,
      calling: calling ?? undefined,
      minutes: minutes ?? undefined,
      asOf,
    }));
  },

  /** Nightly: a counter that says nothing for a week is not one any more. */
  async forgetOld(tx: Tx): Promise<void> {
    await tx.$executeRaw`DELETE FROM queue_reading WHERE received_at < now() - interval '7 days'`;
  },
};
