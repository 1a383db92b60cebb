/** Reads responses by their keys, a page at a time, so that a million of them never lie in memory. */
import { z } from "zod";
import type { Database, Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { ResponseRow } from "./responseRow.js";

interface Row extends Omit<ResponseRow, "picks" | "texts"> {
  picks: string;
  texts: Uint8Array | null;
}

export const rowsAtOnce = 1_000;
const textsPurpose = "survey texts";

const texts = z.record(z.string(), z.string());

export function openTexts(vault: Pick<Vault, "open">, sealed: Uint8Array): Record<string, string> {
  return texts.parse(JSON.parse(vault.open(textsPurpose, sealed)));
}

/** Elements may be NULL, which Prisma does not read in an array. */
const picksOf = (joined: string): (bigint | null)[] =>
  joined === "" ? [] : joined.split(",").map((one) => (one === "*" ? null : BigInt(one)));

async function page(tx: Tx, surveyId: string, after: string, withTexts: boolean): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT encode(respondent_key, 'hex') AS respondent, frame, batch_id::text AS "batchId", version, way, language,
      day::text AS day, encode(row_hash, 'hex') AS "rowSha256", array_to_string(picks, ',', '*') AS picks, values,
      CASE WHEN ${withTexts}::boolean THEN texts END AS texts
    FROM survey_response
    WHERE survey_id = ${surveyId}::uuid AND respondent_key > decode(${after}, 'hex')
    ORDER BY respondent_key LIMIT ${rowsAtOnce}`;
}

/** In the order of the respondents' keys, which is nobody's order. Without a vault free texts are left out. */
export async function* responseRows(
  database: Database,
  surveyId: string,
  vault?: Pick<Vault, "open">,
): AsyncGenerator<ResponseRow> {
  let after = "";
  for (;;) {
    const rows = await database.run("console", (tx) => page(tx, surveyId, after, vault !== undefined));
    for (const { picks, texts: sealed, ...row } of rows) {
      yield { ...row, picks: picksOf(picks), texts: sealed && vault ? openTexts(vault, sealed) : undefined };
    }
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.respondent;
  }
}

/** Names of the batches by id. */
export async function batchNames(tx: Tx, surveyId: string): Promise<ReadonlyMap<string, string>> {
  const batches = await tx.surveyBatch.findMany({ where: { surveyId }, select: { id: true, name: true } });
  return new Map(batches.map(({ id, name }) => [id, name]));
}

export const countResponses = (tx: Tx, surveyId: string): Promise<number> =>
  tx.surveyResponse.count({ where: { surveyId } });

/** Key of a survey that another system names by its id. */
export async function keyOfSurvey(tx: Tx, ward: string, id: string): Promise<string | undefined> {
  return (await tx.survey.findFirst({ where: { ward, id }, select: { key: true } }))?.key;
}
