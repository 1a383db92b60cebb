/**
 * Which database this is, and whether sending is held.
 *
 * After a restore the rows say that announcements are still to be sent which LINE took long ago. So a database that
 * is not the one of the last start (another cluster, or the same after a recovery) holds all sending until an admin
 * has looked. Receiving goes on.
 */
import type { Database, Tx } from "../db.js";
import type { Log } from "../log.js";

export interface Installation {
  sendHold: boolean;
  /** Why, for the console; undefined while nothing is held. */
  holdReason: string | undefined;
  heldSince: Date | undefined;
  createdAt: Date;
}

interface Identity {
  systemIdentifier: string;
  timeline: number;
}

export async function readInstallation(db: Tx): Promise<Installation> {
  const row = await db.installation.findUniqueOrThrow({ where: { id: 1 } });
  return {
    sendHold: row.sendHold,
    holdReason: row.holdReason ?? undefined,
    heldSince: row.heldSince ?? undefined,
    createdAt: row.createdAt,
  };
}

export async function holdSending(db: Tx, reason: string): Promise<void> {
  await db.$executeRaw`
    UPDATE installation SET send_hold = true, hold_reason = ${reason}, held_since = now() WHERE id = 1 AND NOT send_hold`;
}

/** An admin's decision; the caller records it in the audit. */
export async function releaseSending(db: Tx): Promise<void> {
  await db.$executeRaw`UPDATE installation SET send_hold = false, hold_reason = NULL, held_since = NULL WHERE id = 1`;
}

/** At start: records the identity the first time, holds sending when it is another than last time. */
export async function recogniseDatabase(database: Database, log: Log): Promise<void> {
  const identity = await database.run("worker", readIdentity).catch(() => undefined);
  if (!identity) {
    log.warn("the identity of the database can't be read: a restored copy will not be noticed (grant pg_monitor)");
  }
  await database.transaction("worker", async (tx) => {
    await tx.$executeRaw`
      INSERT INTO installation (id, system_identifier, timeline)
      VALUES (1, ${identity?.systemIdentifier ?? null}, ${identity?.timeline ?? null}) ON CONFLICT DO NOTHING`;
    const known = await tx.installation.findUniqueOrThrow({ where: { id: 1 } });
    // Who starts a restored copy must hear it from the start, too, and not only from the console.
    if (known.sendHold)
      log.warn("sending is held until an admin releases it in the console", { reason: known.holdReason });
    if (!identity) return;
    await tx.installation.update({ where: { id: 1 }, data: { ...identity } });
    if (known.systemIdentifier === null || matches(known, identity)) return;
    log.warn("this is not the database of the last start: sending is held until an admin releases it", {
      was: `${known.systemIdentifier}/${known.timeline}`,
      is: `${identity.systemIdentifier}/${identity.timeline}`,
    });
    await holdSending(tx, "another-database");
  });
}

function matches(known: { systemIdentifier: string | null; timeline: number | null }, identity: Identity): boolean {
  return known.systemIdentifier === identity.systemIdentifier && known.timeline === identity.timeline;
}

async function readIdentity(db: Tx): Promise<Identity> {
  const [row] = await db.$queryRaw<Identity[]>`
    SELECT s.system_identifier::text AS "systemIdentifier", c.timeline_id AS timeline
    FROM pg_control_system() s, pg_control_checkpoint() c`;
  if (!row) throw new Error("pg_control_system() gave no row");
  return row;
}
