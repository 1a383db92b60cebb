/** Responses in the database: one row for each respondent, written by key from what their sheet says. */
import type { Tx } from "../../db.js";
import type { Frame } from "../../policy/indicator.js";
import { civilDate } from "../../time.js";
import type { Vault } from "../../vault.js";
import type { SurveyDefinition } from "../survey.js";
import { encode } from "./encode.js";
import { responseHash } from "./responseHash.js";
import type { Projected } from "./sheet.js";
import { startOfDay } from "./sheetStore.js";

const purpose = "survey texts";

export interface ResponsePlace {
  surveyId: string;
  key: Uint8Array;
  frame: Frame;
  batchId: string | undefined;
  version: number;
  definition: SurveyDefinition;
}

/**
 * Makes the row what the sheet says. Runs under the sheet's lock, so no older state can come after a newer one.
 *
 * Neither the time of submission nor the stamp is kept finer than the day: held against the webhooks of the same
 * moment, whose rows name the resident's pseudonym, they would say who answered. The day of the first submission stays.
 * @returns whether anything changed
 */
export async function writeResponse(
  tx: Tx,
  vault: Vault,
  place: ResponsePlace,
  projected: Projected,
  now: Date,
): Promise<boolean> {
  const { surveyId, frame, version, definition } = place;
  const key = Buffer.from(place.key);
  const { picks, values, texts } = encode(definition.questions, projected.answers);
  const row = { surveyId, respondentKey: key.toString("hex"), frame, version, answers: projected.answers };
  const sealed = Object.keys(texts).length > 0 ? Buffer.from(vault.seal(purpose, JSON.stringify(texts))) : null;
  const written = await tx.$executeRaw`
    INSERT INTO survey_response AS r (survey_id, respondent_key, frame, batch_id, version, language, way, picks, "values", texts,
      row_hash, stamp, day, submitted_at)
    VALUES (${surveyId}::uuid, ${key}, ${frame}, ${place.batchId ?? null}::uuid, ${version}, ${projected.language}, ${projected.way},
      ${arrayText(picks)}::text::bigint[], ${JSON.stringify(values)}::jsonb, ${sealed}::bytea, ${responseHash(row)},
      ${dayOfStamp(projected.stamp)}, ${civilDate(now)}::date, ${startOfDay(now)}::timestamptz)
    ON CONFLICT (survey_id, respondent_key) DO UPDATE SET frame = excluded.frame, batch_id = excluded.batch_id,
      version = excluded.version, language = excluded.language, way = excluded.way, picks = excluded.picks,
      "values" = excluded."values", texts = excluded.texts, row_hash = excluded.row_hash, stamp = excluded.stamp
    WHERE (r.row_hash, r.batch_id, r.language, r.way) IS DISTINCT FROM
      (excluded.row_hash, excluded.batch_id, excluded.language, excluded.way)`;
  return written > 0;
}

/** @returns whether there was one */
export async function removeResponse(tx: Tx, surveyId: string, key: Uint8Array): Promise<boolean> {
  const removed = await tx.$executeRaw`
    DELETE FROM survey_response WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${Buffer.from(key)}`;
  return removed > 0;
}

/** Question id → words, as the row's `texts` column seals them. */
export function openTexts(vault: Pick<Vault, "open">, sealed: Uint8Array | null): Record<string, string> {
  return sealed ? (JSON.parse(vault.open(purpose, sealed)) as Record<string, string>) : {};
}

/** Arrays with NULL among their elements are handed over as text. */
const arrayText = (picks: readonly (bigint | null)[]) => `{${picks.map((one) => one ?? "NULL").join(",")}}`;

const dayOfStamp = (stamp: string) => {
  const at = new Date(stamp.split("#")[0] ?? "");
  return Number.isNaN(at.getTime()) ? "" : civilDate(at);
};
