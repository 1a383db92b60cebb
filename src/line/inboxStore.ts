/** The inbox: webhook events on disk, each once, until its resident's turn has handled it. */
import type { Database, Tx } from "../db.js";
import { errorFields, type Log } from "../log.js";
import type { Vault } from "../vault.js";
import type { ArrivedEvent } from "./event.js";
import { beginning, type ClaimedEvent, claimEvents, lastPlace } from "./inboxClaim.js";
import type { InboxEvent } from "./inboxEvent.js";

/** After this many attempts an event is put aside, so that the resident's next one gets its turn. */
export const attemptLimit = 5;
export const inboxWake = "inbox";

const purpose = "inbox";

export type InboxStore = ReturnType<typeof createInboxStore>;

export function createInboxStore(database: Database, vault: Vault, log: Log) {
  interface Row {
    id: string;
    kind: string;
    person: Uint8Array;
    happened: Date | null;
    message: Uint8Array | null;
    payload: Uint8Array | null;
    state: "pending" | "done" | "quarantined";
  }

  const rowOf = (channel: string, event: ArrivedEvent): Row => ({
    id: event.webhookEventId,
    kind: event.kind,
    person: event.lineUserId ? vault.pseudonym("person", channel, event.lineUserId) : new Uint8Array(),
    happened: event.happenedAt ?? null,
    message: event.messageId === undefined ? null : vault.pseudonym("message", channel, event.messageId),
    // What concerns nobody (groups, unknown sources) is remembered as seen and not kept.
    payload: event.lineUserId ? vault.seal(purpose, event.json) : null,
    state: event.lineUserId ? "pending" : "done",
  });

  async function insert(tx: Tx, channel: string, rows: readonly Row[]): Promise<void> {
    await tx.$executeRaw`
      WITH given AS (
        SELECT DISTINCT ON (id) * FROM unnest(
          ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.kind)}::text[],
          ${rows.map((row) => hex(row.person))}::text[], ${rows.map((row) => row.happened?.toISOString() ?? null)}::text[],
          ${rows.map((row) => hex(row.message))}::text[], ${rows.map((row) => hex(row.payload))}::text[],
          ${rows.map((row) => row.state)}::text[]
        ) WITH ORDINALITY AS g(id, kind, person, happened, message, payload, state, n)
        ORDER BY id, n
      ), fresh AS (
        INSERT INTO inbox_key (channel, webhook_event_id) SELECT ${channel}, id FROM given
        ON CONFLICT DO NOTHING RETURNING webhook_event_id
      )
      INSERT INTO inbox_event (channel, webhook_event_id, kind, person, order_ts, message_key, payload, state, finished_at)
      SELECT ${channel}, id, kind, decode(person, 'hex'),
        least(coalesce(happened::timestamptz, now()), now() + interval '5 seconds'), decode(message, 'hex'), decode(payload, 'hex'),
        state::inbox_state, CASE WHEN state = 'pending' THEN NULL ELSE now() END
      FROM given JOIN fresh ON fresh.webhook_event_id = given.id ORDER BY n`;
  }

  /** The batch failed for what is in it: the good events are kept, the bad one is put aside. */
  async function insertOneByOne(channel: string, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      try {
        await database.run("webhook", (tx) => insert(tx, channel, [row]));
      } catch (error) {
        if (!isDataError(error)) throw error;
        // Without whatever of it could be to blame; the event itself is in the sealed payload.
        const aside: Row = { ...row, kind: "unreadable", happened: null, message: null, state: "quarantined" };
        await database.run("webhook", (tx) => insert(tx, channel, [aside]));
        log.error("event put aside", { channel, ...errorFields(error) });
      }
    }
  }

  let place = beginning;

  return {
    /**
     * Stores the events of one POST, each once however often it is delivered. Returns when they are committed.
     * @throws when the database can't take them: the webhook then says so, and LINE delivers again
     */
    async add(
      channel: string,
      events: readonly ArrivedEvent[],
      bad: readonly { webhookEventId: string; json: string }[],
    ): Promise<void> {
      const rows = events.map((event) => rowOf(channel, event));
      for (const one of bad) {
        rows.push({
          id: one.webhookEventId,
          kind: "unreadable",
          person: new Uint8Array(),
          happened: null,
          message: null,
          payload: vault.seal(purpose, one.json),
          state: "quarantined",
        });
      }
      if (rows.length === 0) return;
      try {
        await database.run("webhook", (tx) => insert(tx, channel, rows));
      } catch (error) {
        if (!isDataError(error)) throw error;
        await insertOneByOne(channel, rows);
      }
      await database.wake(inboxWake);
    },

    /** Takes on the first waiting event of up to `limit` residents for whom nobody works. */
    async claim(limit: number): Promise<ClaimedEvent[]> {
      const claimed = await database.run("worker", (tx) => claimEvents(tx, database.instanceId, place, limit));
      place = lastPlace(claimed, place);
      return claimed;
    },

    /** Reads a claimed event for its turn; undefined when somebody has finished it meanwhile. */
    async read(tx: Tx, id: bigint): Promise<InboxEvent | undefined> {
      const [row] = await tx.$queryRaw<
        {
          channel: string;
          person: Uint8Array;
          payload: Uint8Array;
          received_at: Date;
          order_ts: Date;
          message_key: Uint8Array | null;
          taken_back: boolean;
        }[]
      >`
        SELECT channel, person, payload, received_at, order_ts, message_key, e.kind <> 'unsend' AND EXISTS (
          SELECT FROM inbox_event u WHERE u.channel = e.channel AND u.message_key = e.message_key AND u.kind = 'unsend') AS taken_back
        FROM inbox_event e WHERE id = ${id} AND state = 'pending' FOR UPDATE OF e`;
      if (!row) return undefined;
      return {
        id,
        channel: row.channel,
        person: row.person,
        json: vault.open(purpose, row.payload),
        receivedAt: row.received_at,
        orderTs: row.order_ts,
        messageKey: row.message_key,
        takenBack: row.taken_back,
      };
    },

    /** Marks an event handled and erases it, in the transaction of what it caused. */
    async finish(tx: Tx, id: bigint, outcome: string): Promise<void> {
      await tx.$executeRaw`
        UPDATE inbox_event SET state = 'done', payload = NULL, finished_at = now(), claimed_by = NULL, outcome = ${outcome} WHERE id = ${id}`;
    },

    /** Gives a failed event back for later. @param blameless the attempt does not count: the event was not at fault */
    async release(id: bigint, waitMs: number, blameless: boolean): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE inbox_event SET claimed_by = NULL, not_before = now() + ${waitMs} * interval '1 millisecond',
          attempts = attempts - ${blameless ? 1 : 0}
        WHERE id = ${id} AND state = 'pending'`,
      );
    },

    /** Puts an event aside (kept sealed for seven days) so that the resident's next one can go on. */
    async quarantine(id: bigint): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE inbox_event SET state = 'quarantined', finished_at = now(), claimed_by = NULL WHERE id = ${id} AND state = 'pending'`,
      );
    },

    /** Erases what is kept of a message that its sender took back. */
    async eraseMessage(tx: Tx, channel: string, messageKey: Uint8Array, except: bigint): Promise<void> {
      await tx.$executeRaw`
        UPDATE inbox_event SET payload = NULL, state = 'done', outcome = 'unsent', finished_at = now(), claimed_by = NULL
        WHERE channel = ${channel} AND message_key = ${Buffer.from(messageKey)} AND id <> ${except} AND state <> 'done'`;
    },

    /** 「私のデータを消して」: nothing that has been handled says any more whose it was. Runs in the person's own turn. */
    async forgetPerson(tx: Tx, channel: string, person: Uint8Array, turn: bigint): Promise<void> {
      await tx.$executeRaw`
        UPDATE inbox_event SET person = ''::bytea, message_key = NULL, payload = NULL, state = 'done', claimed_by = NULL,
          finished_at = coalesce(finished_at, now())
        WHERE channel = ${channel} AND person = ${Buffer.from(person)} AND (state IN ('done', 'quarantined') OR id = ${turn})`;
    },

    /** The same from a page, outside of any turn: what still waits to be handled is left to its turn. */
    async forgetResident(tx: Tx, residentId: string): Promise<void> {
      await tx.$executeRaw`
        UPDATE inbox_event e SET person = ''::bytea, message_key = NULL, payload = NULL FROM line_contact c
        WHERE c.resident_id = ${residentId}::uuid AND e.channel = c.channel AND e.person = c.person
          AND e.state IN ('done', 'quarantined')`;
    },

    /** Frees the work of instances that are gone, and what a failed update left behind. @returns how many events */
    async freeWorkOfOthers(alive: readonly string[]): Promise<number> {
      return database.run(
        "worker",
        (tx) => tx.$executeRaw`
        UPDATE inbox_event SET claimed_by = NULL
        WHERE state = 'pending' AND claimed_by IS NOT NULL
          AND (claimed_by <> ALL(${alive}::text[]) OR claimed_at < now() - interval '60 seconds')`,
      );
    },

    /** Seconds that the oldest waiting event has waited, by the database's clock; 0 when none waits. */
    async oldestWaitSeconds(): Promise<number> {
      const [row] = await database.run(
        "worker",
        (tx) => tx.$queryRaw<{ seconds: number | null }[]>`
        SELECT extract(epoch FROM now() - received_at)::float8 AS seconds FROM inbox_event WHERE state = 'pending' ORDER BY id LIMIT 1`,
      );
      return row?.seconds ?? 0;
    },

    /** Nightly: what is kept how long (R1, R16). */
    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`DELETE FROM inbox_key WHERE received_at < now() - interval '30 days'`,
      );
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        DELETE FROM inbox_event WHERE state <> 'pending' AND finished_at < now() - interval '7 days'`,
      );
    },
  };
}

/** Bytes travel as text: in a list that begins with NULL, the adapter writes the bytes after it as their base64 letters. */
function hex(bytes: Uint8Array): string;
function hex(bytes: Uint8Array | null): string | null;
function hex(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString("hex");
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity): the content is to blame, not the database's health. */
function isDataError(error: unknown): boolean {
  return /^2[23]/.test(String(errorFields(error).sqlState));
}
