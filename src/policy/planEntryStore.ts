/** What staff wrote into the forms of plans: rows that are only ever added to. */
import type { Tx } from "../db.js";
import { type PlanEntry, type PlanField, planFields } from "./planEntry.js";

export interface NewPlanEntry {
  ward: string;
  plan: string;
  node: string;
  field: PlanField;
  text: string;
  writtenBy: string | null;
}

interface Row {
  node: string;
  field: string;
  text: string;
  by: string | null;
  at: Date;
}

export const planEntryStore = {
  async add(tx: Tx, entry: NewPlanEntry): Promise<void> {
    await tx.planEntry.create({ data: entry });
  },

  /** Oldest first, with every version. */
  async of(tx: Tx, ward: string, plan: string): Promise<PlanEntry[]> {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT e.node, e.field, e.text, s.name AS by, e.written_at AS at
      FROM plan_entry e LEFT JOIN staff s ON s.id = e.written_by
      WHERE e.ward = ${ward} AND e.plan = ${plan} ORDER BY e.id`;
    return rows.flatMap(({ field, by, ...row }) => {
      const known = planFields.find((one) => one === field);
      return known ? [{ ...row, field: known, by: by ?? undefined }] : [];
    });
  },
};
