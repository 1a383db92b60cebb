/** What is removed of closed surveys when its time is over: secrets of the keys, free texts, responses. */
import type { Tx } from "../../db.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import { surveyById } from "../surveyStore.js";

export interface ClosedSurvey {
  survey: OpenSurvey;
  closedAt: Date;
  /** Until when objections were promised, as noted when it was closed. */
  saltUntil: Date | undefined;
  textsDeleted: boolean;
}

/** Rows a statement. */
const atOnce = 5_000;

export async function closedSurveys(tx: Tx): Promise<ClosedSurvey[]> {
  const rows = await tx.survey.findMany({
    where: { state: "closed", closedAt: { not: null } },
    select: { id: true, closedAt: true, saltUntil: true, textsDeletedAt: true },
  });
  const closed: ClosedSurvey[] = [];
  for (const { id, closedAt, saltUntil, textsDeletedAt } of rows) {
    const survey = await surveyById(tx, id);
    if (!survey || !closedAt) continue;
    closed.push({ survey, closedAt, saltUntil: saltUntil ?? undefined, textsDeleted: textsDeletedAt !== null });
  }
  return closed;
}

/**
 * From here on nobody's key can be told, so that no response leads to a person, nor does a link that somebody has kept.
 * @returns whether there was one
 */
export async function destroySalt(tx: Tx, surveyId: string, now: Date): Promise<boolean> {
  const destroyed = await tx.$executeRaw`
    UPDATE survey SET salt = NULL, salt_destroyed_at = ${now}::timestamptz
    WHERE id = ${surveyId}::uuid AND state = 'closed' AND salt IS NOT NULL`;
  if (destroyed > 0) await tx.surveyLink.deleteMany({ where: { surveyId } });
  return destroyed > 0;
}

/** A piece of the free texts, with the tags that say what they are about. @returns how many texts; 0 = none is left */
export async function deleteTexts(tx: Tx, surveyId: string): Promise<number> {
  await tx.$executeRaw`
    DELETE FROM survey_text_tag t USING survey_response r WHERE r.id = t.response_id AND r.survey_id = ${surveyId}::uuid`;
  return tx.$executeRaw`
    UPDATE survey_response SET texts = NULL WHERE id IN (
      SELECT id FROM survey_response WHERE survey_id = ${surveyId}::uuid AND texts IS NOT NULL LIMIT ${atOnce})`;
}

export async function markTextsDeleted(tx: Tx, surveyId: string, now: Date): Promise<void> {
  await tx.survey.update({ where: { id: surveyId }, data: { textsDeletedAt: now } });
}

/**
 * A piece of the responses and of everything that tells who was asked and whether they answered. The survey, its
 * batches with their counts, the kept tally and what was published stay. @returns how many rows; 0 = none is left
 */
export async function deleteResponses(tx: Tx, surveyId: string, now: Date): Promise<number> {
  const responses = await tx.$executeRaw`
    DELETE FROM survey_response WHERE id IN (
      SELECT id FROM survey_response WHERE survey_id = ${surveyId}::uuid LIMIT ${atOnce})`;
  const codes = await tx.$executeRaw`
    DELETE FROM survey_code WHERE code_hash IN (
      SELECT c.code_hash FROM survey_code c JOIN survey_batch b ON b.id = c.batch_id
      WHERE b.survey_id = ${surveyId}::uuid LIMIT ${atOnce})`;
  const sheets = await tx.$executeRaw`DELETE FROM survey_sheet WHERE survey_id = ${surveyId}::uuid`;
  // How often somebody was asked in a quarter is still needed for so long.
  const asked = await tx.$executeRaw`
    DELETE FROM survey_asked
    WHERE survey_id = ${surveyId}::uuid AND asked_at < ${now}::timestamptz - interval '100 days'`;
  return responses + codes + sheets + asked;
}

/** Links that nobody can use any more. */
export async function deleteOldLinks(tx: Tx): Promise<void> {
  await tx.$executeRaw`DELETE FROM survey_link WHERE expires_at < now()`;
}
