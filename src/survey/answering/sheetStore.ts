/** Answer sheets in the database: sealed, one for each respondent, gone when the survey is closed. */
import { z } from "zod";
import type { Tx } from "../../db.js";
import { type Language, language } from "../../language.js";
import { type Frame, frames } from "../../policy/indicator.js";
import { civilDate } from "../../time.js";
import type { Vault } from "../../vault.js";
import type { SurveyDefinition } from "../survey.js";
import { definitionOf } from "../surveyStore.js";
import type { OpenSurvey } from "./answeringDesk.js";
import { pathOf } from "./path.js";
import { latest, type Sheet, sheet } from "./sheet.js";

const purpose = "survey sheet";
const frame = z.enum(frames);

export interface KeptSheet {
  frame: Frame;
  batchId: string | undefined;
  version: number;
  /** Of that version. */
  definition: SurveyDefinition;
  language: Language;
  said: Sheet;
  /** A response of it counts. */
  submitted: boolean;
}

interface Row {
  frame: string;
  batchId: string | null;
  version: number;
  language: string;
  entries: Uint8Array;
  submitted: boolean;
}

/** Nobody else reads or writes this respondent's sheet until the transaction ends. */
export async function lockSheet(tx: Tx, surveyId: string, key: Uint8Array): Promise<void> {
  const name = `survey sheet ${surveyId} ${Buffer.from(key).toString("hex")}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

export async function findSheet(
  tx: Tx,
  vault: Vault,
  survey: Pick<OpenSurvey, "id" | "version" | "definition">,
  key: Uint8Array,
): Promise<KeptSheet | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT frame, batch_id AS "batchId", version, language, entries, submitted FROM survey_sheet
    WHERE survey_id = ${survey.id}::uuid AND respondent_key = ${Buffer.from(key)}`;
  if (!row) return undefined;
  const said = sheet.parse(JSON.parse(vault.open(purpose, row.entries)));
  // Only who has answered something goes on with the version that they began with.
  const version = said.length === 0 ? survey.version : row.version;
  return {
    frame: frame.parse(row.frame),
    batchId: row.batchId ?? undefined,
    version,
    definition: version === survey.version ? survey.definition : await definitionOf(tx, survey.id, version),
    language: language.catch("ja").parse(row.language),
    said,
    submitted: row.submitted,
  };
}

/**
 * Writes it whole. Its times are days: a time to the second would tell, held against the webhooks of that second, whose
 * sheet it is. The exact ones are inside, sealed.
 */
export async function writeSheet(
  tx: Tx,
  vault: Vault,
  surveyId: string,
  key: Uint8Array,
  kept: KeptSheet,
  now: Date,
): Promise<void> {
  const entries = Buffer.from(vault.seal(purpose, JSON.stringify(kept.said)));
  const day = startOfDay(now);
  await tx.$executeRaw`
    INSERT INTO survey_sheet (survey_id, respondent_key, frame, batch_id, version, language, entries, reached, submitted, started_at, updated_at)
    VALUES (${surveyId}::uuid, ${Buffer.from(key)}, ${kept.frame}, ${kept.batchId ?? null}::uuid, ${kept.version}, ${kept.language},
      ${entries}, ${reached(kept)}, ${kept.submitted}, ${day}::timestamptz, ${day}::timestamptz)
    ON CONFLICT (survey_id, respondent_key) DO UPDATE SET frame = excluded.frame, batch_id = excluded.batch_id,
      version = excluded.version, language = excluded.language, entries = excluded.entries, reached = excluded.reached,
      submitted = excluded.submitted, updated_at = excluded.updated_at`;
}

/** Midnight in Japan. */
export const startOfDay = (now: Date): Date => new Date(`${civilDate(now)}T00:00:00+09:00`);

/** Place of the furthest question of the path that they have come to, the first being 1; 0 = none. */
function reached({ definition: { questions }, said }: KeptSheet): number {
  const answers = latest(said);
  const path = pathOf(questions, answers);
  return 1 + questions.findLastIndex((asked) => path.includes(asked) && answers[asked.id] !== undefined);
}
