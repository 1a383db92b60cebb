/** What becomes of an announcement as a whole while its chunks go out; each function runs in a transaction it is given. */
import type { Tx } from "../../db.js";
import { chunkIdOf, pathAgain, retryKeyOf } from "./chunk.js";
import type { PauseReason } from "./deliveryRules.js";

/** @returns whether it was this call that paused it */
export async function pauseDelivery(tx: Tx, id: string, reason: PauseReason): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE announcement SET state = 'paused', pause_reason = ${reason}, updated_at = now() WHERE id = ${id}::uuid AND state = 'sending'`;
  return changed === 1;
}

/** After a pause, once its reason is gone. Chunks whose day is over turn uncertain by themselves. */
export async function resumeDelivery(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE announcement SET state = 'sending', pause_reason = NULL, updated_at = now() WHERE id = ${id}::uuid AND state = 'paused'`;
  if (changed === 0) return false;
  await tx.$executeRaw`UPDATE chunk SET next_attempt_at = least(next_attempt_at, now())
    WHERE announcement_id = ${id}::uuid AND state = 'pending' AND first_attempt_at IS NOT NULL`;
  return true;
}

/**
 * Withdraws what has not gone out: from any state before the end. What is under way or unclear goes on until it is
 * clear. @returns whether there was something to withdraw
 */
export async function cancelDelivery(tx: Tx, id: string, reason: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE announcement SET state = 'cancelled', cancel_reason = ${reason}, pause_reason = NULL, updated_at = now()
    WHERE id = ${id}::uuid AND state NOT IN ('done', 'cancelled')`;
  if (changed === 0) return false;
  await withdrawChunks(tx, id);
  return true;
}

function withdrawChunks(tx: Tx, id: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE chunk SET state = 'cancelled', recipients = NULL, claimed_by = NULL, finished_at = now(), last_outcome = 'withdrawn'
    WHERE announcement_id = ${id}::uuid AND state = 'pending' AND first_attempt_at IS NULL`;
}

/**
 * A person decides about chunks of which nobody knows whether LINE took them: they count as sent, or go out again
 * under new keys, which some recipients may then get twice. @returns how many chunks
 */
export async function settleUncertainChunks(tx: Tx, id: string, as: "sent" | "again"): Promise<number> {
  if (as === "sent") {
    const settled = await tx.$executeRaw`
      UPDATE chunk SET state = 'accepted', recipients = NULL, finished_at = now(), last_outcome = 'taken as sent'
      WHERE announcement_id = ${id}::uuid AND state = 'uncertain'`;
    if (settled > 0) await resumeDelivery(tx, id);
    return settled;
  }
  const chunks = await tx.$queryRaw<{ id: string; path: string }[]>`
    SELECT id, path FROM chunk WHERE announcement_id = ${id}::uuid AND state = 'uncertain' ORDER BY path FOR UPDATE`;
  if (chunks.length === 0) return 0;
  const olds = chunks.map((chunk) => chunk.id);
  const paths = chunks.map(({ path }) => pathAgain(path));
  const news = paths.map((path) => chunkIdOf(id, path));
  await tx.$executeRaw`
    INSERT INTO chunk (id, announcement_id, channel, language, path, retry_key, size)
    SELECT n.id, c.announcement_id, c.channel, c.language, n.path, n.retry_key, c.size
    FROM unnest(${olds}::uuid[], ${news}::uuid[], ${paths}::text[], ${paths.map((path) => retryKeyOf(id, path))}::uuid[]) n (old, id, path, retry_key)
    JOIN chunk c ON c.id = n.old ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE recipient r SET chunk_id = n.id FROM unnest(${olds}::uuid[], ${news}::uuid[]) n (old, id)
    WHERE r.announcement_id = ${id}::uuid AND r.chunk_id = n.old`;
  // Their recipients are the new chunks' now: like those of a split.
  await tx.$executeRaw`
    UPDATE chunk SET state = 'split', recipients = NULL, finished_at = now(), last_outcome = 'sent again' WHERE id = ANY(${olds}::uuid[])`;
  await resumeDelivery(tx, id);
  return chunks.length;
}

export interface Settled {
  id: string;
  ward: string;
  state: "done" | "paused" | "cancelled";
}

/**
 * Ends announcements whose chunks have all ended: done, or waiting for a person where some are uncertain; of a
 * withdrawn one, when the last chunk under way is clear. @returns those that changed
 */
export async function settleDeliveries(tx: Tx): Promise<Settled[]> {
  const left = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.id FROM announcement a JOIN chunk c ON c.announcement_id = a.id
    WHERE a.state = 'cancelled' AND a.finished_at IS NULL AND c.state = 'pending' AND c.first_attempt_at IS NULL`;
  for (const { id } of left) await withdrawChunks(tx, id);
  return tx.$queryRaw<Settled[]>`
    WITH ended AS (
      SELECT a.id, a.state, EXISTS (SELECT 1 FROM chunk c WHERE c.announcement_id = a.id AND c.state = 'uncertain') AS uncertain
      FROM announcement a
      WHERE (a.state = 'sending' OR (a.state = 'cancelled' AND a.finished_at IS NULL))
        AND NOT EXISTS (SELECT 1 FROM chunk c WHERE c.announcement_id = a.id AND c.state = 'pending')
      FOR UPDATE OF a SKIP LOCKED)
    UPDATE announcement a SET
      state = CASE WHEN e.state = 'cancelled' THEN 'cancelled' WHEN e.uncertain THEN 'paused' ELSE 'done' END::announcement_state,
      pause_reason = CASE WHEN e.state <> 'cancelled' AND e.uncertain THEN 'uncertain' END,
      finished_at = CASE WHEN e.state = 'cancelled' OR NOT e.uncertain THEN now() END, updated_at = now()
    FROM ended e WHERE a.id = e.id RETURNING a.id, a.ward, a.state::text AS state`;
}

/** Under way, and past the end that its author set. */
export function expiredDeliveries(tx: Tx, civilNow: Date): Promise<{ id: string; ward: string }[]> {
  return tx.$queryRaw<{ id: string; ward: string }[]>`
    SELECT id, ward FROM announcement WHERE state IN ('planned', 'sending', 'paused') AND expires_at <= ${civilNow}::timestamptz`;
}

/** Under way, something due, and nothing has ended for ten minutes. */
export function stuckDeliveries(tx: Tx): Promise<{ id: string; ward: string; pending: number }[]> {
  return tx.$queryRaw<{ id: string; ward: string; pending: number }[]>`
    SELECT a.id, a.ward, count(*) FILTER (WHERE c.state = 'pending')::int AS pending
    FROM announcement a LEFT JOIN chunk c ON c.announcement_id = a.id
    WHERE a.state IN ('planned', 'sending') AND a.started_at < now() - interval '10 minutes'
    GROUP BY a.id, a.ward
    HAVING coalesce(max(c.finished_at), '-infinity') < now() - interval '10 minutes'
      AND (count(c.id) = 0 OR bool_or(c.state = 'pending' AND c.next_attempt_at < now() - interval '10 minutes' OR c.attempts > 5 AND c.state = 'pending'))`;
}

export async function wardOfAnnouncement(tx: Tx, id: string): Promise<string> {
  const { ward } = await tx.announcement.findUniqueOrThrow({ where: { id }, select: { ward: true } });
  return ward;
}
