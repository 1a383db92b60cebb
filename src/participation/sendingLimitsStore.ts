/**
 * How often one address or one link may send a form, shared by all instances (R10). A hall full of people may sit
 * behind one address, so it is far above what a person does, and still stops a program that fills a list with names.
 */
import { refusal, SharedLimit, type TooMany } from "../console/signIn/sharedLimitStore.js";
import { networkOf } from "../console/signIn/signInLimits.js";
import type { Database } from "../db.js";
import type { Vault } from "../vault.js";

/** Seconds, and forms within them. */
export const sendingLimits = {
  "sign-up": { address: { points: 40, duration: 600 }, link: { points: 20, duration: 600 } },
  case: { address: { points: 20, duration: 600 }, link: { points: 10, duration: 600 } },
} as const;

export interface SendingLimits {
  /** Undefined: go on. */
  send(from: { ip: string } | { token: string }): Promise<TooMany | undefined>;
}

export function createSendingLimits(database: Database, vault: Vault, form: keyof typeof sendingLimits): SendingLimits {
  const address = new SharedLimit(database, { keyPrefix: `${form}-address`, ...sendingLimits[form].address });
  const link = new SharedLimit(database, { keyPrefix: `${form}-link`, ...sendingLimits[form].link });
  /** Neither an address nor a token lies in the table. */
  const keyOf = (part: string) => Buffer.from(vault.pseudonym(`${form} limit`, part)).toString("base64url");

  return {
    send: (from) =>
      refusal(() => ("ip" in from ? address.consume(keyOf(networkOf(from.ip))) : link.consume(keyOf(from.token)))),
  };
}
