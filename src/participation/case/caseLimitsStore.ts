/**
 * How often one address or one link may send forms of cases, shared by all instances (R10). A hall full of people may
 * sit behind one address, so it is far above what a person does, and still stops a program that fills the ward's list.
 */
import { RateLimiterRes } from "rate-limiter-flexible";
import { SharedLimit } from "../../console/signIn/sharedLimitStore.js";
import { networkOf, type TooMany } from "../../console/signIn/signInLimits.js";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";

/** Seconds, and forms within them. */
export const caseLimits = {
  address: { points: 20, duration: 600 },
  link: { points: 10, duration: 600 },
} as const;

export interface CaseLimits {
  /** Undefined: go on. */
  send(from: { ip: string } | { token: string }): Promise<TooMany | undefined>;
}

export function createCaseLimits(database: Database, vault: Vault): CaseLimits {
  const address = new SharedLimit(database, { keyPrefix: "case-address", ...caseLimits.address });
  const link = new SharedLimit(database, { keyPrefix: "case-link", ...caseLimits.link });
  /** Neither an address nor a token lies in the table. */
  const keyOf = (part: string) => Buffer.from(vault.pseudonym("case limit", part)).toString("base64url");

  return {
    async send(from) {
      try {
        await ("ip" in from ? address.consume(keyOf(networkOf(from.ip))) : link.consume(keyOf(from.token)));
        return undefined;
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result;
        return { seconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)) };
      }
    },
  };
}
