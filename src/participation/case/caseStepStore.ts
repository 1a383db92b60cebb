/** What happened with a case, in order; what was written is sealed. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { CaseStepView } from "./caseDesk.js";

export interface NewStep {
  kind: CaseStepView["kind"];
  state?: string | undefined;
  text?: string | undefined;
  by: { kind: "staff" | "resident" | "time"; id?: string | undefined; name?: string | undefined };
}

const kinds = z.enum(["made", "state", "assigned", "note", "message", "answers", "due", "erased"]);
const byKinds = z.enum(["staff", "resident", "time"]);
const purpose = "case step";

export function createCaseStepStore(vault: Pick<Vault, "seal" | "open">) {
  return {
    async add(tx: Tx, caseId: string, { kind, state, text, by }: NewStep, at: Date): Promise<void> {
      const sealed = text === undefined ? null : Buffer.from(vault.seal(purpose, text));
      // A millisecond after the one before: steps of one transaction, and of a clock that goes back, keep their order.
      await tx.$executeRaw`
        INSERT INTO case_step (id, case_id, kind, state, text, by_kind, by_id, by_name, at)
        SELECT ${randomUUID()}::uuid, ${caseId}::uuid, ${kind}, ${state ?? null}::text, ${sealed}::bytea, ${by.kind},
          ${by.id ?? null}::uuid, ${by.name ?? null}::text,
          greatest(${at}::timestamptz, (SELECT max(at) + interval '1 millisecond' FROM case_step WHERE case_id = ${caseId}::uuid))`;
    },

    async list(tx: Tx, caseId: string): Promise<CaseStepView[]> {
      const rows = await tx.caseStep.findMany({ where: { caseId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
      return rows.map((row) => ({
        kind: kinds.parse(row.kind),
        state: row.state ?? undefined,
        text: row.text ? vault.open(purpose, row.text) : undefined,
        by: { kind: byKinds.parse(row.byKind), name: row.byName ?? undefined },
        at: row.at,
      }));
    },

    /** What time did with all of these. */
    async byTime(tx: Tx, caseIds: readonly string[], kind: "due" | "erased", at: Date): Promise<void> {
      await tx.$executeRaw`
        INSERT INTO case_step (id, case_id, kind, by_kind, at)
        SELECT gen_random_uuid(), c.id, ${kind}, 'time',
          greatest(${at}::timestamptz, (SELECT max(at) + interval '1 millisecond' FROM case_step s WHERE s.case_id = c.id))
        FROM unnest(${[...caseIds]}::uuid[]) AS c(id)`;
    },

    async eraseTexts(tx: Tx, caseIds: readonly string[]): Promise<void> {
      await tx.caseStep.updateMany({ where: { caseId: { in: [...caseIds] } }, data: { text: null } });
    },
  };
}
