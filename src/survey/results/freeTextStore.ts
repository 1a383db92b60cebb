/** Opens free texts for staff, and keeps the tags that they put on them. */
import type { Tx } from "../../db.js";
import type { Frame } from "../../policy/indicator.js";
import type { Vault } from "../../vault.js";
import { openTexts } from "../export/responseRowStore.js";
import { type FreeText, mostOpened } from "./freeText.js";

export interface OpenedTexts {
  texts: readonly FreeText[];
  /** There are more responses with texts than are opened at a time. */
  more: boolean;
}

/** Texts to one question, in the order of the respondents' keys, which is nobody's order. */
export async function freeTexts(
  tx: Tx,
  vault: Pick<Vault, "open">,
  surveyId: string,
  question: string,
): Promise<OpenedTexts> {
  const rows = await tx.$queryRaw<{ id: string; frame: Frame; texts: Uint8Array; tags: string[] | null }[]>`
    SELECT r.id::text AS id, r.frame, r.texts,
      (SELECT array_agg(t.tag ORDER BY t.tag) FROM survey_text_tag t
        WHERE t.response_id = r.id AND t.question = ${question}) AS tags
    FROM survey_response r WHERE r.survey_id = ${surveyId}::uuid AND r.texts IS NOT NULL
    ORDER BY r.respondent_key LIMIT ${mostOpened + 1}`;
  const texts = rows.slice(0, mostOpened).flatMap(({ id, frame, texts: sealed, tags }) => {
    const text = openTexts(vault, sealed)[question];
    return text ? [{ responseId: id, frame, text, tags: tags ?? [] }] : [];
  });
  return { texts, more: rows.length > mostOpened };
}

export interface Tagging {
  surveyId: string;
  responseId: string;
  question: string;
  tag: string;
  by: string;
}

/** Putting on what is there already changes nothing. @returns false where the survey has no such response */
export async function addTag(tx: Tx, { surveyId, responseId, question, tag, by }: Tagging): Promise<boolean> {
  const found = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM survey_response WHERE id = ${BigInt(responseId)} AND survey_id = ${surveyId}::uuid`;
  if (found.length === 0) return false;
  await tx.$executeRaw`
    INSERT INTO survey_text_tag (response_id, question, tag, added_by)
    VALUES (${BigInt(responseId)}, ${question}, ${tag}, ${by}::uuid) ON CONFLICT DO NOTHING`;
  return true;
}

/** @returns false where there was none */
export async function removeTag(tx: Tx, { surveyId, responseId, question, tag }: Tagging): Promise<boolean> {
  const removed = await tx.$executeRaw`
    DELETE FROM survey_text_tag t USING survey_response r
    WHERE t.response_id = ${BigInt(responseId)} AND t.question = ${question} AND t.tag = ${tag}
      AND r.id = t.response_id AND r.survey_id = ${surveyId}::uuid`;
  return removed > 0;
}
