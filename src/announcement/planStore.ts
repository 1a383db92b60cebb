/**
 * Freezing an announcement: its bytes, then its recipients in pieces, each a transaction of its own. A plan that breaks
 * off goes on where it stopped, because the pieces follow the residents' ids; nothing is sent before all are written.
 */
import type { Prisma } from "../../generated/prisma/client.js";
import type { Tx } from "../db.js";
import { chunkIdOf, chunkSize, retryKeyOf } from "./chunk.js";
import type { ShortUrl } from "./shortLink.js";

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

export interface PieceOptions {
  id: string;
  /** Rows (resident_id, channel, language, until_morning). */
  recipients: Prisma.Sql;
  /** Rows of a piece. */
  limit: number;
  /** One request to everybody, in Japanese. */
  broadcast: boolean;
  untilMorningMs: number;
}

/** Writes the next recipients, and the chunks that they fall into. @returns how many; fewer than `limit`: the last ones */
export async function planPiece(tx: Tx, options: PieceOptions): Promise<number> {
  const { id, recipients, limit, broadcast } = options;
  const [last] = await tx.$queryRaw<{ resident_id: string }[]>`
    SELECT resident_id FROM recipient WHERE announcement_id = ${id}::uuid ORDER BY resident_id DESC LIMIT 1`;
  const after = last?.resident_id ?? "00000000-0000-0000-0000-000000000000";
  // What a group (channel, language, morning) has already, so that its last chunk is filled before a new one begins.
  const chunks = await tx.$queryRaw<PlannedChunk[]>`
    WITH piece AS (
      SELECT q.resident_id, q.channel, CASE WHEN ${broadcast}::boolean THEN 'ja' ELSE q.language END AS language,
        q.until_morning AND NOT ${broadcast}::boolean AS morning
      FROM (${recipients}) q WHERE q.resident_id > ${after}::uuid ORDER BY q.resident_id LIMIT ${limit}),
    before AS (
      SELECT channel, language, path LIKE '%/morning/%' AS morning, sum(size) AS n
      FROM chunk WHERE announcement_id = ${id}::uuid GROUP BY 1, 2, 3),
    numbered AS (
      SELECT p.*, ((coalesce(b.n, 0) + row_number() OVER (PARTITION BY p.channel, p.language, p.morning ORDER BY p.resident_id) - 1)
        / ${broadcast ? everybody : chunkSize}::bigint)::int AS number
      FROM piece p LEFT JOIN before b ON b.channel = p.channel AND b.language = p.language AND b.morning = p.morning),
    placed AS (
      SELECT n.*, CASE WHEN ${broadcast}::boolean THEN n.channel || '/broadcast' ELSE n.channel || '/' || n.language
        || CASE WHEN n.morning THEN '/morning' ELSE '' END || '/' || lpad(n.number::text, greatest(4, length(n.number::text)), '0') END AS path
      FROM numbered n),
    written AS (
      INSERT INTO recipient (announcement_id, resident_id, chunk_id)
      SELECT ${id}::uuid, resident_id, encode(substring(sha256(convert_to(${`${id}:`}::text || path, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid
      FROM placed)
    SELECT path, min(channel) AS channel, min(language) AS language, bool_or(morning) AS morning, count(*)::int AS size
    FROM placed GROUP BY path`;
  await writeChunks(tx, options, chunks);
  return chunks.reduce((sum, { size }) => sum + size, 0);
}

/** More than a channel can have. */
const everybody = 1_000_000_000;

interface PlannedChunk {
  path: string;
  channel: string;
  language: string;
  morning: boolean;
  size: number;
}

async function writeChunks(
  tx: Tx,
  { id, untilMorningMs }: PieceOptions,
  chunks: readonly PlannedChunk[],
): Promise<void> {
  const column = <Value>(of: (chunk: PlannedChunk) => Value) => chunks.map(of);
  await tx.$executeRaw`
    INSERT INTO chunk (id, announcement_id, channel, language, path, retry_key, size, next_attempt_at)
    SELECT c.id, ${id}::uuid, c.channel, c.language, c.path, c.retry_key, c.size,
      now() + CASE WHEN c.morning THEN ${untilMorningMs}::bigint ELSE 0 END * interval '1 millisecond'
    FROM unnest(${column(({ path }) => chunkIdOf(id, path))}::uuid[], ${column(({ channel }) => channel)}::text[],
      ${column(({ language }) => language)}::text[], ${column(({ path }) => path)}::text[],
      ${column(({ path }) => retryKeyOf(id, path))}::uuid[], ${column(({ size }) => size)}::int[],
      ${column(({ morning }) => morning)}::boolean[]) c (id, channel, language, path, retry_key, size, morning)
    ON CONFLICT (announcement_id, path) DO UPDATE SET size = chunk.size + excluded.size`;
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
