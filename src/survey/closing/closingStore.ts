/** Closing a survey whose time is up, and clearing away what only served answering. */
import type { Tx } from "../../db.js";

/** Open surveys whose time is up. */
export async function surveysDue(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.survey.findMany({ where: { state: "open", closesAt: { lte: now } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/**
 * Closes it, as of the time that was announced. Waits for answers that are being written, and those that come after
 * find it closed. @returns its ward, or undefined when somebody was quicker or its time was changed
 */
export async function closeIfDue(
  tx: Tx,
  surveyId: string,
  objectionDays: number,
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ ward: string }[]>`
    UPDATE survey SET state = 'closed', closed_at = closes_at, salt_until = closes_at + ${objectionDays} * interval '24 hours'
    WHERE id = ${surveyId}::uuid AND state = 'open' AND closes_at <= ${now}::timestamptz RETURNING ward`;
  return row?.ward;
}

/** Rows a statement. */
const atOnce = 5_000;

/**
 * A piece of what closed surveys leave behind: links that were not used, sheets that were submitted, paper forms that
 * wait for a second person. A used link still serves to take the response back; it names nobody. Of a sheet that was not submitted, how far it had come is all that stays, under a key that is nobody's.
 * @returns how many rows it was about; 0 when everything is done
 */
export async function clearPiece(tx: Tx): Promise<number> {
  const links = await tx.$executeRaw`
    DELETE FROM survey_link WHERE token_hash IN (
      SELECT l.token_hash FROM survey_link l JOIN survey s ON s.id = l.survey_id
      WHERE s.state = 'closed' AND l.spent_at IS NULL LIMIT ${atOnce})`;
  const sheets = await tx.$executeRaw`
    DELETE FROM survey_sheet WHERE (survey_id, respondent_key) IN (
      SELECT h.survey_id, h.respondent_key FROM survey_sheet h JOIN survey s ON s.id = h.survey_id
      WHERE s.state = 'closed' AND (h.submitted OR h.reached = 0) LIMIT ${atOnce})`;
  const unfinished = await tx.$executeRaw`
    UPDATE survey_sheet SET entries = ''::bytea, respondent_key = sha256(gen_random_uuid()::text::bytea), batch_id = NULL
    WHERE (survey_id, respondent_key) IN (
      SELECT h.survey_id, h.respondent_key FROM survey_sheet h JOIN survey s ON s.id = h.survey_id
      WHERE s.state = 'closed' AND octet_length(h.entries) > 0 AND NOT h.submitted AND h.reached > 0 LIMIT ${atOnce})`;
  const papers = await tx.$executeRaw`
    DELETE FROM survey_paper p USING survey s WHERE s.id = p.survey_id AND s.state = 'closed'`;
  return links + sheets + unfinished + papers;
}
