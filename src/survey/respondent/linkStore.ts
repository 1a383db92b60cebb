/** Links to the form: of the token only an HMAC is kept; opening one changes nothing, submitting marks it spent. */

import { z } from "zod";
import type { Tx } from "../../db.js";
import { frames } from "../../policy/indicator.js";
import type { Vault } from "../../vault.js";
import type { Respondent } from "../answering/answeringDesk.js";

type Pseudonyms = Pick<Vault, "pseudonym">;

const hashOf = (vault: Pseudonyms, token: string) => Buffer.from(vault.pseudonym("survey link", token));
const frame = z.enum(frames);

/**
 * Its times are days, like those of a sheet. Whose it is (resident, code) is left out once they have submitted: the
 * flag is set by then, and a row that holds both would lead from the response to the person.
 */
export async function writeLink(
  tx: Tx,
  vault: Pseudonyms,
  surveyId: string,
  respondent: Respondent,
  seed: string,
): Promise<string> {
  const key = Buffer.from(respondent.key);
  const token = Buffer.from(vault.pseudonym("survey link token", surveyId, key.toString("hex"), seed)).toString(
    "base64url",
  );
  const codeHash = respondent.codeHash ? Buffer.from(respondent.codeHash) : null;
  await tx.$executeRaw`
    INSERT INTO survey_link (token_hash, survey_id, respondent_key, frame, batch_id, resident_id, code_hash, created_at, expires_at, spent_at)
    SELECT ${hashOf(vault, token)}, ${surveyId}::uuid, ${key}, ${respondent.frame}, ${respondent.batchId ?? null}::uuid,
      CASE WHEN done THEN NULL ELSE ${respondent.residentId ?? null}::uuid END,
      CASE WHEN done THEN NULL ELSE ${codeHash}::bytea END,
      date_trunc('day', now()), date_trunc('day', now()) + interval '31 days', CASE WHEN done THEN date_trunc('day', now()) END
    FROM (SELECT EXISTS (SELECT 1 FROM survey_response WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${key}) AS done) d
    ON CONFLICT (token_hash) DO NOTHING`;
  return token;
}

export async function findLink(
  tx: Tx,
  vault: Pseudonyms,
  ward: string,
  token: string,
): Promise<{ surveyId: string; respondent: Respondent } | undefined> {
  const [row] = await tx.$queryRaw<LinkRow[]>`
    SELECT l.survey_id AS "surveyId", l.respondent_key AS key, l.frame, l.batch_id AS "batchId", l.resident_id AS "residentId",
      l.code_hash AS "codeHash", coalesce(c.void, false) AS void
    FROM survey_link l JOIN survey s ON s.id = l.survey_id LEFT JOIN survey_code c ON c.code_hash = l.code_hash
    WHERE l.token_hash = ${hashOf(vault, token)} AND l.expires_at > now() AND s.ward = ${ward}`;
  // A letter that was withdrawn after its link was made takes no answer either.
  if (!row || row.void) return undefined;
  return {
    surveyId: row.surveyId,
    respondent: {
      key: row.key,
      frame: frame.parse(row.frame),
      batchId: row.batchId ?? undefined,
      residentId: row.residentId ?? undefined,
      codeHash: row.codeHash ?? undefined,
    },
  };
}

interface LinkRow {
  surveyId: string;
  key: Uint8Array;
  frame: string;
  batchId: string | null;
  residentId: string | null;
  codeHash: Uint8Array | null;
  void: boolean;
}

/** All links of the respondent: their answer can still be changed by them, until the survey closes. */
export async function spendLinks(tx: Tx, surveyId: string, key: Uint8Array): Promise<void> {
  await tx.$executeRaw`
    UPDATE survey_link SET spent_at = coalesce(spent_at, date_trunc('day', now())), resident_id = NULL, code_hash = NULL
    WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${Buffer.from(key)}
      AND (spent_at IS NULL OR resident_id IS NOT NULL OR code_hash IS NOT NULL)`;
}
