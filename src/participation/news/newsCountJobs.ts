/** Hands the counts of local news to the indicators whose plan says that they count posts. */
import type { Database, Tx } from "../../db.js";
import { type Plan, placedIndicators } from "../../policy/plan.js";
import type { ReadingDesk } from "../../policy/readingDesk.js";
import { civilDate } from "../../time.js";
import { countsNews, type NewsCountWords, newsReading } from "./newsCount.js";
import { newsCountStore } from "./newsCountStore.js";
import { newsYears } from "./newsFigures.js";

export interface NewsCountOptions {
  database: Pick<Database, "transaction">;
  readings: ReadingDesk;
  plansOf(ward: string, tx: Tx): readonly Plan[] | Promise<readonly Plan[]>;
  wards: readonly string[];
  words: NewsCountWords;
}

export interface NewsCounts {
  /** In the transaction of the change. */
  recount(tx: Tx, ward: string, now: Date): Promise<void>;
  /** Each night, so that the date of a count moves on. */
  recountAll(now: Date): Promise<void>;
}

export function createNewsCounts({ database, readings, plansOf, wards, words }: NewsCountOptions): NewsCounts {
  async function recount(tx: Tx, ward: string, now: Date): Promise<void> {
    const indicators = (await plansOf(ward, tx))
      .flatMap(placedIndicators)
      .filter(({ indicator }) => countsNews(indicator.counts));
    if (indicators.length === 0) return;
    const { first, groups, fictional } = await newsCountStore.counts(tx, ward, now);
    if (first === undefined) return;
    for (const { indicator } of indicators) {
      const { counts: rule, target } = indicator;
      if (!countsNews(rule)) continue;
      for (const year of newsYears(groups)) {
        const reading = newsReading(rule, target.unit, year, { first, today: civilDate(now) }, words);
        if (!reading) continue;
        const sourceKey = `count:${rule.series}:${rule.scope}:${rule.what}:${year.fiscalYear}`;
        await readings.measured(tx, {
          ward,
          indicator: indicator.id,
          kind: "count",
          sourceKey,
          reading,
          fictional: fictional.has(year.fiscalYear),
        });
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
