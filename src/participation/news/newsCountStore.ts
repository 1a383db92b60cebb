/** Counts posts from their rows: by the day on which staff approved them, which is when they went out. */
import type { Tx } from "../../db.js";
import type { CivilDate } from "../../time.js";
import type { GroupCount } from "./newsFigures.js";

export interface NewsCountRows {
  /** Day of the first approval here; undefined: none yet. */
  first: CivilDate | undefined;
  /** A year in which everything was withdrawn again stands with 0, so that its count goes back. */
  groups: GroupCount[];
  /** Fiscal years with posts of the demo. */
  fictional: ReadonlySet<number>;
}

export const newsCountStore = {
  async counts(tx: Tx, ward: string, now: Date): Promise<NewsCountRows> {
    const rows = await tx.$queryRaw<(GroupCount & { first: string; fictional: boolean })[]>`
      SELECT (extract(year FROM day) - CASE WHEN extract(month FROM day) < 4 THEN 1 ELSE 0 END)::int AS "fiscalYear",
        "group", min(day)::text AS first,
        count(*) FILTER (WHERE state = 'approved')::int AS posts, bool_or(fictional) AS fictional
      FROM (
        SELECT (p.decided_at AT TIME ZONE 'UTC' + interval '9 hours')::date AS day, p.group_id::text AS "group",
          p.state, p.fictional
        FROM news_post p
        WHERE p.ward = ${ward} AND p.state IN ('approved', 'withdrawn') AND p.decided_at <= ${now}::timestamptz
      ) AS told
      GROUP BY 1, 2 ORDER BY 1, 2`;
    return {
      first: rows
        .map(({ first }) => first)
        .sort()
        .at(0),
      groups: rows.map(({ fiscalYear, group, posts }) => ({ fiscalYear, group, posts })),
      fictional: new Set(rows.filter(({ fictional }) => fictional).map(({ fiscalYear }) => fiscalYear)),
    };
  },
};
