/** Plans made in the console, beside those of the content files. */
import type { Database, Tx } from "../db.js";
import { type Plan, plan } from "./plan.js";

export interface ConsolePlan {
  plan: Plan;
  edit: number;
  madeFrom: string | undefined;
  /** Who wrote it last: somebody else approves it. */
  updatedBy: string | undefined;
  updatedAt: Date;
  /** Public from then on. */
  approvedAt: Date | undefined;
}

export type PlanStore = ReturnType<typeof createPlanStore>;

export function createPlanStore(database: Database) {
  return {
    async of(tx: Tx, ward: string): Promise<ConsolePlan[]> {
      const rows = await tx.policyPlan.findMany({ where: { ward }, orderBy: [{ fiscalYear: "asc" }, { id: "asc" }] });
      return rows.map((row) => ({
        plan: plan.parse(row.content),
        edit: row.edit,
        madeFrom: row.madeFrom ?? undefined,
        updatedBy: row.updatedBy ?? undefined,
        updatedAt: row.updatedAt,
        approvedAt: row.approvedAt ?? undefined,
      }));
    },

    /** Approved ones: those the public sees. */
    async approved(ward: string): Promise<Plan[]> {
      const all = await database.run("console", (tx) => this.of(tx, ward));
      return all.filter(({ approvedAt }) => approvedAt !== undefined).map((one) => one.plan);
    },

    /** @returns false when there is one with this id */
    async create(tx: Tx, made: Plan, madeFrom: string, staffId: string): Promise<boolean> {
      const rows = await tx.$executeRaw`
        INSERT INTO policy_plan (id, ward, fiscal_year, content, made_from, updated_by)
        VALUES (${made.id}, ${made.ward}, ${made.fiscalYear}, ${JSON.stringify(made)}::jsonb, ${madeFrom}, ${staffId}::uuid)
        ON CONFLICT (id) DO NOTHING`;
      return rows === 1;
    },

    /** An edit voids the approval. @returns false when somebody else has edited it since */
    async write(tx: Tx, changed: Plan, edit: number, staffId: string): Promise<boolean> {
      const rows = await tx.$executeRaw`
        UPDATE policy_plan SET content = ${JSON.stringify(changed)}::jsonb, edit = edit + 1, updated_by = ${staffId}::uuid,
          updated_at = now(), approved_by = NULL, approved_at = NULL
        WHERE id = ${changed.id} AND ward = ${changed.ward} AND edit = ${edit}`;
      return rows === 1;
    },

    /** @returns false when it is this person's own, was edited since, or is approved already */
    async approve(tx: Tx, ward: string, id: string, edit: number, staffId: string): Promise<boolean> {
      const rows = await tx.$executeRaw`
        UPDATE policy_plan SET approved_by = ${staffId}::uuid, approved_at = now()
        WHERE id = ${id} AND ward = ${ward} AND edit = ${edit} AND approved_at IS NULL AND updated_by IS DISTINCT FROM ${staffId}::uuid`;
      return rows === 1;
    },
  };
}
