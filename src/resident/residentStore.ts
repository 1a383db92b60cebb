/** Residents, and the one table that knows how to reach them on LINE. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../db.js";
import { type Language, language } from "../language.js";
import { uuid5 } from "../uuid.js";
import type { Vault } from "../vault.js";
import type { Resident } from "./resident.js";

export interface Arrival {
  channel: string;
  person: Uint8Array;
  lineUserId: string;
  /** What decides the id of a newcomer: the event that brought them, so that a repeated turn makes no second one. */
  eventId: bigint;
  /** When it happened: what is older than the last unfollow does not undo it, however late it comes (R3). */
  orderTs: Date;
  /** The only ward of the channel, or undefined where there is a choice. */
  ward: string | undefined;
}

/** A resident in their turn; `isNew` when this event made them one. */
export type Met = Resident & { isNew: boolean };

const purpose = "line user id";

interface Row {
  id: string;
  ward: string | null;
  language: string;
}

export type ResidentStore = ReturnType<typeof createResidentStore>;

export function createResidentStore(database: Database, vault: Vault) {
  const residentOf = (channel: string, row: Row): Resident => ({
    id: row.id,
    channel,
    ward: row.ward ?? undefined,
    language: language.catch("ja").parse(row.language),
  });

  return {
    /**
     * The resident behind an event; a stranger becomes one, and who had blocked the account is back. Runs under the
     * turn's lock on the person.
     */
    async meet(tx: Tx, arrival: Arrival): Promise<Met> {
      const { channel, orderTs } = arrival;
      const person = Buffer.from(arrival.person);
      const [known] = await tx.$queryRaw<Row[]>`
        WITH back AS (
          UPDATE line_contact SET blocked_at = NULL
          WHERE channel = ${channel} AND person = ${person} AND blocked_at <= ${orderTs}::timestamptz)
        UPDATE resident r SET last_seen_at = greatest(r.last_seen_at, ${orderTs}::timestamptz) FROM line_contact c
        WHERE c.channel = ${channel} AND c.person = ${person} AND r.id = c.resident_id
        RETURNING r.id, r.ward, r.language`;
      if (known) return { ...residentOf(channel, known), isNew: false };
      const id = uuid5("resident", channel, arrival.eventId.toString(), person.toString("hex"));
      const sealed = Buffer.from(vault.seal(purpose, arrival.lineUserId));
      await tx.$executeRaw`
        WITH newcomer AS (
          INSERT INTO resident (id, channel, ward, last_seen_at)
          VALUES (${id}::uuid, ${channel}, ${arrival.ward ?? null}, ${orderTs}::timestamptz))
        INSERT INTO line_contact (resident_id, channel, person, line_user_id) VALUES (${id}::uuid, ${channel}, ${person}, ${sealed})`;
      return { id, channel, ward: arrival.ward, language: "ja", isNew: true };
    },

    /**
     * Friends that the channel had before the product: those who are new become residents, and nobody of them is
     * blocked. @returns how many are new
     */
    async adopt(tx: Tx, channel: string, ward: string | undefined, lineUserIds: readonly string[]): Promise<number> {
      const people = [...new Set(lineUserIds)].map((lineUserId) => {
        const person = vault.pseudonym("person", channel, lineUserId);
        return { id: randomUUID(), person, sealed: vault.seal(purpose, lineUserId) };
      });
      const persons = people.map(({ person }) => Buffer.from(person));
      await tx.$executeRaw`UPDATE line_contact SET blocked_at = NULL WHERE channel = ${channel} AND person = ANY(${persons}::bytea[]) AND blocked_at IS NOT NULL`;
      return tx.$executeRaw`
        WITH given AS (
          SELECT g.* FROM unnest(${people.map(({ id }) => id)}::uuid[], ${persons}::bytea[], ${people.map(({ sealed }) => Buffer.from(sealed))}::bytea[]) AS g (id, person, sealed)
          WHERE NOT EXISTS (SELECT 1 FROM line_contact c WHERE c.channel = ${channel} AND c.person = g.person)),
        newcomer AS (INSERT INTO resident (id, channel, ward) SELECT id, ${channel}, ${ward ?? null} FROM given)
        INSERT INTO line_contact (resident_id, channel, person, line_user_id) SELECT id, ${channel}, person, sealed FROM given`;
    },

    async setLanguage(tx: Tx, residentId: string, chosen: Language): Promise<void> {
      await tx.resident.update({ where: { id: residentId }, data: { language: chosen } });
    },

    async setWard(tx: Tx, residentId: string, ward: string): Promise<void> {
      // A town belongs to its ward.
      await tx.resident.updateMany({ where: { id: residentId, ward: { not: ward } }, data: { district: null } });
      await tx.resident.update({ where: { id: residentId }, data: { ward } });
    },

    /** Blocked the account: sending stops at once, unless they have been back since. A stranger stays one. */
    async block(tx: Tx, event: Pick<Arrival, "channel" | "person" | "orderTs">): Promise<void> {
      await tx.$executeRaw`
        UPDATE line_contact c SET blocked_at = ${event.orderTs}::timestamptz FROM resident r
        WHERE c.channel = ${event.channel} AND c.person = ${Buffer.from(event.person)} AND c.blocked_at IS NULL
          AND r.id = c.resident_id AND r.last_seen_at <= ${event.orderTs}::timestamptz`;
    },

    /** 「私のデータを消して」: everything that hangs on the resident goes. */
    async forget(tx: Tx, residentId: string): Promise<void> {
      await tx.unansweredQuestion.deleteMany({ where: { residentId } });
      await tx.unsureQuestion.deleteMany({ where: { residentId } });
      await tx.resident.deleteMany({ where: { id: residentId } });
    },

    async lineUserIdOf(residentId: string): Promise<string | undefined> {
      const contact = await database.run("worker", (tx) => tx.lineContact.findUnique({ where: { residentId } }));
      return contact && !contact.blockedAt ? vault.open(purpose, contact.lineUserId) : undefined;
    },

    /** By resident id, of those whom LINE still reaches; the others are missing. */
    async lineUserIdsOf(tx: Tx, residentIds: readonly string[]): Promise<Map<string, string>> {
      // One row, because a row for each would cost more than opening them.
      const [row] = await tx.$queryRaw<{ ids: string[] | null; sealed: string[] | null }[]>`
        SELECT array_agg(resident_id::text) AS ids, array_agg(encode(line_user_id, 'hex')) AS sealed
        FROM line_contact WHERE resident_id = ANY(${[...residentIds]}::uuid[]) AND blocked_at IS NULL`;
      const sealed = row?.sealed ?? [];
      return new Map(
        (row?.ids ?? []).map((id, index) => [id, vault.open(purpose, Buffer.from(sealed[index] ?? "", "hex"))]),
      );
    },

    /** Nightly: those who left 30 days ago, with the questions they had asked. */
    async forgetBlocked(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        WITH gone AS (
          DELETE FROM resident USING line_contact c
          WHERE c.resident_id = resident.id AND c.blocked_at < now() - interval '30 days' RETURNING resident.id)
        DELETE FROM unanswered_question WHERE resident_id IN (SELECT id FROM gone)`,
      );
    },
  };
}
