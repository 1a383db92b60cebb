/** Plan of a LINE Official Account (料金プラン): what a month includes, and what each further message costs at most. */
import { z } from "zod";

const linePlanKeys = ["communication", "light", "standard"] as const;
export const linePlanKey = z.enum(linePlanKeys);
export type LinePlanKey = z.infer<typeof linePlanKey>;

export const linePlan = z.strictObject({
  name: z.string().min(1),
  /** Per month, without tax. */
  monthlyYen: z.int().min(0),
  includedMessages: z.int().min(0),
  /** The highest step: the price falls with the number. Null: no further messages can be bought. */
  extraYenAtMost: z.number().min(0).nullable(),
});
export type LinePlan = z.infer<typeof linePlan>;

export const linePlanFile = z.strictObject({
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  source: z.string().min(1),
  plans: z.record(linePlanKey, linePlan),
});
export type LinePlans = z.infer<typeof linePlanFile>;

/** Yen for `messages` more, of which `used` have gone this month: an upper limit, without tax. */
export function extraYen(plan: LinePlan, used: number, messages: number): number {
  const beyond = (count: number) => Math.max(0, count - plan.includedMessages);
  return Math.ceil((beyond(used + messages) - beyond(used)) * (plan.extraYenAtMost ?? 0));
}
