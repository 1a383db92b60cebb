/** Replies on disk: what a turn has to say, until LINE has taken it. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../db.js";
import { uuid5 } from "../uuid.js";
import type { Vault } from "../vault.js";
import type { LineMessage } from "./messages.js";

/** A reply whose attempt is counted and committed, ready to be sent. */
export interface ClaimedReply {
  id: string;
  channel: string;
  residentId: string;
  token: string | undefined;
  /** Undefined when they can't be opened (sealed with another key). */
  messages: LineMessage[] | undefined;
  urgent: boolean;
  retryKey: string | undefined;
  /** Including this one. */
  attempts: number;
  /** Since it was made, and since it was first tried. */
  ageMs: number;
  triedMs: number;
  tokenIsGone: boolean;
}

export interface NewReply {
  eventId: bigint;
  channel: string;
  residentId: string;
  token: string | undefined;
  receivedAt: Date;
  messages: readonly LineMessage[];
  urgent: boolean;
}

export const replyWake = "reply";

/** A claim older than this is nobody's: a call to LINE ends long before. */
const leaseSeconds = 60;

/** LINE promises a minute from the moment the webhook was received; the rest is for the way. */
const tokenSeconds = 55;
const purpose = "reply";

export type ReplyStore = ReturnType<typeof createReplyStore>;

export function createReplyStore(database: Database, vault: Vault) {
  /** One row that can't be opened must not keep the others of its batch from going. */
  function contentOf(token: Uint8Array | null, messages: Uint8Array): Pick<ClaimedReply, "token" | "messages"> {
    try {
      return {
        token: token ? vault.open(purpose, token) : undefined,
        messages: JSON.parse(vault.open(purpose, messages)) as LineMessage[],
      };
    } catch {
      return { token: undefined, messages: undefined };
    }
  }

  return {
    /** Keeps what a turn says, in the turn's transaction; the id follows from the event, so it is kept once. */
    async add(tx: Tx, reply: NewReply): Promise<void> {
      const id = uuid5("reply", reply.eventId.toString());
      const token = reply.token === undefined ? null : Buffer.from(vault.seal(purpose, reply.token));
      const messages = Buffer.from(vault.seal(purpose, JSON.stringify(reply.messages)));
      await tx.$executeRaw`
        INSERT INTO reply (id, event_id, channel, resident_id, token, token_until, messages, urgent)
        VALUES (${id}::uuid, ${reply.eventId}, ${reply.channel}, ${reply.residentId}::uuid, ${token},
          ${reply.receivedAt}::timestamptz + ${tokenSeconds} * interval '1 second', ${messages}, ${reply.urgent})
        ON CONFLICT DO NOTHING`;
    },

    /** Takes on replies that are due. The attempt is committed before the call, so an attempt cut off by a crash counts. */
    async claim(limit: number): Promise<ClaimedReply[]> {
      const rows = await database.run(
        "worker",
        (tx) => tx.$queryRaw<
          {
            id: string;
            channel: string;
            resident_id: string;
            token: Uint8Array | null;
            messages: Uint8Array;
            urgent: boolean;
            retry_key: string | null;
            attempts: number;
            age_ms: number;
            tried_ms: number;
            gone: boolean;
          }[]
        >`
        WITH due AS (
          SELECT id FROM reply WHERE state = 'pending' AND claimed_by IS NULL AND next_attempt_at <= now()
          ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        UPDATE reply r SET attempts = attempts + 1, claimed_by = ${database.instanceId}, first_attempt_at = coalesce(first_attempt_at, now()),
          next_attempt_at = now() + ${leaseSeconds} * interval '1 second'
        FROM due WHERE r.id = due.id
        RETURNING r.id, r.channel, r.resident_id, r.token, r.messages, r.urgent, r.retry_key, r.attempts,
          (extract(epoch FROM now() - r.created_at) * 1000)::float8 AS age_ms,
          (extract(epoch FROM now() - r.first_attempt_at) * 1000)::float8 AS tried_ms, now() >= r.token_until AS gone`,
      );
      return rows.map((row) => ({
        id: row.id,
        channel: row.channel,
        residentId: row.resident_id,
        ...contentOf(row.token, row.messages),
        urgent: row.urgent,
        retryKey: row.retry_key ?? undefined,
        attempts: row.attempts,
        ageMs: row.age_ms,
        triedMs: row.tried_ms,
        tokenIsGone: row.gone || row.token === null,
      }));
    },

    /**
     * Turns a reply into a push: the retry key is on disk before the first call with it. By chance and not by name,
     * because after a restore the numbers of rows come again, and LINE would take a new push for an old one.
     */
    async turnIntoPush(id: string): Promise<string> {
      const [row] = await database.run(
        "worker",
        (tx) => tx.$queryRaw<{ retry_key: string }[]>`
        UPDATE reply SET retry_key = coalesce(retry_key, ${randomUUID()}::uuid), token = NULL WHERE id = ${id}::uuid RETURNING retry_key`,
      );
      if (!row) throw new Error("the reply is gone");
      return row.retry_key;
    },

    /** The reply is over, one way or another: its words and its token are erased. */
    async finish(id: string, state: "sent" | "assumed" | "late" | "failed", outcome: string): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE reply SET state = ${state}::reply_state, token = NULL, messages = NULL, claimed_by = NULL, finished_at = now(), last_outcome = ${outcome}
        WHERE id = ${id}::uuid AND state = 'pending'`,
      );
    },

    async postpone(id: string, afterMs: number, outcome: string): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE reply SET claimed_by = NULL, next_attempt_at = now() + ${afterMs} * interval '1 millisecond', last_outcome = ${outcome}
        WHERE id = ${id}::uuid AND state = 'pending'`,
      );
    },

    /** Frees the replies of instances that are gone, and those that a failed update left behind. @returns how many */
    async freeWorkOfOthers(alive: readonly string[]): Promise<number> {
      return database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE reply SET claimed_by = NULL, next_attempt_at = now()
        WHERE state = 'pending' AND claimed_by IS NOT NULL AND (claimed_by <> ALL(${alive}::text[]) OR next_attempt_at < now())`,
      );
    },

    /** Nightly. */
    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        DELETE FROM reply WHERE state <> 'pending' AND finished_at < now() - interval '7 days'`,
      );
    },
  };
}
