/**
 * Whom an invitation in LINE asks: drawn among those who agreed to hear from the ward, who have not been asked for this
 * survey, and not too often this quarter. What it was drawn by is recorded, so that it can be drawn again.
 */
import { createHash } from "node:crypto";
import { Prisma } from "../../../generated/prisma/client.js";
import type { Audience } from "../../announcement/audience.js";
import type { Tx } from "../../db.js";
import { drawSample } from "../statistics/sample.js";
import type { Drawn } from "./batch.js";
import { dayBegins, quarterStart } from "./quarter.js";

export interface InvitationStoreOptions {
  /** Rows with a `resident_id` of those whom the rule names, LINE reaches, and who have not stopped announcements. */
  people(ward: string, audience: Audience): Prisma.Sql;
}

export interface Invitation {
  ward: string;
  surveyId: string;
  audience: Audience;
  /** Undefined: all of them. */
  size: number | undefined;
  seed: string;
  perQuarter: number;
  now: Date;
}

export interface Draw {
  ids: string[];
  recorded: NonNullable<Drawn["invitation"]>;
}

const rowsAtOnce = 5_000;
export type InvitationStore = ReturnType<typeof createInvitationStore>;

export function createInvitationStore({ people }: InvitationStoreOptions) {
  /** @param besides of a batch that is drawn again: what it and later ones asked does not count */
  async function candidates(
    tx: Tx,
    wanted: Invitation,
    besides?: { batchId: string; before: Date },
  ): Promise<string[]> {
    const earlier = besides
      ? Prisma.sql`AND a.batch_id <> ${besides.batchId}::uuid AND a.asked_at < ${besides.before}::timestamptz`
      : Prisma.empty;
    const from = dayBegins(quarterStart(wanted.now));
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT p.resident_id AS id FROM (${people(wanted.ward, wanted.audience)}) p
      WHERE NOT EXISTS (
          SELECT 1 FROM survey_asked a WHERE a.survey_id = ${wanted.surveyId}::uuid AND a.resident_id = p.resident_id ${earlier})
        AND (SELECT count(*) FROM survey_asked a
          WHERE a.resident_id = p.resident_id AND a.asked_at >= ${from}::timestamptz ${earlier}) < ${wanted.perQuarter}::int
      ORDER BY p.resident_id`;
    return rows.map(({ id }) => id);
  }

  async function draw(tx: Tx, wanted: Invitation, besides?: { batchId: string; before: Date }): Promise<Draw> {
    const all = await candidates(tx, wanted, besides);
    const ids = wanted.size === undefined ? all : drawSample(all, wanted.size, wanted.seed);
    return {
      ids: [...ids],
      recorded: {
        audience: wanted.audience,
        size: wanted.size ?? null,
        seed: wanted.seed,
        candidates: all.length,
        candidatesSha256: createHash("sha256").update(all.join("\n")).digest("hex"),
        perQuarter: wanted.perQuarter,
        quarterFrom: quarterStart(wanted.now),
      },
    };
  }

  return {
    draw,

    /** One invitation of a ward after another: two at once could both ask somebody for the last time of the quarter. */
    async lock(tx: Tx, ward: string): Promise<void> {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`survey asked ${ward}`}, 0))`;
    },

    async ask(tx: Tx, surveyId: string, batchId: string, ids: readonly string[], now: Date): Promise<number> {
      let asked = 0;
      for (let from = 0; from < ids.length; from += rowsAtOnce) {
        asked += await tx.$executeRaw`
          INSERT INTO survey_asked (survey_id, resident_id, batch_id, asked_at)
          SELECT ${surveyId}::uuid, r.id, ${batchId}::uuid, ${now}::timestamptz
          FROM resident r WHERE r.id = ANY(${ids.slice(from, from + rowsAtOnce)}::uuid[])
          ON CONFLICT DO NOTHING`;
      }
      return asked;
    },

    /** Draws again by what was recorded, and says whether the same people come out. */
    async again(
      tx: Tx,
      survey: { id: string; ward: string },
      batch: { id: string; createdAt: Date },
      recorded: NonNullable<Drawn["invitation"]>,
    ): Promise<{ same: boolean; samePeople: boolean; candidates: number }> {
      const wanted: Invitation = {
        ward: survey.ward,
        surveyId: survey.id,
        audience: recorded.audience,
        size: recorded.size ?? undefined,
        seed: recorded.seed,
        perQuarter: recorded.perQuarter,
        now: batch.createdAt,
      };
      const { ids, recorded: now } = await draw(tx, wanted, { batchId: batch.id, before: batch.createdAt });
      const rows = await tx.surveyAsked.findMany({ where: { batchId: batch.id }, select: { residentId: true } });
      const asked = new Set(rows.map(({ residentId }) => residentId));
      return {
        same: ids.length === asked.size && ids.every((id) => asked.has(id)),
        samePeople: now.candidatesSha256 === recorded.candidatesSha256,
        candidates: now.candidates,
      };
    },

    async unanswered(tx: Tx, batchId: string): Promise<number> {
      return tx.surveyAsked.count({ where: { batchId, answered: false } });
    },

    async reminded(tx: Tx, batchId: string, now: Date): Promise<void> {
      await tx.surveyAsked.updateMany({ where: { batchId, answered: false }, data: { remindedAt: now } });
    },
  };
}
