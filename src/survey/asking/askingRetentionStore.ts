/** What asking leaves behind and nobody needs any more: files that nobody took in, papers of closed surveys, old members. */
import type { Tx } from "../../db.js";

const dayMs = 86_400_000;

export interface Forgotten {
  files: number;
  papers: number;
  members: number;
}

/** Nightly. */
export async function forgetAsking(tx: Tx, now: Date): Promise<Forgotten> {
  const dayBefore = new Date(now.getTime() - dayMs);
  const yearBefore = new Date(now.getTime() - 365 * dayMs);
  return {
    // They hold answers, and are taken in or dropped the day they come.
    files: await tx.$executeRaw`
      DELETE FROM survey_import WHERE counts->>'state' = 'waiting' AND imported_at < ${dayBefore}::timestamptz`,
    // No second person can key them in after closing.
    papers: await tx.$executeRaw`
      DELETE FROM survey_paper p USING survey s WHERE s.id = p.survey_id AND s.state = 'closed'`,
    // Kept for a year after they left, and as long as a letter of an open survey carries their name.
    members: await tx.$executeRaw`
      DELETE FROM panel_member m WHERE m.left_at < ${yearBefore}::timestamptz AND NOT EXISTS (
        SELECT 1 FROM survey_code c JOIN survey_batch b ON b.id = c.batch_id JOIN survey s ON s.id = b.survey_id
        WHERE c.member_id = m.id AND s.state = 'open')`,
  };
}
