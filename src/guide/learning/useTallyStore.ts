/** Counts of a ward's uses: by entry how often an answer was called wrong, by month how often there was one. */
import type { Tx } from "../../db.js";
import type { EntryUses, MonthUses, OfferedUses } from "./useTally.js";

interface RatedRow {
  entry: string;
  rated: number;
  wrong: number;
}

interface InsteadRow {
  entry: string;
  chosen: string;
  count: number;
}

export const useTallyStore = {
  /** @param since uses before it don't count */
  async entries(tx: Tx, ward: string, since: Date): Promise<EntryUses[]> {
    const rated = await tx.$queryRaw<RatedRow[]>`
      SELECT entry, count(*)::int AS rated, (count(*) FILTER (WHERE NOT helpful))::int AS wrong FROM guide_use
      WHERE ward = ${ward} AND kind = 'answer' AND entry IS NOT NULL AND helpful IS NOT NULL AND shown_at >= ${since}::timestamptz
      GROUP BY entry`;
    const instead = await tx.$queryRaw<InsteadRow[]>`
      SELECT entry, chosen, count(*)::int AS count FROM guide_use
      WHERE ward = ${ward} AND entry IS NOT NULL AND chosen IS NOT NULL AND chosen <> entry AND shown_at >= ${since}::timestamptz
      GROUP BY entry, chosen ORDER BY count DESC, chosen`;
    const ids = new Set([...rated, ...instead].map(({ entry }) => entry));
    return [...ids].map((entry) => {
      const own = rated.find((row) => row.entry === entry);
      return {
        entry,
        rated: own?.rated ?? 0,
        wrong: own?.wrong ?? 0,
        insteadOf: instead.filter((row) => row.entry === entry).map(({ chosen, count }) => ({ entry: chosen, count })),
      };
    });
  },

  /** Choices that were followed by a choice; the most offered first. */
  async offered(tx: Tx, ward: string, since: Date): Promise<OfferedUses[]> {
    return tx.$queryRaw<OfferedUses[]>`
      SELECT one AS entry, count(*)::int AS offered, (count(*) FILTER (WHERE chosen = one))::int AS chosen
      FROM guide_use CROSS JOIN LATERAL unnest(offered) AS one
      WHERE ward = ${ward} AND kind = 'choices' AND chosen IS NOT NULL AND shown_at >= ${since}::timestamptz
      GROUP BY one ORDER BY count(*) DESC, one`;
  },

  /** Months in Japan, newest first; what was no question (small talk, danger) is left out. */
  async months(tx: Tx, ward: string, limit: number): Promise<MonthUses[]> {
    return tx.$queryRaw<MonthUses[]>`
      SELECT to_char(shown_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month,
        (count(*) FILTER (WHERE kind = 'answer'))::int AS answer,
        (count(*) FILTER (WHERE kind = 'choices'))::int AS choices,
        (count(*) FILTER (WHERE kind = 'none'))::int AS none,
        (count(*) FILTER (WHERE kind = 'choices' AND chosen IS NOT NULL))::int AS chosen
      FROM guide_use WHERE ward = ${ward} AND kind IN ('answer', 'choices', 'none')
      GROUP BY month ORDER BY month DESC LIMIT ${limit}`;
  },
};
