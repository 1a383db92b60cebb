/** How often a token may ask (R10): counted in the database, so that two instances do not double it. */
import { RateLimiterRes } from "rate-limiter-flexible";
import { SharedLimit } from "../console/signIn/sharedLimitStore.js";
import type { Database } from "../db.js";

/** Counts one use of a key. */
export type ApiLimit = (key: string) => Promise<{ ok: boolean /** seconds */; retryAfter: number }>;

/** @param perMinute a city's import, or a screen that follows a delivery twice a second, stays far below the default */
export function createApiLimit(database: Database, perMinute = 1_200): ApiLimit {
  const limit = new SharedLimit(database, { keyPrefix: "api", points: perMinute, duration: 60, rememberBlocked: true });
  return async (key) => {
    try {
      await limit.consume(key);
      return { ok: true, retryAfter: 0 };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { ok: false, retryAfter: Math.ceil(refused.msBeforeNext / 1_000) };
    }
  };
}
