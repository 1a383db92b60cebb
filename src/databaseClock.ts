/** How far this machine's clock is from the database's, followed while the process lives (R12). */
import type { Database } from "./db.js";

export interface DatabaseClock {
  /** Database clock minus this machine's, in milliseconds, now. */
  offsetMs(): number;
  stop(): void;
}

const everyMs = 60_000;
/** An answer that took longer says too little of when it was given. */
const usefulMs = 1_000;

/**
 * Counted on from the last answer by the monotonic clock: when somebody sets this machine's clock, civil time does not
 * jump with it.
 */
export async function followDatabaseClock(
  database: Pick<Database, "now">,
  monotonic = () => performance.now(),
): Promise<DatabaseClock> {
  let databaseMs = 0;
  let at = Number.NEGATIVE_INFINITY;
  async function ask(): Promise<void> {
    const asked = monotonic();
    const now = await database.now();
    const answered = monotonic();
    // The first answer is better than none, however long it took.
    if (at !== Number.NEGATIVE_INFINITY && answered - asked > usefulMs) return;
    databaseMs = now.getTime();
    at = (asked + answered) / 2;
  }
  await ask();
  const timer = setInterval(() => void ask().catch(() => undefined), everyMs);
  timer.unref();
  return {
    offsetMs: () => databaseMs + (monotonic() - at) - Date.now(),
    stop: () => clearInterval(timer),
  };
}
