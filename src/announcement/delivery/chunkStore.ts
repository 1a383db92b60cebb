/** Chunks that are due: taken on, put off, ended. An attempt is committed before the call, so that a crash leaves its trace. */
import type { Database, Tx } from "../../db.js";
import type { Ending } from "./deliveryRules.js";

/** A chunk that this instance has taken on. */
export interface ClaimedChunk {
  id: string;
  announcementId: string;
  channel: string;
  language: string;
  path: string;
  retryKey: string;
  size: number;
  attempts: number;
  /** What goes with the retry key, sealed, once there has been an attempt. */
  recipients: Uint8Array | null;
  /** Since the first attempt of which nobody knows how it ended. */
  unclearMs: number | null;
}

export type ChunkStore = ReturnType<typeof createChunkStore>;

/** Longer than a call and its wait for a slot can take. */
const leaseSeconds = 120;

export function createChunkStore(database: Database) {
  return {
    /** Of a withdrawn announcement only those whose fate is unclear go on. */
    claim(limit: number): Promise<ClaimedChunk[]> {
      return database.run(
        "worker",
        (tx) => tx.$queryRaw<ClaimedChunk[]>`
        WITH due AS (
          SELECT c.id FROM chunk c JOIN announcement a ON a.id = c.announcement_id
          WHERE c.state = 'pending' AND c.claimed_by IS NULL AND c.next_attempt_at <= now()
            AND (a.state = 'sending' OR (a.state = 'cancelled' AND c.first_attempt_at IS NOT NULL))
          ORDER BY a.emergency DESC, c.next_attempt_at, c.path LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED)
        UPDATE chunk c SET claimed_by = ${database.instanceId}, claimed_at = now(), attempts = attempts + 1
        FROM due WHERE c.id = due.id
        RETURNING c.id, c.announcement_id AS "announcementId", c.channel, c.language, c.path, c.retry_key AS "retryKey", c.size,
          c.attempts, c.recipients, (extract(epoch FROM now() - c.first_attempt_at) * 1000)::float8 AS "unclearMs"`,
      );
    },

    /**
     * The last word before the call: keeps what goes with the key, and says that it went. False where the chunk was
     * withdrawn or taken away meanwhile: then nothing may be sent.
     */
    async beginAttempt(chunk: ClaimedChunk, recipients: Uint8Array): Promise<boolean> {
      const changed = await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE chunk c SET recipients = ${Buffer.from(recipients)}, first_attempt_at = coalesce(c.first_attempt_at, now())
        FROM announcement a
        WHERE c.id = ${chunk.id}::uuid AND c.state = 'pending' AND c.claimed_by = ${database.instanceId} AND a.id = c.announcement_id
          AND (a.state = 'sending' OR (a.state = 'cancelled' AND c.first_attempt_at IS NOT NULL))`,
      );
      return changed === 1;
    },

    async end(id: string, as: Ending | "cancelled", outcome: string, requestId?: string): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE chunk SET state = ${as}::chunk_state, recipients = CASE WHEN ${as} = 'uncertain' THEN recipients END, claimed_by = NULL,
          finished_at = now(), last_outcome = ${outcome}, request_id = ${requestId ?? null}
        WHERE id = ${id}::uuid AND state IN ('pending', 'uncertain')`,
      );
    },

    /** `clear`: LINE has certainly not taken it, so that it counts as never tried. */
    async postpone(id: string, afterMs: number, outcome: string, clear: boolean): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE chunk SET claimed_by = NULL, next_attempt_at = now() + ${afterMs} * interval '1 millisecond', last_outcome = ${outcome},
          first_attempt_at = CASE WHEN ${clear} THEN NULL ELSE first_attempt_at END
        WHERE id = ${id}::uuid AND state = 'pending' AND claimed_by = ${database.instanceId}`,
      );
    },

    /** Frees the chunks of instances that are gone, and those that a failed update left behind. @returns how many */
    freeWorkOfOthers(alive: readonly string[]): Promise<number> {
      return database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE chunk SET claimed_by = NULL WHERE state = 'pending' AND claimed_by IS NOT NULL
          AND (claimed_by <> ALL(${[...alive]}::text[]) OR claimed_at < now() - ${leaseSeconds} * interval '1 second')`,
      );
    },

    /** The frozen messages, as JSON text. */
    async messages(announcementId: string, language: string): Promise<string> {
      const body = await database.run("worker", (tx: Tx) =>
        tx.announcementBody.findUnique({ where: { announcementId_language: { announcementId, language } } }),
      );
      if (!body) throw new Error("an announcement without its frozen messages");
      return body.messages;
    },
  };
}
