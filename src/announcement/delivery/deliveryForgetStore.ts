/**
 * How long it is kept who was meant to get an announcement: two years, the time in which a resident may ask why it did
 * not reach them. The announcement itself, its chunks and its figures stay: they are the ward's record and name nobody.
 */
import type { Database } from "../../db.js";

const pieceRows = 5_000;

/** Nightly. */
export async function forgetOldRecipients(database: Database): Promise<void> {
  for (;;) {
    const gone = await database.run(
      "worker",
      (tx) => tx.$executeRaw`
      DELETE FROM recipient WHERE (announcement_id, resident_id) IN (
        SELECT r.announcement_id, r.resident_id FROM recipient r JOIN announcement a ON a.id = r.announcement_id
        WHERE a.finished_at < now() - interval '2 years' LIMIT ${pieceRows})`,
    );
    if (gone < pieceRows) return;
  }
}
