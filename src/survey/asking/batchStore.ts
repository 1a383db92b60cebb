/** Batches of a survey with how many of each have answered: flags and counts only, never who answered what. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import { frames } from "../../policy/indicator.js";
import { type Batch, batchKinds, type Drawn, drawn } from "./batch.js";

export interface NewBatch {
  id: string;
  surveyId: string;
  kind: Batch["kind"];
  frame: Batch["frame"];
  name: string;
  asked: number | undefined;
  population?: number | undefined;
  everyone?: boolean;
  drawn: Drawn;
  posterHash?: Buffer<ArrayBuffer> | undefined;
  createdBy: string | undefined;
  now: Date;
}

export const batchStore = {
  async add(tx: Tx, { now, ...batch }: NewBatch): Promise<void> {
    const { asked = null, population = null, everyone = false, createdBy = null, posterHash = null } = batch;
    const row = { ...batch, asked, population, everyone, createdBy, posterHash, createdAt: now };
    await tx.surveyBatch.create({ data: row });
  },

  /** Oldest first. */
  async list(tx: Tx, surveyId: string): Promise<Batch[]> {
    const rows = await tx.surveyBatch.findMany({ where: { surveyId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    if (rows.length === 0) return [];
    const counted = await tx.$queryRaw<{ batch_id: string; answered: number; withdrawn: number }[]>`
      SELECT c.batch_id, count(*) FILTER (WHERE c.answered)::int AS answered, count(*) FILTER (WHERE c.void)::int AS withdrawn
      FROM survey_code c JOIN survey_batch b ON b.id = c.batch_id WHERE b.survey_id = ${surveyId}::uuid GROUP BY 1
      UNION ALL
      SELECT a.batch_id, count(*) FILTER (WHERE a.answered)::int, 0
      FROM survey_asked a JOIN survey_batch b ON b.id = a.batch_id
      WHERE b.survey_id = ${surveyId}::uuid AND b.kind = 'line' GROUP BY 1
      UNION ALL
      SELECT p.batch_id, count(*)::int, 0
      FROM survey_response p JOIN survey_batch b ON b.id = p.batch_id
      WHERE p.survey_id = ${surveyId}::uuid AND b.kind IN ('poster', 'import') GROUP BY 1`;
    const counts = new Map(counted.map((one) => [one.batch_id, one]));
    return rows.map((row) => ({
      id: row.id,
      kind: batchKinds.find((kind) => kind === row.kind) ?? "letters",
      frame: frames.find((frame) => frame === row.frame) ?? "open",
      name: row.name,
      asked: row.asked ?? undefined,
      returned: row.returned,
      population: row.population ?? undefined,
      everyone: row.everyone,
      drawn: drawn.catch({}).parse(row.drawn ?? {}),
      announcementId: row.announcementId ?? undefined,
      createdAt: row.createdAt,
      answered: counts.get(row.id)?.answered ?? 0,
      withdrawn: counts.get(row.id)?.withdrawn ?? 0,
    }));
  },

  /** Only one of this survey: the address of another ward's finds nothing. */
  async find(tx: Tx, surveyId: string, id: string): Promise<Batch | undefined> {
    return (await this.list(tx, surveyId)).find((batch) => batch.id === id);
  },

  async setReturned(tx: Tx, id: string, returned: number): Promise<void> {
    await tx.surveyBatch.update({ where: { id }, data: { returned } });
  },

  /** Writes what is given over what is there. */
  async setDrawn(tx: Tx, id: string, more: Drawn): Promise<void> {
    await tx.$executeRaw`
      UPDATE survey_batch SET drawn = coalesce(drawn, '{}'::jsonb) || ${JSON.stringify(more)}::jsonb WHERE id = ${id}::uuid`;
  },

  async setAnnouncement(tx: Tx, id: string, announcementId: string): Promise<void> {
    await tx.surveyBatch.update({ where: { id }, data: { announcementId } });
  },

  async setAsked(tx: Tx, id: string, asked: number): Promise<void> {
    await tx.surveyBatch.update({ where: { id }, data: { asked } });
  },

  /** One batch for each source of a survey, however many of its files are taken in. */
  async keep(tx: Tx, batch: NewBatch): Promise<void> {
    const row = Prisma.sql`${batch.id}::uuid, ${batch.surveyId}::uuid, ${batch.kind}, ${batch.frame}, ${batch.name},
      ${JSON.stringify(batch.drawn)}::jsonb, ${batch.createdBy ?? null}::uuid, ${batch.now}::timestamptz`;
    await tx.$executeRaw`
      INSERT INTO survey_batch (id, survey_id, kind, frame, name, drawn, created_by, created_at)
      VALUES (${row}) ON CONFLICT (id) DO NOTHING`;
  },

  /** Of an invitation that was never sent: nobody was asked. */
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.surveyAsked.deleteMany({ where: { batchId: id } });
    await tx.surveyBatch.delete({ where: { id } });
  },
};
