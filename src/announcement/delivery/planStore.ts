/** An announcement on its way from approved to planned to sending: taken, its bytes frozen, its plan ended. */
import type { Tx } from "../../db.js";
import type { ShortUrl } from "../figures/shortLink.js";

export interface Waiting {
  id: string;
  ward: string;
  state: "approved" | "planned";
  content: unknown;
  audience: unknown;
  emergency: boolean;
  seriesId: string | null;
  contentSha256: string;
  audienceSha256: string;
  /** Approvals that hold, bound to what stands here now. */
  approvals: number;
}

export interface FrozenBody {
  language: string;
  /** JSON text */
  messages: string;
}

/** Those that are approved and those whose plan is not complete; emergencies first. */
export function waitingForPlan(tx: Tx): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT a.id, a.ward, a.state::text AS state, a.content, a.audience, a.emergency, a.series_id AS "seriesId",
      a.content_sha256 AS "contentSha256", a.audience_sha256 AS "audienceSha256",
      (SELECT count(*)::int FROM announcement_approval p WHERE p.announcement_id = a.id AND p.voided_at IS NULL
        AND p.content_sha256 = a.content_sha256 AND p.audience_sha256 = a.audience_sha256) AS approvals
    FROM announcement a WHERE a.state = 'planned'
      OR (a.state = 'approved' AND (a.content->'repeat' IS NULL OR a.series_id IS NOT NULL))
    ORDER BY a.emergency DESC, a.approved_at, a.id LIMIT 100`;
}

/** Takes the announcement for this transaction; undefined where another instance has it, or it has moved on. */
export async function takeForPlan(tx: Tx, id: string): Promise<Waiting["state"] | undefined> {
  // The server would compile the statements of this transaction for longer than they run.
  await tx.$executeRaw`SET LOCAL jit = off`;
  const [row] = await tx.$queryRaw<{ state: Waiting["state"] }[]>`
    SELECT state::text AS state FROM announcement WHERE id = ${id}::uuid AND state IN ('approved', 'planned') FOR UPDATE SKIP LOCKED`;
  return row?.state;
}

/** From here on it is what it is: the bytes of every language, and the short links in them. */
export async function freezeBodies(
  tx: Tx,
  announcement: Pick<Waiting, "id" | "ward">,
  bodies: readonly FrozenBody[],
  links: readonly ShortUrl[],
  leftOut: number,
): Promise<void> {
  const { id, ward } = announcement;
  await tx.$executeRaw`
    INSERT INTO announcement_body (announcement_id, language, messages)
    SELECT ${id}::uuid, b.* FROM unnest(${bodies.map(({ language }) => language)}::text[], ${bodies.map(({ messages }) => messages)}::text[]) b
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO short_link (code, announcement_id, ward, language, url)
    SELECT l.code, ${id}::uuid, ${ward}, l.language, l.url
    FROM unnest(${links.map(({ code }) => code)}::text[], ${links.map(({ language }) => language)}::text[], ${links.map(({ url }) => url)}::text[]) l (code, language, url)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE announcement SET state = 'planned', started_at = now(), left_out = ${leftOut}, updated_at = now() WHERE id = ${id}::uuid`;
}

/** All recipients are written: they may be sent to. Nobody at all: it is over. */
export async function endPlan(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    UPDATE announcement a SET state = CASE WHEN c.n > 0 THEN 'sending' ELSE 'done' END::announcement_state,
      finished_at = CASE WHEN c.n > 0 THEN NULL ELSE now() END, updated_at = now()
    FROM (SELECT coalesce(sum(size), 0)::int AS n FROM chunk WHERE announcement_id = ${id}::uuid) c
    WHERE a.id = ${id}::uuid AND a.state = 'planned' RETURNING c.n`;
  return row?.n ?? 0;
}

/** It does not go at all. */
export async function cancelPlan(tx: Tx, id: string, reason: "expired" | "unapproved"): Promise<void> {
  await tx.$executeRaw`
    UPDATE announcement SET state = 'cancelled', cancel_reason = ${reason}, finished_at = now(), updated_at = now() WHERE id = ${id}::uuid`;
}

/** Whether the announcement's recipients are really all friends of the channel, so that LINE's `broadcast` says the same. */
export async function isEveryFriend(tx: Tx, channel: string, recipients: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM line_contact WHERE channel = ${channel} AND blocked_at IS NULL`;
  return row?.n === recipients;
}
