/** Runs jobs by their kind. A job that fails is tried again, later and later, and after ten times waits for a person. */
import type { z } from "zod";
import type { Database } from "../db.js";
import { errorFields, type Log } from "../log.js";
import { type ClaimedJob, type JobStore, jobWake } from "./jobStore.js";
import { persist } from "./persist.js";
import { type Pump, startPump } from "./pump.js";

export interface JobKind<Payload extends z.ZodType = z.ZodType> {
  payload: Payload;
  run(payload: z.infer<Payload>): Promise<void>;
}

/** Keeps the payload's type between schema and work. */
export function jobKind<Payload extends z.ZodType>(
  payload: Payload,
  run: (payload: z.infer<Payload>) => Promise<void>,
): JobKind {
  return { payload, run: (value) => run(payload.parse(value)) };
}

const attemptLimit = 10;

export function startJobWorker(options: {
  database: Database;
  jobs: JobStore;
  kinds: ReadonlyMap<string, JobKind>;
  maySend(): boolean;
  log: Log;
}): Pump {
  const { jobs, kinds, log } = options;

  async function work(job: ClaimedJob): Promise<void> {
    const kind = kinds.get(job.kind);
    if (!kind) return jobs.finish(job.id, "failed", "no such kind of job");
    // More attempts than allowed can only mean that the earlier ones never came back: they took the process with them.
    if (job.attempts > attemptLimit) return jobs.finish(job.id, "failed", "never came back");
    try {
      await kind.run(job.payload);
    } catch (error) {
      const { error: name = "error" } = errorFields(error);
      log.warn("job failed", { kind: job.kind, job: job.id.toString(), attempts: job.attempts, ...errorFields(error) });
      if (job.attempts >= attemptLimit) return persist(() => jobs.finish(job.id, "failed", String(name)));
      const afterMs = Math.min(1_000 * 2 ** job.attempts, 3_600_000);
      await persist(() => jobs.postpone(job.id, afterMs, String(name)));
      return pump.wakeIn(afterMs);
    }
    await persist(() => jobs.finish(job.id, "done"));
  }

  const pump = startPump<ClaimedJob>({
    name: "job",
    inFlight: 4,
    claim: (limit) => (options.maySend() ? jobs.claim(limit) : Promise.resolve([])),
    work,
    subscribe: (listener) => options.database.onWake(jobWake, listener),
    log,
  });
  return pump;
}
