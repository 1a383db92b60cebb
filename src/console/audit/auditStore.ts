/** Where the audit is kept: appended under one lock, so that the numbers have no gap and the chain has no fork. */
import type { Database, Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Actor } from "../actor.js";
import { everyWard } from "../role.js";
import type { Audit, AuditEntry } from "./audit.js";
import {
  type AuditRecord,
  beginning,
  type ChainCheck,
  canonicalFacts,
  createChainWalk,
  recordHash,
} from "./auditChain.js";
import type { AuditFilter } from "./auditFilter.js";

/** Only the audit takes this lock. */
const auditLock = 7_236_001n;
const recordsAtOnce = 1_000;

export type AuditStore = ReturnType<typeof createAuditStore>;

export function createAuditStore(vault: Vault) {
  async function record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${auditLock}::bigint)`;
    // Statements after the lock see what its last holder has committed. Not now(): that is when this transaction began.
    const [last] = await tx.$queryRaw<{ seq: bigint | null; hash: Uint8Array | null; at: Date }[]>`
      SELECT r.seq, r.hash, date_trunc('milliseconds', clock_timestamp()) AS at
      FROM (SELECT 1) AS one LEFT JOIN (SELECT seq, hash FROM audit_record ORDER BY seq DESC LIMIT 1) AS r ON true`;
    if (!last) throw new Error("the database did not tell its time");
    const written = {
      seq: (last.seq ?? 0n) + 1n,
      at: last.at,
      ...actorColumns(entry.actor),
      ward: entry.ward ?? null,
      action: entry.action,
      subject: entry.subject ?? null,
      facts: canonicalFacts(entry.facts ?? {}),
      previousHash: new Uint8Array(last.hash ?? beginning),
    };
    await tx.auditRecord.create({ data: { ...written, hash: recordHash(vault, written) } });
  }

  /** Newest first. */
  function page(tx: Tx, filter: AuditFilter, limit: number, before?: bigint): Promise<AuditRecord[]> {
    const { ward, action = null, person = null, from = null, until = null } = filter;
    const all = ward === everyWard;
    // A ward sees its own records, and of those that belong to no ward what its own staff did or was done to them.
    return tx.$queryRaw<AuditRecord[]>`
      WITH staff_of_ward AS (SELECT staff_id::text AS id FROM staff_role WHERE ward = ${ward})
      SELECT seq, at, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", ward, action, subject,
        facts, previous_hash AS "previousHash", hash
      FROM audit_record
      WHERE (${all}::boolean OR ward = ${ward}
          OR (ward IS NULL AND (actor_id IN (SELECT id FROM staff_of_ward) OR subject IN (SELECT id FROM staff_of_ward))))
        AND (${action}::text IS NULL OR action = ${action} OR starts_with(action, ${action} || '.'))
        AND (${person}::text IS NULL OR actor_id = ${person} OR subject = ${person})
        AND (${from}::timestamptz IS NULL OR at >= ${from}::timestamptz)
        AND (${until}::timestamptz IS NULL OR at < ${until}::timestamptz)
        AND (${before ?? null}::bigint IS NULL OR seq < ${before ?? null}::bigint)
      ORDER BY seq DESC LIMIT ${limit}`;
  }

  /** Walks the whole chain, in pieces, and names the first record that is not as it was written. */
  async function check(database: Database): Promise<ChainCheck> {
    const walk = createChainWalk(vault);
    let after = 0n;
    for (;;) {
      const records: AuditRecord[] = await database.run("console", (tx) =>
        tx.auditRecord.findMany({ where: { seq: { gt: after } }, orderBy: { seq: "asc" }, take: recordsAtOnce }),
      );
      for (const one of records) {
        const broken = walk.step(one);
        if (broken) return broken;
        after = one.seq;
      }
      if (records.length < recordsAtOnce) return walk.whole();
    }
  }

  /** All that a filter names, newest first, for an export. */
  async function* lines(database: Database, filter: AuditFilter): AsyncGenerator<AuditRecord> {
    let before: bigint | undefined;
    for (;;) {
      const records = await database.run("console", (tx) => page(tx, filter, recordsAtOnce, before));
      yield* records;
      before = records.at(-1)?.seq;
      if (records.length < recordsAtOnce) return;
    }
  }

  return { record, page, check, lines } satisfies Audit & Record<string, unknown>;
}

function actorColumns(actor: Actor): { actorKind: string; actorId: string | null; actorName: string } {
  switch (actor.kind) {
    case "staff":
    case "token":
      return { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };
    case "operator":
    case "system":
      return { actorKind: actor.kind, actorId: null, actorName: actor.kind };
    default:
      return actor satisfies never;
  }
}
