/** Reads runs of surveys with their versions as staff see them. */
import type { Tx } from "../../db.js";
import { surveyDefinition } from "../survey.js";
import type { SurveyVersionView, SurveyView } from "../surveyDesk.js";
import { isKey } from "../surveyText.js";

const withVersions = { versions: { orderBy: { number: "asc" } } } as const;

type Found = NonNullable<Awaited<ReturnType<typeof rowOf>>>;

const rowOf = async (tx: Tx, ward: string, key: string) =>
  isKey(key) ? tx.survey.findUnique({ where: { ward_key: { ward, key } }, include: withVersions }) : null;

export async function findSurvey(tx: Tx, ward: string, key: string): Promise<SurveyView | undefined> {
  const row = await rowOf(tx, ward, key);
  return row ? viewOf(row, await namesOf(tx, [row])) : undefined;
}

/** Newest first. */
export async function listSurveys(tx: Tx, ward: string): Promise<SurveyView[]> {
  const rows = await tx.survey.findMany({
    where: { ward },
    include: withVersions,
    orderBy: [{ createdAt: "desc" }, { key: "asc" }],
  });
  const names = await namesOf(tx, rows);
  return rows.map((row) => viewOf(row, names));
}

/** Every version, oldest first. */
export async function versionsOf(tx: Tx, ward: string, key: string): Promise<SurveyVersionView[]> {
  const row = await rowOf(tx, ward, key);
  if (!row) return [];
  const names = await namesOf(tx, [row]);
  return row.versions.map((version) => versionView(version, names));
}

type Names = ReadonlyMap<string, string>;

async function namesOf(tx: Tx, rows: readonly Found[]): Promise<Names> {
  const ids = [...new Set(rows.flatMap(({ versions }) => versions.flatMap(({ updatedBy }) => updatedBy ?? [])))];
  if (ids.length === 0) return new Map();
  const staff = await tx.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

function versionView(row: Found["versions"][number], names: Names): SurveyVersionView {
  const { number, sha256, edit, updatedAt, updatedBy } = row;
  return {
    number,
    definition: surveyDefinition.parse(row.definition),
    sha256,
    edit,
    updatedAt,
    updatedBy: updatedBy === null ? undefined : { id: updatedBy, name: names.get(updatedBy) },
    publishedAt: row.publishedAt ?? undefined,
    frozenAt: row.frozenAt ?? undefined,
  };
}

function viewOf(row: Found, names: Names): SurveyView {
  const published = row.versions.find(({ number }) => number === row.version);
  const draft = row.versions.find(({ publishedAt }) => publishedAt === null);
  return {
    id: row.id,
    ward: row.ward,
    key: row.key,
    state: row.state,
    opensAt: row.opensAt ?? undefined,
    closesAt: row.closesAt ?? undefined,
    fictional: row.fictional,
    source: row.source ?? undefined,
    published: published && versionView(published, names),
    draft: draft && versionView(draft, names),
    closedAt: row.closedAt ?? undefined,
    saltUntil: row.saltUntil ?? undefined,
    saltDestroyedAt: row.saltDestroyedAt ?? undefined,
    textsDeletedAt: row.textsDeletedAt ?? undefined,
    createdAt: row.createdAt,
  };
}
