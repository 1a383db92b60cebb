/** Hands the counts of events to the indicators whose plan says that they count them. */
import type { Database, Tx } from "../../db.js";
import { type Plan, placedIndicators } from "../../policy/plan.js";
import type { ReadingDesk } from "../../policy/readingDesk.js";
import { civilDate } from "../../time.js";
import { type CountWords, countReading } from "./eventCount.js";
import { eventCountStore } from "./eventCountStore.js";

export interface EventCountOptions {
  database: Pick<Database, "transaction">;
  readings: ReadingDesk;
  plansOf(ward: string, tx: Tx): readonly Plan[] | Promise<readonly Plan[]>;
  wards: readonly string[];
  words: CountWords;
}

export interface EventCounts {
  /** In the transaction of the change. */
  recount(tx: Tx, ward: string, now: Date): Promise<void>;
  /** Each night, so that the date of a count moves on where nothing is recorded. */
  recountAll(now: Date): Promise<void>;
}

export function createEventCounts({ database, readings, plansOf, wards, words }: EventCountOptions): EventCounts {
  async function recount(tx: Tx, ward: string, now: Date): Promise<void> {
    for (const plan of await plansOf(ward, tx)) {
      for (const { indicator } of placedIndicators(plan)) {
        const { counts: rule, target } = indicator;
        // Posts are counted by news/newsCountJobs.ts.
        if (!rule || rule.what === "posts") continue;
        const { first, years } = await eventCountStore.ofSeries(tx, ward, rule, now);
        if (first === undefined) continue;
        for (const counted of years) {
          const reading = countReading(rule, target.unit, counted, { first, today: civilDate(now) }, words);
          if (!reading) continue;
          const sourceKey = `count:${rule.series}:${rule.scope}:${rule.what}:${counted.fiscalYear}`;
          const { fictional } = counted;
          await readings.measured(tx, { ward, indicator: indicator.id, kind: "count", sourceKey, reading, fictional });
        }
      }
    }
  }

  return {
    recount,
    async recountAll(now) {
      for (const ward of wards) await database.transaction("worker", (tx) => recount(tx, ward, now));
    },
  };
}
