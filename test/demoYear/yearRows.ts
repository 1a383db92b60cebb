/** How many rows the played year has in each table that it writes to. */
import type { Database } from "../../src/db.js";

const tables = [
  ...["resident", "line_contact", "survey", "survey_version", "survey_batch", "survey_code", "survey_response"],
  ...["survey_tally", "survey_edition", "panel_member", "indicator_reading", "indicator_mark", "plan_entry"],
  ...["ward_event", "booking", "attendance", "notice", "ward_case", "case_step", "slot", "association_table"],
  ...["news_group", "news_post", "queue_reading", "announcement", "recipient", "audit_record"],
];

export async function rowsOf(database: Database, besides: readonly string[] = []): Promise<Record<string, number>> {
  const counted = tables.filter((table) => !besides.includes(table));
  const columns = counted.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(", ");
  const [row] = await database.run("console", (tx) =>
    tx.$queryRawUnsafe<Record<string, number>[]>(`SELECT ${columns}`),
  );
  return row ?? {};
}
