/** Work by the calendar (Japan time), done once for each slot, on whichever instance comes first. */
import { Cron } from "croner";
import type { Database } from "../db.js";
import { errorFields, type Log } from "../log.js";

export interface Scheduled {
  name: string;
  /** croner's pattern, in Japan time */
  pattern: string;
  work(): Promise<void>;
}

/** @returns a function that ends the schedule */
export function startSchedule(database: Database, scheduled: readonly Scheduled[], log: Log): () => void {
  async function runSlot({ name, work }: Scheduled, slot: Date): Promise<void> {
    const first = await database.run(
      "worker",
      (tx) => tx.$executeRaw`
      INSERT INTO scheduled_run (name, slot) VALUES (${name}, ${slot}) ON CONFLICT DO NOTHING`,
    );
    if (first === 0) return;
    await work();
    await database.run(
      "worker",
      (tx) => tx.$executeRaw`UPDATE scheduled_run SET finished_at = now() WHERE name = ${name} AND slot = ${slot}`,
    );
    log.info("scheduled work done", { work: name });
  }

  const crons = scheduled.map((one) => {
    const cron: Cron = new Cron(one.pattern, { timezone: "Asia/Tokyo", protect: true }, async () => {
      const slot = new Date(Math.floor(Date.now() / 60_000) * 60_000);
      try {
        await runSlot(one, slot);
      } catch (error) {
        log.error("scheduled work failed", { work: one.name, ...errorFields(error) });
      }
    });
    return cron;
  });
  return () => {
    for (const cron of crons) cron.stop();
  };
}
