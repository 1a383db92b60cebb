/**
 * Work by the calendar (Japan time), done once for each slot, on whichever instance comes first. It is looked for, not
 * waited for: what fell into a time when nothing ran, or broke off half way, is done at the next look.
 */
import { Cron } from "croner";
import type { Database } from "../db.js";
import { errorFields, type Log } from "../log.js";
import type { Clock } from "../time.js";

export interface Scheduled {
  name: string;
  /** croner's pattern, in Japan time */
  pattern: string;
  /** Safe to do twice. */
  work(): Promise<void>;
}

export interface ScheduleOptions {
  database: Database;
  clock: Clock;
  scheduled: readonly Scheduled[];
  log: Log;
}

/** Does what is due and not done yet. One that fails is tried again after this long, and so is one that was cut off. */
const againAfterMinutes = 10;

export function createSchedule({ database, clock, scheduled, log }: ScheduleOptions): () => Promise<void> {
  const crons = scheduled.map((one) => ({
    ...one,
    cron: new Cron(one.pattern, { timezone: "Asia/Tokyo", paused: true }),
  }));

  async function runSlot({ name, work }: Scheduled, slot: Date): Promise<void> {
    const mine = await database.run(
      "worker",
      (tx) => tx.$executeRaw`
      INSERT INTO scheduled_run AS r (name, slot) VALUES (${name}, ${slot}::timestamptz)
      ON CONFLICT (name, slot) DO UPDATE SET started_at = now()
      WHERE r.finished_at IS NULL AND r.started_at < now() - ${againAfterMinutes} * interval '1 minute'`,
    );
    if (mine === 0) return;
    await work();
    await database.run(
      "worker",
      (tx) =>
        tx.$executeRaw`UPDATE scheduled_run SET finished_at = now() WHERE name = ${name} AND slot = ${slot}::timestamptz`,
    );
    log.info("scheduled work done", { work: name });
  }

  return async () => {
    const now = clock.now();
    for (const { cron, ...one } of crons) {
      const [slot] = cron.previousRuns(1, now);
      if (!slot) continue;
      try {
        await runSlot(one, slot);
      } catch (error) {
        log.error("scheduled work failed", { work: one.name, ...errorFields(error) });
      }
    }
  };
}
