/** Editions of published results: made once, withdrawn perhaps, never changed. */
import type { Tx } from "../../db.js";
import { isKey } from "../surveyText.js";
import type { EditionBasis } from "./publication.js";
import { type Edition, editionBasis } from "./publication.js";
import { type PublishedEdition, type PublishedResults, publishedResults } from "./publishedResults.js";
import { tellsWeights } from "./weightsOrBreakdowns.js";

export interface EditionLine {
  number: number;
  asOf: Date;
  publishedAt: Date;
  publishedBy: string | undefined;
  withdrawnAt: Date | undefined;
  results: PublishedResults;
}

/** Newest first; withdrawn ones too. */
export async function editionsOf(tx: Tx, surveyId: string): Promise<EditionLine[]> {
  const rows = await tx.surveyEdition.findMany({ where: { surveyId }, orderBy: { number: "desc" } });
  const ids = rows.flatMap(({ publishedBy }) => publishedBy ?? []);
  const staff = ids.length === 0 ? [] : await tx.staff.findMany({ where: { id: { in: ids } } });
  return rows.map((row) => ({
    number: row.number,
    asOf: row.asOf,
    publishedAt: row.publishedAt,
    publishedBy: staff.find(({ id }) => id === row.publishedBy)?.name,
    withdrawnAt: row.withdrawnAt ?? undefined,
    results: publishedResults.parse(row.content),
  }));
}

/** For suppression: who saw a withdrawn edition knows it all the same. */
export async function everPublished(tx: Tx, surveyId: string): Promise<Edition[]> {
  const rows = await tx.surveyEdition.findMany({ where: { surveyId }, orderBy: { number: "asc" } });
  return rows.map(({ number, content, basis }) => {
    const results = publishedResults.parse(content);
    return { number, content: results.shown, basis: editionBasis.parse(basis), weighted: tellsWeights(results) };
  });
}

/** Two who publish at once: the later one waits here, and then finds the number taken. */
export async function lockEditions(tx: Tx, surveyId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS one FROM survey WHERE id = ${surveyId}::uuid FOR UPDATE`;
}

export async function writeEdition(
  tx: Tx,
  edition: { surveyId: string; number: number; results: PublishedResults; basis: EditionBasis; by: string; now: Date },
): Promise<void> {
  const { surveyId, number, results, basis, by, now } = edition;
  await tx.surveyEdition.create({
    data: {
      surveyId,
      number,
      content: results,
      basis,
      asOf: new Date(results.countedAt),
      publishedBy: by,
      publishedAt: now,
    },
  });
}

/** @returns false where there is none, or it is withdrawn already */
export async function withdrawEdition(tx: Tx, surveyId: string, number: number, now: Date): Promise<boolean> {
  const done = await tx.surveyEdition.updateMany({
    where: { surveyId, number, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  return done.count > 0;
}

/** What readers see: the newest edition that is not withdrawn. */
export async function publishedEdition(tx: Tx, ward: string, key: string): Promise<PublishedEdition | undefined> {
  if (!isKey(key)) return undefined;
  const survey = await tx.survey.findUnique({ where: { ward_key: { ward, key } }, select: { id: true } });
  const row =
    survey &&
    (await tx.surveyEdition.findFirst({
      where: { surveyId: survey.id, withdrawnAt: null },
      orderBy: { number: "desc" },
      select: { number: true, content: true, publishedAt: true },
    }));
  if (!survey || !row) return undefined;
  const results = publishedResults.parse(row.content);
  return { survey: { id: survey.id, ward, key }, number: row.number, results, publishedAt: row.publishedAt };
}

export interface WithdrawnResults {
  title: PublishedResults["title"];
  withdrawnAt: Date;
}

/** What was public once and is no more: the last edition, where all are withdrawn. Undefined where there was never one. */
export async function withdrawnResults(tx: Tx, ward: string, key: string): Promise<WithdrawnResults | undefined> {
  if (!isKey(key)) return undefined;
  const survey = await tx.survey.findUnique({ where: { ward_key: { ward, key } }, select: { id: true } });
  if (!survey) return undefined;
  const rows = await tx.surveyEdition.findMany({
    where: { surveyId: survey.id },
    orderBy: { number: "desc" },
    select: { content: true, withdrawnAt: true },
  });
  const times = rows.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  const [last] = rows;
  if (!last || times.length < rows.length) return undefined;
  return {
    title: publishedResults.parse(last.content).title,
    withdrawnAt: new Date(Math.max(...times.map((time) => time.getTime()))),
  };
}

/** Names of the batches of each frame, as they stand beside figures. */
export async function batchesByFrame(tx: Tx, surveyId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const batches = await tx.surveyBatch.findMany({ where: { surveyId }, orderBy: { createdAt: "asc" } });
  const found = new Map<string, string[]>();
  for (const { frame, name } of batches) found.set(frame, [...(found.get(frame) ?? []), name]);
  return found;
}

/** Whether there are results to read of each of these surveys. */
export async function surveysWithResults(tx: Tx, surveyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.surveyEdition.findMany({
    where: { surveyId: { in: [...surveyIds] }, withdrawnAt: null },
    select: { surveyId: true },
    distinct: ["surveyId"],
  });
  return new Set(rows.map(({ surveyId }) => surveyId));
}
