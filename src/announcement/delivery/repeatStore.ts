/** Repeating announcements that are approved, and the occurrences that have been made of them. */
import type { Tx } from "../../db.js";
import { uuid5 } from "../../uuid.js";

export interface Series {
  id: string;
  ward: string;
  content: unknown;
  /** Since its approval, on the machine's clock. */
  ageMs: number;
  lastSlot: Date | null;
}

export function approvedSeries(tx: Tx): Promise<Series[]> {
  return tx.$queryRaw<Series[]>`
    SELECT a.id, a.ward, a.content, (extract(epoch FROM now() - a.approved_at) * 1000)::float8 AS "ageMs",
      (SELECT max(o.slot) FROM announcement o WHERE o.series_id = a.id) AS "lastSlot"
    FROM announcement a
    WHERE a.state = 'approved' AND a.series_id IS NULL AND a.content->'repeat' IS NOT NULL AND a.approved_at IS NOT NULL`;
}

/**
 * An occurrence of its own, approved as the series is: with the same hashes. One that is too late is written down as
 * cancelled, so that staff see it. @returns whether it is new: on two instances only one makes it
 */
export async function makeOccurrence(tx: Tx, seriesId: string, slot: Date, late: boolean): Promise<string | undefined> {
  const id = uuid5("occurrence", seriesId, slot.toISOString());
  const made = await tx.$executeRaw`
    INSERT INTO announcement (id, ward, state, content, content_sha256, audience, audience_sha256, emergency, author_kind,
      author_id, author_name, editors, series_id, slot, submitted_at, approved_at, finished_at, cancel_reason)
    SELECT ${id}::uuid, ward, CASE WHEN ${late} THEN 'cancelled' ELSE 'approved' END::announcement_state, content, content_sha256,
      audience, audience_sha256, emergency, author_kind, author_id, author_name, editors, id, ${slot}::timestamptz, submitted_at,
      approved_at, CASE WHEN ${late} THEN now() END, CASE WHEN ${late} THEN 'late' END
    FROM announcement WHERE id = ${seriesId}::uuid AND state = 'approved' FOR UPDATE
    ON CONFLICT DO NOTHING`;
  if (made === 0) return undefined;
  await tx.$executeRaw`
    INSERT INTO announcement_approval (id, announcement_id, step, approver_kind, approver_id, approver_name, as_deputy,
      content_sha256, audience_sha256, at)
    SELECT gen_random_uuid(), ${id}::uuid, step, approver_kind, approver_id, approver_name, as_deputy, content_sha256, audience_sha256, at
    FROM announcement_approval WHERE announcement_id = ${seriesId}::uuid AND voided_at IS NULL`;
  return id;
}

/** Its last day is over. */
export async function endSeries(tx: Tx, id: string): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE announcement SET state = 'done', finished_at = now(), updated_at = now() WHERE id = ${id}::uuid AND state = 'approved'`;
  return ended === 1;
}
