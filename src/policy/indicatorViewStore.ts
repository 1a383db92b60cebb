/** Reads how the indicators of a ward stand: a few small queries, nothing is counted here. */
import type { Tx } from "../db.js";
import { civilDate } from "../time.js";
import { type IndicatorView, indicatorViews } from "./indicatorView.js";
import { markStore } from "./markStore.js";
import { type Plan, placedIndicators } from "./plan.js";
import { progressStatusesOf } from "./progressStatusStore.js";
import type { ReadingDesk } from "./readingDesk.js";
import type { PlansOf } from "./readingStore.js";

export interface WardIndicators {
  plans: readonly Plan[];
  views: readonly IndicatorView[];
}

export interface IndicatorViewStore {
  ofWard(tx: Tx, ward: string, now: Date): Promise<WardIndicators>;
}

export function createIndicatorViewStore(options: { readings: ReadingDesk; plansOf: PlansOf }): IndicatorViewStore {
  const { readings, plansOf } = options;
  return {
    async ofWard(tx, ward, now) {
      // Newest plan first; of one year those with indicators first, then by id.
      const plans = [...(await plansOf(ward, tx))].sort(
        (one, other) =>
          other.fiscalYear - one.fiscalYear ||
          Number(placedIndicators(other).length > 0) - Number(placedIndicators(one).length > 0) ||
          (one.id < other.id ? -1 : 1),
      );
      const facts = {
        readings: await readings.of(tx, ward),
        marks: await markStore.ofWard(tx, ward),
        statuses: await progressStatusesOf(tx, ward),
        today: civilDate(now),
      };
      return { plans, views: indicatorViews(plans, facts) };
    },
  };
}
