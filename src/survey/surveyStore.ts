/** Surveys as they are answered: with the version that is asked now, or another one. */

import { Prisma } from "../../generated/prisma/client.js";
import type { Tx } from "../db.js";
import type { OpenSurvey } from "./answering/answeringDesk.js";
import { type SurveyDefinition, type SurveyState, surveyDefinition } from "./survey.js";
import { isKey } from "./surveyText.js";

interface Row {
  id: string;
  ward: string;
  key: string;
  state: SurveyState;
  version: number;
  definition: unknown;
  sha256: string;
  opensAt: Date | null;
  closesAt: Date | null;
  fictional: boolean;
}

/** Of published surveys only: the join leaves drafts out. */
const selected = Prisma.sql`
  SELECT s.id, s.ward, s.key, s.state::text AS state, v.number AS version, v.definition, v.sha256, s.opens_at AS "opensAt",
    s.closes_at AS "closesAt", s.fictional
  FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version`;

const openOf = ({ opensAt, closesAt, definition, sha256, ...row }: Row): OpenSurvey => ({
  ...row,
  definition: parsed(`${row.id} ${row.version} ${sha256}`, definition),
  opensAt: opensAt ?? undefined,
  closesAt: closesAt ?? undefined,
});

export async function surveyByKey(tx: Tx, ward: string, key: string): Promise<OpenSurvey | undefined> {
  if (!isKey(key)) return undefined;
  const [row] = await tx.$queryRaw<Row[]>`${selected} WHERE s.ward = ${ward} AND s.key = ${key}`;
  return row && openOf(row);
}

export async function surveyById(tx: Tx, id: string): Promise<OpenSurvey | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`${selected} WHERE s.id = ${id}::uuid`;
  return row && openOf(row);
}

/** What friends of the account may answer now, newest first. */
export async function surveysForFriends(tx: Tx, ward: string, now: Date): Promise<OpenSurvey[]> {
  const rows = await tx.$queryRaw<Row[]>`
    ${selected} WHERE s.ward = ${ward} AND s.state = 'open' AND s.salt IS NOT NULL AND v.definition->'frames' @> '["line"]'
    ORDER BY coalesce(s.opens_at, v.published_at, s.created_at) DESC, s.id`;
  return rows.map(openOf).filter((survey) => takesAnswers(survey, now));
}

export interface LockedSurvey {
  survey: OpenSurvey;
  /** Sealed; null when it has been destroyed. */
  salt: Uint8Array | null;
}

/**
 * The survey as it is now, which can't be closed before this transaction ends: so no answer slips in after closing.
 */
export async function surveyForAnswer(tx: Tx, id: string): Promise<LockedSurvey | undefined> {
  const [row] = await tx.$queryRaw<(Row & { salt: Uint8Array | null })[]>`
    SELECT s.id, s.ward, s.key, s.state::text AS state, s.salt, v.number AS version, v.definition, v.sha256,
      s.opens_at AS "opensAt", s.closes_at AS "closesAt", s.fictional
    FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version
    WHERE s.id = ${id}::uuid FOR SHARE OF s`;
  if (!row) return undefined;
  const { salt, ...survey } = row;
  return { survey: openOf(survey), salt };
}

export async function sealedSalt(tx: Tx, surveyId: string): Promise<Uint8Array | undefined> {
  const survey = await tx.survey.findUnique({ where: { id: surveyId }, select: { salt: true } });
  return survey?.salt ?? undefined;
}

/** The definition of a version that somebody began with. */
export async function definitionOf(tx: Tx, surveyId: string, number: number): Promise<SurveyDefinition> {
  const row = await tx.surveyVersion.findUniqueOrThrow({ where: { surveyId_number: { surveyId, number } } });
  return parsed(`${surveyId} ${number} ${row.sha256}`, row.definition);
}

/** With its first answer a version never changes again. */
export async function freezeVersion(tx: Tx, surveyId: string, number: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE survey_version SET frozen_at = ${now}::timestamptz
    WHERE survey_id = ${surveyId}::uuid AND number = ${number} AND frozen_at IS NULL`;
}

export function takesAnswers(survey: Pick<OpenSurvey, "state" | "opensAt" | "closesAt">, now: Date): boolean {
  if (survey.state !== "open") return false;
  return (!survey.opensAt || survey.opensAt <= now) && (!survey.closesAt || now < survey.closesAt);
}

/** Parsing sixty questions for each tap would cost more than everything else; the hash says it is the same text. */
const known = new Map<string, SurveyDefinition>();
const mostKnown = 100;

function parsed(name: string, definition: unknown): SurveyDefinition {
  const found = known.get(name);
  if (found) return found;
  const read = surveyDefinition.parse(definition);
  if (known.size >= mostKnown) known.clear();
  known.set(name, read);
  return read;
}
