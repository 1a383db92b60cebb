/** Indicators over a test's database: the stores, the public pages and the open data as the product has them. */
import type { Express } from "express";
import type { Database, Tx } from "../../src/db.js";
import { indicatorOpenDataRoutes } from "../../src/policy/indicatorOpenDataApi.js";
import { indicatorRoutes } from "../../src/policy/indicatorPages.js";
import { createIndicatorViewStore } from "../../src/policy/indicatorViewStore.js";
import type { Reading } from "../../src/policy/reading.js";
import { createReadingDesk } from "../../src/policy/readingStore.js";
import { fixedClock } from "../../src/time.js";
import { realContent } from "../support/content.js";
import { testFrame } from "../support/pages.js";

export const plansOf = (ward: string) => [...(realContent().wards.get(ward)?.plans.values() ?? [])];
export const readings = createReadingDesk({ plansOf });
export const indicators = createIndicatorViewStore({ readings, plansOf });

export function mountIndicators(
  app: Express,
  database: Database,
  options: { now?: string; demo?: boolean } = {},
): void {
  const { now = "2026-11-20T10:00:00+09:00", demo = false } = options;
  const shared = { content: realContent(), database, clock: fixedClock(now), indicators };
  app.use(indicatorOpenDataRoutes({ ...shared, demo }), indicatorRoutes({ ...shared, frame: testFrame({ demo }) }));
}

export const measure = (
  tx: Tx,
  indicator: string,
  reading: Reading,
  more: { fictional?: boolean; key?: string } = {},
) =>
  readings.measured(tx, {
    ward: indicator.split("-")[0] ?? "",
    indicator,
    kind: "survey",
    sourceKey: more.key ?? `survey:s:${reading.frame}`,
    reading,
    fictional: more.fictional ?? false,
  });
