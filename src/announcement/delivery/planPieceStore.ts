/**
 * Recipients are frozen in pieces, each in a transaction of its own. A plan that breaks off goes on where it stopped,
 * because the pieces follow the residents' ids; nothing is sent before all are written.
 */
import type { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import { chunkIdOf, chunkSize, retryKeyOf } from "./chunk.js";

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
