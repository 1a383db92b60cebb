/** LINE's rate limits: a token bucket for each channel and endpoint. */

export interface RateLimit {
  /** Calls that the bucket holds, and that flow in again within the period. */
  calls: number;
  perMs: number;
}

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;

export const rateLimits = {
  usual: { calls: 2_000, perMs: second },
  multicast: { calls: 200, perMs: second },
  loading: { calls: 100, perMs: second },
  menuList: { calls: 10, perMs: second },
  webhookEndpoint: { calls: 1_000, perMs: minute },
  menuChange: { calls: 100, perMs: hour },
  menuBatch: { calls: 3, perMs: hour },
  rare: { calls: 60, perMs: hour },
} as const satisfies Record<string, RateLimit>;

interface Bucket {
  left: number;
  at: number;
}

export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  /** Calls that found their bucket empty, by bucket; in observe mode they were answered nevertheless. */
  readonly exceeded = new Map<string, number>();

  constructor(private readonly clock: () => number) {}

  /** Takes one call out of the bucket; false where it is empty. */
  take(name: string, limit: RateLimit): boolean {
    const now = this.clock();
    const bucket = this.buckets.get(name) ?? { left: limit.calls, at: now };
    const refill = ((now - bucket.at) / limit.perMs) * limit.calls;
    bucket.left = Math.min(limit.calls, bucket.left + Math.max(0, refill));
    bucket.at = now;
    this.buckets.set(name, bucket);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return true;
    }
    this.exceeded.set(name, (this.exceeded.get(name) ?? 0) + 1);
    return false;
  }
}
