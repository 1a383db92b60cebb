/** Which POST has been answered how: a row for each token and Idempotency-Key, for 24 hours. */
import { z } from "zod";
import type { Database } from "../db.js";
import type { WrittenAnswer } from "./apiAnswer.js";

export interface KeyedRequest {
  tokenId: string;
  key: string;
  /** SHA-256 of method, path and body. */
  bodySha256: string;
}

/** `since`: when the first request with the key came; it tells this use of the key from one after 24 hours. */
export type Claim =
  /** Ours to do. */
  | { kind: "first"; since: Date }
  | { kind: "answered"; answer: WrittenAnswer }
  | { kind: "other-body" }
  /** `owner` is doing it, or died or failed while it did. */
  | { kind: "running"; owner: string; since: Date };

/** Stands for the owner of a request that failed. */
const nobody = "";

const kept = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

interface Row {
  bodySha256: string;
  status: number | null;
  answer: string | null;
  since: Date;
}

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

export function createIdempotencyStore(database: Database) {
  return {
    async claim({ tokenId, key, bodySha256 }: KeyedRequest): Promise<Claim> {
      const owner = database.instanceId;
      return database.transaction("console", async (tx): Promise<Claim> => {
        // While a request is under way, the column of its answer names the instance that works on it.
        const [claimed] = await tx.$queryRaw<{ since: Date }[]>`
          INSERT INTO idempotency_key AS k (token_id, key, body_sha256, answer)
          VALUES (${tokenId}::uuid, ${key}, ${bodySha256}, ${owner})
          ON CONFLICT (token_id, key) DO UPDATE SET body_sha256 = excluded.body_sha256, status = NULL, answer = excluded.answer, created_at = now()
            WHERE k.created_at < now() - interval '24 hours'
              OR (k.status IS NULL AND k.answer = ${nobody} AND k.body_sha256 <> excluded.body_sha256)
          RETURNING created_at AS since`;
        if (claimed) return { kind: "first", since: claimed.since };
        const [row] = await tx.$queryRaw<Row[]>`
          SELECT body_sha256 AS "bodySha256", status, answer, created_at AS since FROM idempotency_key
          WHERE token_id = ${tokenId}::uuid AND key = ${key}`;
        if (!row) throw new Error("an idempotency key is gone that was there a statement before");
        if (row.bodySha256 !== bodySha256) return { kind: "other-body" };
        if (row.status === null) return { kind: "running", owner: row.answer ?? nobody, since: row.since };
        return { kind: "answered", answer: { status: row.status, ...kept.parse(JSON.parse(row.answer ?? "")) } };
      });
    },

    /** Takes over what an instance left that is no more. @returns false when somebody else was faster */
    async takeOver({ tokenId, key }: KeyedRequest, from: string): Promise<boolean> {
      const taken = await database.run(
        "console",
        (tx) => tx.$executeRaw`
        UPDATE idempotency_key SET answer = ${database.instanceId}
        WHERE token_id = ${tokenId}::uuid AND key = ${key} AND status IS NULL AND answer = ${from}`,
      );
      return taken === 1;
    },

    async keep({ tokenId, key }: KeyedRequest, { status, headers, body }: WrittenAnswer): Promise<void> {
      await database.run(
        "console",
        (tx) => tx.$executeRaw`
        UPDATE idempotency_key SET status = ${status}, answer = ${JSON.stringify({ headers, body })}
        WHERE token_id = ${tokenId}::uuid AND key = ${key} AND status IS NULL`,
      );
    },

    /** The request failed: the next one with its key does it, and knows that it may have been done. */
    async release({ tokenId, key }: KeyedRequest): Promise<void> {
      await database.run(
        "console",
        (tx) => tx.$executeRaw`
        UPDATE idempotency_key SET answer = ${nobody}
        WHERE token_id = ${tokenId}::uuid AND key = ${key} AND status IS NULL AND answer = ${database.instanceId}`,
      );
    },

    /** Nightly. */
    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`,
      );
    },
  };
}
