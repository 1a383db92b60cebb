/** Faults on demand: the ways in which LINE, or the way to it, can fail. */
import { z } from "zod";

export const faultKinds = [
  /** Fails and has done nothing. */
  "500-before",
  /** Has done it, and says that it failed. */
  "500-after",
  /** Has done it, and never answers. */
  "timeout-after",
  "reset-before",
  /** Has done it, and the connection breaks before the answer. */
  "reset-after",
  /** Does it, and answers late. */
  "slow",
  "429-rate",
  "429-quota",
  "401",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const faultRule = z.object({
  kind: z.enum(faultKinds),
  /** Start of the path, e.g. `/v2/bot/message/push`; left out: every path. */
  path: z.string().optional(),
  channel: z.string().optional(),
  /** How often; left out: until it is removed. */
  times: z.int().min(1).optional(),
  /** Share of the calls that fail, 0 to 1; left out: all. */
  share: z.number().min(0).max(1).optional(),
  /** For `slow`: milliseconds. */
  ms: z.int().min(0).optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

export class Faults {
  private rules: { rule: FaultRule; left: number }[] = [];
  private seed = 1;
  /** How many calls were spoilt, by kind. */
  readonly done = new Map<FaultKind, number>();

  add(rule: FaultRule): void {
    this.rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.rules = [];
  }

  get active(): FaultRule[] {
    return this.rules.map(({ rule }) => rule);
  }

  /** The fault that this call meets, if any: the first rule that fits and whose share says so. */
  meet(path: string, channel: string | undefined): FaultRule | undefined {
    for (const entry of this.rules) {
      const { rule } = entry;
      if (rule.path !== undefined && !path.startsWith(rule.path)) continue;
      if (rule.channel !== undefined && rule.channel !== channel) continue;
      if (rule.share !== undefined && this.chance() >= rule.share) continue;
      entry.left -= 1;
      this.rules = this.rules.filter(({ left }) => left > 0);
      this.done.set(rule.kind, (this.done.get(rule.kind) ?? 0) + 1);
      return rule;
    }
    return undefined;
  }

  /** The same run meets the same faults: a linear congruential generator (Numerical Recipes). */
  private chance(): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.seed / 2 ** 32;
  }
}
