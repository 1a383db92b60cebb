/** Nightly work on threads: each ward's retention time, and a record of what it removed. */
import type { Audit } from "../console/audit/audit.js";
import type { Database } from "../db.js";
import type { ThreadStore } from "./threadStore.js";

export interface TalkRetentionOptions {
  database: Pick<Database, "transaction">;
  wards: readonly string[];
  threads: Pick<ThreadStore, "forgetOld">;
  retentionDaysOf(ward: string): Promise<number>;
  audit: Audit;
}

export interface TalkRetention {
  /** Safe to do twice. */
  forgetOld(): Promise<void>;
}

export function createTalkRetention(options: TalkRetentionOptions): TalkRetention {
  return {
    async forgetOld() {
      for (const ward of options.wards) {
        const facts = await options.threads.forgetOld(ward, await options.retentionDaysOf(ward));
        if (facts.closed + facts.deleted === 0) continue;
        const entry = { actor: { kind: "system" }, ward, action: "talk.forgotten", facts } as const;
        await options.database.transaction("worker", (tx) => options.audit.record(tx, entry));
      }
    },
  };
}
