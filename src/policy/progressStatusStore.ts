/** The progress status of indicators among what staff write into a plan's form: the last written counts. */
import type { Tx } from "../db.js";
import { nodeKey } from "./planEntry.js";
import type { SetStatus } from "./progressStatus.js";

const prefix = nodeKey("indicator");

/** By indicator. */
export async function progressStatusesOf(tx: Tx, ward: string): Promise<Map<string, SetStatus>> {
  const rows = await tx.$queryRaw<{ node: string; text: string; name: string | null; at: Date }[]>`
    SELECT DISTINCT ON (e.plan, e.node) e.node, e.text, s.name, e.written_at AS at
    FROM plan_entry e LEFT JOIN staff s ON s.id = e.written_by
    WHERE e.ward = ${ward} AND e.field = 'progressStatus' AND starts_with(e.node, ${prefix})
    ORDER BY e.plan, e.node, e.id DESC`;
  const statuses = new Map<string, SetStatus>();
  for (const { node, text, name, at } of rows) {
    const indicator = node.slice(prefix.length);
    // Emptied again: nothing is set.
    if (text !== "") statuses.set(indicator, { indicator, text, writtenBy: name ?? undefined, writtenAt: at });
  }
  return statuses;
}
