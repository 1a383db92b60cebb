/** Where figures come from: chunks, taps, contacts that were blocked, and what was measured and kept. */
import type { Database, Tx } from "../../db.js";
import { countDeliveries, noCounts } from "../delivery/chunkCountStore.js";
import {
  type AudienceFigures,
  type Figures,
  insight,
  measuredForDays,
  type Progress,
  seenOf,
  unfollowHours,
} from "./figures.js";

export interface DueForInsight {
  id: string;
  startedAt: Date;
  /** A broadcast is counted by the number of its request, everything else by the announcement's name. */
  channels: readonly { channel: string; requestId: string | null }[];
}

export type FiguresStore = ReturnType<typeof createFiguresStore>;

export function createFiguresStore(database: Database) {
  const isOf = async (tx: Tx, ward: string, id: string) => (await tx.announcement.count({ where: { id, ward } })) === 1;

  return {
    /** From a few hundred rows, however many recipients. Undefined: no such announcement in the ward. */
    progress: (ward: string, id: string): Promise<Progress | undefined> =>
      database.run("console", async (tx) => {
        if (!(await isOf(tx, ward, id))) return undefined;
        const counts = (await countDeliveries(tx, [id])).get(id) ?? noCounts;
        const rows = await tx.$queryRaw<{ state: string; n: number }[]>`
          SELECT state::text AS state, count(*)::int AS n FROM chunk WHERE announcement_id = ${id}::uuid GROUP BY 1`;
        return { counts, chunks: Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
      }),

    figures: (ward: string, id: string): Promise<Figures | undefined> =>
      database.run("console", async (tx) => {
        if (!(await isOf(tx, ward, id))) return undefined;
        const { accepted } = (await countDeliveries(tx, [id])).get(id) ?? noCounts;
        const taps = await tx.$queryRaw<{ url: string; taps: number }[]>`
          SELECT l.url, count(t.id)::int AS taps FROM short_link l LEFT JOIN link_tap t ON t.code = l.code
          WHERE l.announcement_id = ${id}::uuid AND l.ward = ${ward} GROUP BY 1 ORDER BY 2 DESC, 1`;
        const kept = await tx.announcementFigure.findMany({ where: { announcementId: id } });
        const told = insight.safeParse(kept.find(({ kind }) => kind === "insight")?.value).data;
        const left = kept.find(({ kind }) => kind === "unfollows")?.value;
        return { accepted, seen: told && seenOf(told), taps, unfollows: countOf(left) };
      }),

    /** Of the ward's announcements since a day, by what their audience was. */
    byAudience: (ward: string, since: Date): Promise<AudienceFigures[]> =>
      database.run(
        "console",
        (tx) => tx.$queryRaw<AudienceFigures[]>`
        WITH sent AS (
          SELECT id, audience, audience_sha256 FROM announcement
          WHERE ward = ${ward} AND started_at >= ${since}::timestamptz AND state IN ('sending', 'done', 'paused', 'cancelled')),
        each AS (
          SELECT s.audience_sha256, s.audience,
            (SELECT coalesce(sum(size), 0) FROM chunk c WHERE c.announcement_id = s.id AND c.state = 'accepted') AS accepted,
            (SELECT count(*) FROM short_link l JOIN link_tap t ON t.code = l.code WHERE l.announcement_id = s.id) AS taps,
            (SELECT coalesce(sum((f.value->>'count')::int), 0) FROM announcement_figure f WHERE f.announcement_id = s.id AND f.kind = 'unfollows') AS unfollows
          FROM sent s)
        SELECT audience_sha256 AS "audienceSha256", (array_agg(audience))[1] AS audience, count(*)::int AS announcements,
          sum(accepted)::int AS accepted, sum(taps)::int AS taps, sum(unfollows)::int AS unfollows
        FROM each GROUP BY 1 ORDER BY 4 DESC`,
      ),

    /** Whose figures LINE may still change, asked for last before today. */
    dueForInsight: (): Promise<DueForInsight[]> =>
      database.run(
        "worker",
        (tx) => tx.$queryRaw<DueForInsight[]>`
        SELECT a.id, a.started_at AS "startedAt",
          (SELECT json_agg(DISTINCT jsonb_build_object('channel', c.channel,
              'requestId', CASE WHEN c.path LIKE '%/broadcast%' THEN c.request_id END))
            FROM chunk c WHERE c.announcement_id = a.id AND c.state = 'accepted') AS channels
        FROM announcement a LEFT JOIN announcement_figure f ON f.announcement_id = a.id AND f.kind = 'insight'
        WHERE a.started_at > now() - ${measuredForDays} * interval '1 day'
          AND a.started_at < now() - interval '1 day'
          AND (f.measured_at IS NULL OR f.measured_at < now() - interval '20 hours')
          AND EXISTS (SELECT 1 FROM chunk c WHERE c.announcement_id = a.id AND c.state = 'accepted')
        ORDER BY a.started_at DESC LIMIT 40`,
      ),

    async keep(id: string, kind: "insight", value: object): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        INSERT INTO announcement_figure (announcement_id, kind, value) VALUES (${id}::uuid, ${kind}, ${JSON.stringify(value)}::jsonb)
        ON CONFLICT (announcement_id, kind) DO UPDATE SET value = excluded.value, measured_at = now()`,
      );
    },

    /**
     * Counts who left within 72 hours, once these are over: later the contacts are forgotten, and the number could not
     * be found again. @returns for how many announcements
     */
    measureUnfollows: (): Promise<number> =>
      database.run(
        "worker",
        (tx) => tx.$executeRaw`
        INSERT INTO announcement_figure (announcement_id, kind, value)
        SELECT a.id, 'unfollows', jsonb_build_object('count', (
          SELECT count(*) FROM line_contact l JOIN recipient r ON r.resident_id = l.resident_id AND r.announcement_id = a.id
            JOIN chunk c ON c.id = r.chunk_id
          WHERE l.blocked_at IS NOT NULL AND NOT r.has_left AND c.state = 'accepted'
            AND l.blocked_at BETWEEN c.finished_at AND c.finished_at + ${unfollowHours} * interval '1 hour'))
        FROM announcement a
        WHERE a.finished_at < now() - ${unfollowHours} * interval '1 hour' AND a.finished_at > now() - interval '29 days'
          AND EXISTS (SELECT 1 FROM chunk c WHERE c.announcement_id = a.id AND c.state = 'accepted')
        ON CONFLICT DO NOTHING`,
      ),
  };
}

function countOf(value: unknown): number | undefined {
  return typeof value === "object" && value !== null && "count" in value && typeof value.count === "number"
    ? value.count
    : undefined;
}
