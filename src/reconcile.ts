/** Every few seconds, on any instance: work of dead owners is freed, and what waits too long is told (R6, R7). */
import type { Database } from "./db.js";
import type { JobStore } from "./jobs/jobStore.js";
import type { InboxStore } from "./line/inboxStore.js";
import type { ReplyStore } from "./line/replyStore.js";
import type { Log } from "./log.js";

export interface ReconcileOptions {
  database: Database;
  inbox: InboxStore;
  replies: ReplyStore;
  jobs: JobStore;
  /** Chunks of announcements. @returns how many were freed */
  deliveries?: ((alive: readonly string[]) => Promise<number>) | undefined;
  log: Log;
  /** Wakes the pumps after something was freed. */
  wake(): void;
}

/** An event that waits longer than this is worth an operator's look. */
const longWaitSeconds = 60;

export function createReconcile(options: ReconcileOptions): () => Promise<void> {
  const { database, inbox, replies, jobs, log, wake } = options;
  return async () => {
    const alive = await database.liveInstances();
    const events = await inbox.freeWorkOfOthers(alive);
    const kept = await replies.freeWorkOfOthers(alive);
    const waiting = await jobs.freeWorkOfOthers(alive);
    const chunks = (await options.deliveries?.(alive)) ?? 0;
    if (events + kept + waiting + chunks > 0) {
      log.warn("work of a gone instance taken up", { events, replies: kept, jobs: waiting, chunks });
      wake();
    }
    const oldest = await inbox.oldestWaitSeconds();
    if (oldest > longWaitSeconds) log.error("events wait too long", { seconds: Math.round(oldest) });
  };
}
