/** Background work on disk. A queue here only wakes and schedules: the truth is in the rows the work is about. */
import type { Database, Tx } from "../db.js";

export interface ClaimedJob {
  id: bigint;
  kind: string;
  payload: unknown;
  attempts: number;
}

export interface NewJob {
  kind: string;
  /** Ids only. */
  payload: object;
  /** While a job with this key waits, asking again changes nothing. */
  key?: string;
  runAt?: Date;
}

export const jobWake = "job";

export type JobStore = ReturnType<typeof createJobStore>;

export function createJobStore(database: Database) {
  return {
    /** In the transaction of the change that needs it. */
    async enqueue(tx: Tx, job: NewJob): Promise<void> {
      await tx.$executeRaw`
        INSERT INTO job (kind, payload, key, run_at)
        VALUES (${job.kind}, ${JSON.stringify(job.payload)}::jsonb, ${job.key ?? null}, coalesce(${job.runAt ?? null}::timestamptz, now()))
        ON CONFLICT (key) DO NOTHING`;
    },

    claim(limit: number): Promise<ClaimedJob[]> {
      return database.run(
        "worker",
        (tx) => tx.$queryRaw<ClaimedJob[]>`
        WITH due AS (
          SELECT id FROM job WHERE state = 'waiting' AND claimed_by IS NULL AND run_at <= now()
          ORDER BY run_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        UPDATE job j SET claimed_by = ${database.instanceId}, claimed_at = now(), attempts = attempts + 1
        FROM due WHERE j.id = due.id RETURNING j.id, j.kind, j.payload, j.attempts`,
      );
    },

    async finish(id: bigint, state: "done" | "failed", error?: string): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE job SET state = ${state}::job_state, key = NULL, claimed_by = NULL, finished_at = now(), last_error = ${error ?? null} WHERE id = ${id}`,
      );
    },

    async postpone(id: bigint, afterMs: number, error: string): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE job SET claimed_by = NULL, run_at = now() + ${afterMs} * interval '1 millisecond', last_error = ${error} WHERE id = ${id}`,
      );
    },

    /** Frees the jobs of instances that are gone, and those nobody has finished in ten minutes. @returns how many */
    freeWorkOfOthers(alive: readonly string[]): Promise<number> {
      return database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE job SET claimed_by = NULL WHERE state = 'waiting' AND claimed_by IS NOT NULL
          AND (claimed_by <> ALL(${alive}::text[]) OR claimed_at < now() - interval '10 minutes')`,
      );
    },

    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`DELETE FROM job WHERE state = 'done' AND finished_at < now() - interval '7 days'`,
      );
    },
  };
}
