/** The rows of the running processes; whether one lives is said by its advisory lock, not by the row. */
import { randomBytes } from "node:crypto";
import type { Tx } from "../db.js";

/** The first half of the advisory locks' keys, the letters "tona". */
export const lockClass = 0x746f6e61;

/**
 * A name for this life of the process. The configured one alone would not do: in a container host name and process
 * id are the same after a restart, and the work of the life before would look as if somebody were still at it.
 */
export function lifeOf(instanceId: string): string {
  return `${instanceId}.${randomBytes(4).toString("hex")}`;
}

/** Enters the instance, and clears away old rows of processes that are gone. */
export async function enterInstance(db: Tx, id: string): Promise<{ lockKey: number }> {
  await db.$executeRaw`
    DELETE FROM instance WHERE started_at < now() - interval '30 days' AND lock_key NOT IN (
      SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = ${lockClass})`;
  return db.instance.create({ data: { id }, select: { lockKey: true } });
}

/** Those whose advisory lock is held. Works on a server only. */
export async function lockedInstances(db: Tx): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM instance i JOIN pg_locks l ON l.objid::bigint = i.lock_key
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = ${lockClass}
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY i.id`;
  return rows.map(({ id }) => id);
}
