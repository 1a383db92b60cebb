/**
 * How often one address or one link may send the form, shared by all instances (R10). A hall full of people may sit
 * behind one address, so it is far above what a person does, and still stops a program that fills an event with names.
 */
import { RateLimiterRes } from "rate-limiter-flexible";
import { SharedLimit } from "../../console/signIn/sharedLimitStore.js";
import { networkOf, type TooMany } from "../../console/signIn/signInLimits.js";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";

/** Seconds, and forms within them. */
export const signUpLimits = {
  address: { points: 40, duration: 600 },
  link: { points: 20, duration: 600 },
} as const;

export interface SignUpLimits {
  /** Undefined: go on. */
  ofAddress(ip: string): Promise<TooMany | undefined>;
  ofLink(token: string): Promise<TooMany | undefined>;
}

export function createSignUpLimits(database: Database, vault: Vault): SignUpLimits {
  const address = new SharedLimit(database, { keyPrefix: "sign-up-address", ...signUpLimits.address });
  const link = new SharedLimit(database, { keyPrefix: "sign-up-link", ...signUpLimits.link });
  /** Neither an address nor a token lies in the table. */
  const keyOf = (part: string) => Buffer.from(vault.pseudonym("sign-up limit", part)).toString("base64url");

  async function refused(counting: () => Promise<unknown>): Promise<TooMany | undefined> {
    try {
      await counting();
      return undefined;
    } catch (result) {
      if (!(result instanceof RateLimiterRes)) throw result;
      return { seconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)) };
    }
  }

  return {
    ofAddress: (ip) => refused(() => address.consume(keyOf(networkOf(ip)))),
    ofLink: (token) => refused(() => link.consume(keyOf(token))),
  };
}
