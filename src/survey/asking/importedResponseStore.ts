/** Imported answers beside the responses that are there: by key, so that the same answers again change nothing. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Answers } from "../answering/answer.js";
import { decode, encode } from "../answering/encode.js";
import { responseHash } from "../answering/responseHash.js";
import { openSalt, respondentKey } from "../respondent/respondent.js";
import type { AskedSurvey } from "./batch.js";
import type { KeptFile } from "./importFileStore.js";

/** One respondent for each number of a source. Undefined once the survey's secret is destroyed. */
export async function keysOf(
  tx: Tx,
  vault: Pick<Vault, "open">,
  file: Pick<KeptFile, "surveyId" | "source">,
): Promise<((id: string) => Buffer) | undefined> {
  const survey = await tx.survey.findUnique({ where: { id: file.surveyId }, select: { salt: true } });
  if (!survey?.salt) return undefined;
  const salt = openSalt(vault, survey.salt);
  return (id) => respondentKey(salt, "import", file.source, id);
}

/** What the response's row would say of these answers. */
function expectedHash(survey: AskedSurvey, key: Buffer, answers: Answers): string {
  const { questions } = survey.definition;
  return responseHash({
    surveyId: survey.id,
    respondentKey: key.toString("hex"),
    frame: "imported",
    version: survey.version ?? 0,
    answers: decode(questions, encode(questions, answers)),
  }).toString("hex");
}

/** Hex of the respondent key → hex of the response's hash, of those that are there. */
export async function hashesOf(tx: Tx, surveyId: string, keys: readonly Buffer[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < keys.length; from += 5_000) {
    const wanted = keys.slice(from, from + 5_000).map((key) => key.toString("hex"));
    const rows = await tx.$queryRaw<{ key: string; hash: string }[]>`
      SELECT encode(r.respondent_key, 'hex') AS key, encode(r.row_hash, 'hex') AS hash
      FROM survey_response r JOIN unnest(${wanted}::text[]) wanted ON r.respondent_key = decode(wanted, 'hex')
      WHERE r.survey_id = ${surveyId}::uuid`;
    for (const { key, hash } of rows) found.set(key, hash);
  }
  return found;
}

export type Change = "added" | "changed" | "same";

export function changeOf(there: string | undefined, survey: AskedSurvey, key: Buffer, answers: Answers): Change {
  if (there === undefined) return "added";
  return there === expectedHash(survey, key, answers) ? "same" : "changed";
}
