/** What a channel has sent: per month for the quota, per day for the delivery counts, per unit and request for insight. */
import type { Plan } from "./plan.js";
import { quotaOf } from "./plan.js";

export type Via = "reply" | "push" | "multicast" | "broadcast" | "narrowcast";

interface UnitUse {
  date: string;
  unit: string;
  delivered: number;
}

/** yyyyMMdd in Japan, where LINE's days begin. */
export function japaneseDate(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
}

export class Usage {
  private readonly byDay = new Map<string, Record<Via, number>>();
  private readonly countedByMonth = new Map<string, number>();
  private readonly units: UnitUse[] = [];
  /** Delivered messages of a broadcast or narrowcast, by request id. */
  readonly byRequest = new Map<string, { at: number; delivered: number }>();

  constructor(
    /** Null: no limit at all (`"type": "none"`). */
    public plan: Plan | null,
    private readonly clock: () => number,
  ) {}

  /** Replies are free; everything else counts each person reached. */
  add(via: Via, reached: number, units: readonly string[] = []): void {
    const date = japaneseDate(this.clock());
    const day = this.byDay.get(date) ?? { reply: 0, push: 0, multicast: 0, broadcast: 0, narrowcast: 0 };
    day[via] += reached;
    this.byDay.set(date, day);
    for (const unit of units) this.units.push({ date, unit, delivered: reached });
    if (via === "reply") return;
    const month = date.slice(0, 6);
    this.countedByMonth.set(month, (this.countedByMonth.get(month) ?? 0) + reached);
  }

  /** Counted messages of this month. */
  get used(): number {
    return this.countedByMonth.get(japaneseDate(this.clock()).slice(0, 6)) ?? 0;
  }

  hasRoomFor(reached: number): boolean {
    return this.plan === null || this.used + reached <= quotaOf(this.plan);
  }

  on(date: string, via: Via): number {
    return this.byDay.get(date)?.[via] ?? 0;
  }

  deliveredFor(unit: string, from: string, to: string): number {
    return this.units
      .filter((use) => use.unit === unit && use.date >= from && use.date <= to)
      .reduce((sum, use) => sum + use.delivered, 0);
  }

  /** Names of this month, as `aggregation/list` tells them. */
  get unitNames(): string[] {
    const month = japaneseDate(this.clock()).slice(0, 6);
    return [...new Set(this.units.filter((use) => use.date.startsWith(month)).map((use) => use.unit))];
  }
}
