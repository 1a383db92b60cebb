/** A LINE Official Account plan (料金プラン): how many messages are free, what more would cost, what a month costs. */
import { z } from "zod";

export const plan = z.object({
  name: z.string(),
  /** Messages a month without further charge. */
  free: z.int().min(0),
  monthlyYen: z.number().min(0),
  /** Yen for each message beyond the free ones; null: there are none beyond. */
  extraYen: z.number().min(0).nullable(),
  /** How many beyond the free ones the account has allowed itself. */
  extraAllowed: z.int().min(0),
});
export type Plan = z.infer<typeof plan>;

/**
 * The plans of Japan without tax (free messages and monthly prices: LINE's documents, read 2026-08).
 * The price of further messages falls with their number; 3 yen is the highest step, so the estimate is not too low.
 */
export const plans = {
  communication: { name: "コミュニケーションプラン", free: 200, monthlyYen: 0, extraYen: null, extraAllowed: 0 },
  light: { name: "ライトプラン", free: 5_000, monthlyYen: 5_000, extraYen: null, extraAllowed: 0 },
  standard: { name: "スタンダードプラン", free: 30_000, monthlyYen: 15_000, extraYen: 3, extraAllowed: 1_000_000 },
} as const satisfies Record<string, Plan>;

export interface Charge {
  used: number;
  free: number;
  extra: number;
  monthlyYen: number;
  extraYen: number;
  totalYen: number;
}

/** What a month with so many counted messages costs. */
export function chargeFor(chosen: Plan, used: number): Charge {
  const extra = Math.max(0, used - chosen.free);
  const extraYen = extra * (chosen.extraYen ?? 0);
  return {
    used,
    free: chosen.free,
    extra,
    monthlyYen: chosen.monthlyYen,
    extraYen,
    totalYen: chosen.monthlyYen + extraYen,
  };
}

/** What `/quota` answers: the free messages and the further ones that the account allows itself. */
export const quotaOf = (chosen: Plan): number => chosen.free + (chosen.extraYen === null ? 0 : chosen.extraAllowed);
