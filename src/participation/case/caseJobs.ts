/** What time does with cases: a mark when nobody has answered in time, and the erasing when they are no longer kept. */
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";
import { createCaseStepStore } from "./caseStepStore.js";
import { caseStore } from "./caseStore.js";

export interface CaseJobsOptions {
  database: Pick<Database, "transaction">;
  vault: Vault;
  audit: Audit;
}

export interface CaseJobs {
  /** Each minute; done twice it marks nothing twice. */
  tick(now: Date): Promise<void>;
  /** Each night. @returns how many were erased */
  eraseOld(now: Date): Promise<number>;
}

const atOnce = 200;

export function createCaseJobs({ database, vault, audit }: CaseJobsOptions): CaseJobs {
  const steps = createCaseStepStore(vault);

  /** @returns how many; fewer than `atOnce` were all */
  const eraseSome = (now: Date) =>
    database.transaction("worker", async (tx) => {
      const old = await caseStore.lockOld(tx, now, atOnce);
      const ids = old.map(({ id }) => id);
      await caseStore.erase(tx, ids);
      await steps.eraseTexts(tx, ids);
      await steps.byTime(tx, ids, "erased", now);
      const wards = new Map<string, number>();
      for (const { ward } of old) wards.set(ward, (wards.get(ward) ?? 0) + 1);
      for (const [ward, count] of wards)
        await audit.record(tx, { actor: { kind: "system" }, ward, action: "case.erased", facts: { records: count } });
      return old.length;
    });

  return {
    tick: (now) =>
      database.transaction("worker", async (tx) => {
        await steps.byTime(tx, await caseStore.lockUnmarkedDue(tx, now, atOnce), "due", now);
      }),

    async eraseOld(now) {
      let erased = 0;
      for (;;) {
        const some = await eraseSome(now);
        erased += some;
        if (some < atOnce) return erased;
      }
    },
  };
}
