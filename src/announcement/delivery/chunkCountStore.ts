/** Counts and lists of what became of an announcement, from its chunks: hundreds of rows stand for hundreds of thousands. */
import type { Database, Tx } from "../../db.js";
import { language } from "../../language.js";
import type { DeliveryCounts } from "../announcement.js";
import type { RecipientRow } from "../desk/announcementDesk.js";

/** By announcement. Each chunk's size is what it still stands for, so that the counts always add up. */
export async function countDeliveries(tx: Tx, ids: readonly string[]): Promise<Map<string, DeliveryCounts>> {
  const rows = await tx.$queryRaw<({ id: string } & DeliveryCounts)[]>`
    SELECT announcement_id AS id, sum(size)::int AS recipients,
      coalesce(sum(size) FILTER (WHERE state = 'accepted'), 0)::int AS accepted,
      coalesce(sum(size) FILTER (WHERE state = 'invalid'), 0)::int AS invalid,
      coalesce(sum(size) FILTER (WHERE state = 'cancelled'), 0)::int AS cancelled,
      coalesce(sum(size) FILTER (WHERE state = 'uncertain'), 0)::int AS uncertain,
      coalesce(sum(size) FILTER (WHERE state = 'pending'), 0)::int AS pending
    FROM chunk WHERE announcement_id = ANY(${[...ids]}::uuid[]) AND state <> 'split' GROUP BY 1`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

export const noCounts: DeliveryCounts = {
  recipients: 0,
  accepted: 0,
  invalid: 0,
  cancelled: 0,
  uncertain: 0,
  pending: 0,
};

/** Whether the recipients that were frozen and those that the chunks stand for are the same number. */
export async function sumIsRight(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ right: boolean }[]>`
    SELECT (SELECT count(*) FROM recipient WHERE announcement_id = ${id}::uuid)
      = (SELECT coalesce(sum(size), 0) FROM chunk WHERE announcement_id = ${id}::uuid AND state <> 'split') AS right`;
  return row?.right ?? false;
}

const pieceRows = 5_000;

/** Everybody it was meant for, in pieces by resident: a list of 200,000 is never in memory as a whole. */
export async function* recipientRows(database: Database, ward: string, id: string): AsyncGenerator<RecipientRow> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ resident_id: string; language: string; state: RecipientRow["state"]; at: Date | null }[]>`
      SELECT r.resident_id, c.language, CASE WHEN r.has_left THEN 'left' ELSE c.state::text END AS state, c.finished_at AS at
      FROM recipient r JOIN chunk c ON c.id = r.chunk_id JOIN announcement a ON a.id = r.announcement_id
      WHERE r.announcement_id = ${id}::uuid AND a.ward = ${ward} AND r.resident_id > ${after}::uuid
      ORDER BY r.resident_id LIMIT ${pieceRows}`,
    );
    for (const row of rows) {
      const spoken = language.catch("ja").parse(row.language);
      yield { residentId: row.resident_id, language: spoken, state: row.state, at: row.at ?? undefined };
    }
    const last = rows.at(-1);
    if (!last || rows.length < pieceRows) return;
    after = last.resident_id;
  }
}
