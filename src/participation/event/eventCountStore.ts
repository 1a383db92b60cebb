/** Sums of who came, as plans count them. */
import type { Tx } from "../../db.js";
import type { CivilDate } from "../../time.js";
import type { YearCount } from "./eventCount.js";

export const eventCountStore = {
  /**
   * By fiscal year, of what has begun: published events, and those that staff keep for themselves and have recorded
   * people for. People count under the scope they came in (a pupil at an event for the area), sessions under the event's.
   * A year whose events were all cancelled counts nothing and is still told.
   */
  async ofSeries(
    tx: Tx,
    ward: string,
    { series, scope }: { series: string; scope: string },
    now: Date,
  ): Promise<{ first: CivilDate | undefined; years: YearCount[] }> {
    const rows = await tx.$queryRaw<(YearCount & { first: string })[]>`
      SELECT (extract(year FROM day) - CASE WHEN extract(month FROM day) < 4 THEN 1 ELSE 0 END)::int AS "fiscalYear",
        min(day)::text AS first,
        count(*) FILTER (WHERE NOT cancelled AND own)::int AS sessions,
        coalesce(sum(people) FILTER (WHERE NOT cancelled), 0)::int AS people,
        count(*) FILTER (WHERE NOT cancelled AND own AND NOT recorded)::int AS unrecorded,
        coalesce(bool_or(fictional), false) AS fictional
      FROM (
        SELECT (e.starts_at AT TIME ZONE 'UTC' + interval '9 hours')::date AS day, e.cancelled, e.fictional,
          e.state, e.scope IS NOT DISTINCT FROM ${scope}::text AS own,
          sum(a.people) FILTER (WHERE a.withdrawn_at IS NULL AND coalesce(a.scope, e.scope) = ${scope}) AS people,
          coalesce(bool_or(coalesce(a.scope, e.scope) = ${scope}) FILTER (WHERE a.id IS NOT NULL), false) AS ever,
          coalesce(bool_or(a.withdrawn_at IS NULL) FILTER (WHERE a.id IS NOT NULL), false) AS recorded
        FROM ward_event e LEFT JOIN attendance a ON a.event_id = e.id
        WHERE e.ward = ${ward} AND e.series = ${series} AND e.starts_at <= ${now}::timestamptz
        GROUP BY e.id
      ) AS held
      WHERE ever OR (own AND state = 'published')
      GROUP BY 1 ORDER BY 1`;
    return { first: rows[0]?.first, years: rows.map(({ first: _, ...row }) => row) };
  },
};
