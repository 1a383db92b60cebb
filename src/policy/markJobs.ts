/** Marks by the calendar: each night, what has come due and has its figure gets the mark that the rule gives. */
import type { Audit } from "../console/audit/audit.js";
import type { Database } from "../db.js";
import { civilDate } from "../time.js";
import { dueMark } from "./dueMark.js";
import { factsOf } from "./givenMark.js";
import type { IndicatorViewStore } from "./indicatorViewStore.js";
import { markStore } from "./markStore.js";

export interface MarkJobsOptions {
  database: Pick<Database, "transaction">;
  indicators: IndicatorViewStore;
  audit: Audit;
  wards: readonly string[];
}

/** @returns the work for a day: safe to do twice, since a mark that is there is left alone */
export function createGiveMarks({ database, indicators, audit, wards }: MarkJobsOptions) {
  return async (now: Date): Promise<number> => {
    let given = 0;
    for (const ward of wards) {
      given += await database.transaction("worker", async (tx) => {
        const { views } = await indicators.ofWard(tx, ward, now);
        const written: { indicator: string; fiscalYear: number; mark: string }[] = [];
        for (const view of views) {
          const due = dueMark(view, civilDate(now));
          if (!due) continue;
          const { mark, fiscalYear, kept } = due;
          const { id, target } = view.indicator;
          const facts = factsOf(kept, target, null);
          const one = { ward, indicator: id, fiscalYear, mark, readingId: kept.id, facts, givenBy: undefined };
          if (await markStore.give(tx, one)) written.push({ indicator: id, fiscalYear, mark });
        }
        for (const { indicator: subject, ...facts } of written)
          await audit.record(tx, { actor: { kind: "system" }, ward, action: "mark.given", subject, facts });
        return written.length;
      });
    }
    return given;
  };
}
