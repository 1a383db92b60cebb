/**
 * Asking for a count, so that no change is missed: many askings are one waiting job, and a count that has begun lets
 * the next one be asked for.
 *
 * Whoever changes an answer holds the survey's lock, shared, until they commit; a count waits for them once, and only
 * then gives the job's key free. So each change is either seen by the count or finds the key free.
 */
import type { Tx } from "../../db.js";
import type { JobStore } from "../../jobs/jobStore.js";

export const tallyJob = "survey-tally";

const nameOf = (surveyId: string): string => `${tallyJob}:${surveyId}`;

/** In the transaction of the change. The count is a moment later: a flood of answers is not counted one by one. */
export async function askForCount(tx: Tx, jobs: Pick<JobStore, "enqueue">, surveyId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT now() + interval '1 second' AS at, pg_advisory_xact_lock_shared(hashtextextended(${nameOf(surveyId)}, 0))::text AS locked`;
  if (!row) throw new Error("the database did not say what time it is");
  await jobs.enqueue(tx, { kind: tallyJob, payload: { surveyId }, key: nameOf(surveyId), runAt: row.at });
}

/** In a transaction of its own, before the one that counts. */
export async function letAskAgain(tx: Tx, surveyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${nameOf(surveyId)}, 0))`;
  await tx.$executeRaw`UPDATE job SET key = NULL WHERE key = ${nameOf(surveyId)}`;
}
