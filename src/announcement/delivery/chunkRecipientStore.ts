/** The people of a chunk: who is still there before the first attempt, and how they are divided when LINE refuses the whole. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import { chunkIdOf, retryKeyOf } from "./chunk.js";
import type { ClaimedChunk } from "./chunkStore.js";

export type LineUserIdsOf = (tx: Tx, residentIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * LINE user ids of those who are still there, in the order of residents. Who has left (blocked, forgotten) goes to a
 * chunk of their own that counts as cancelled, so that the counts always add up to the recipients.
 */
export async function presentRecipients(tx: Tx, chunk: ClaimedChunk, lineUserIdsOf: LineUserIdsOf): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ ids: string[] | null }[]>`
    SELECT array_agg(resident_id::text ORDER BY resident_id) AS ids FROM recipient WHERE chunk_id = ${chunk.id}::uuid`;
  const ids = row?.ids ?? [];
  const reached = await lineUserIdsOf(tx, ids);
  const left = ids.filter((id) => !reached.has(id));
  if (left.length > 0) await setAside(tx, chunk, left);
  return ids.flatMap((id) => reached.get(id) ?? []);
}

async function setAside(tx: Tx, chunk: ClaimedChunk, left: readonly string[]): Promise<void> {
  const path = `${chunk.path}.left`;
  const asideId = chunkIdOf(chunk.announcementId, path);
  // Locked first: whoever withdraws or divides the chunk at this moment comes before or after, not between.
  const taken = await tx.$executeRaw`
    UPDATE chunk SET size = size - ${left.length} WHERE id = ${chunk.id}::uuid AND state = 'pending' AND size >= ${left.length}`;
  if (taken === 0) return;
  // No request goes out for it; the key is there because every chunk has one.
  await tx.$executeRaw`
    INSERT INTO chunk (id, announcement_id, channel, language, path, retry_key, size, state, finished_at, last_outcome)
    VALUES (${asideId}::uuid, ${chunk.announcementId}::uuid, ${chunk.channel}, ${chunk.language}, ${path}, ${randomUUID()}::uuid,
      ${left.length}, 'cancelled', now(), 'left')
    ON CONFLICT (announcement_id, path) DO UPDATE SET size = chunk.size + excluded.size`;
  await tx.$executeRaw`
    UPDATE recipient SET has_left = true, chunk_id = ${asideId}::uuid
    WHERE announcement_id = ${chunk.announcementId}::uuid AND resident_id = ANY(${[...left]}::uuid[])`;
}

/** Two halves with keys of their own take the chunk's place. */
export async function splitChunk(tx: Tx, chunk: ClaimedChunk, outcome: string): Promise<void> {
  const halves = [`${chunk.path}.0`, `${chunk.path}.1`] as const;
  const ids = halves.map((path) => chunkIdOf(chunk.announcementId, path));
  const parted = await tx.$executeRaw`
    UPDATE chunk SET state = 'split', recipients = NULL, claimed_by = NULL, finished_at = now(), last_outcome = ${outcome}
    WHERE id = ${chunk.id}::uuid AND state = 'pending'`;
  if (parted === 0) return;
  await tx.$executeRaw`
    WITH placed AS (
      SELECT resident_id, row_number() OVER (ORDER BY resident_id) * 2 > count(*) OVER () + 1 AS second
      FROM recipient WHERE chunk_id = ${chunk.id}::uuid)
    UPDATE recipient r SET chunk_id = CASE WHEN p.second THEN ${ids[1]}::uuid ELSE ${ids[0]}::uuid END
    FROM placed p WHERE r.announcement_id = ${chunk.announcementId}::uuid AND r.resident_id = p.resident_id`;
  await tx.$executeRaw`
    INSERT INTO chunk (id, announcement_id, channel, language, path, retry_key, size)
    SELECT h.id, ${chunk.announcementId}::uuid, ${chunk.channel}, ${chunk.language}, h.path, h.retry_key,
      (SELECT count(*) FROM recipient r WHERE r.chunk_id = h.id)
    FROM unnest(${ids}::uuid[], ${[...halves]}::text[], ${halves.map((path) => retryKeyOf(chunk.announcementId, path))}::uuid[]) h (id, path, retry_key)
    ON CONFLICT DO NOTHING`;
}
