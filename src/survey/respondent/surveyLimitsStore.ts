/**
 * How often somebody may try a code, shared by all instances. Codes carry 55 bits, so what these limits must do is
 * little: `expectedHits` says how little, and the tests hold it.
 *
 * A slip that the check character tells is free: it is no guess, for no code reads so. Nobody can lock a ward's page by
 * guessing: beyond `alarmed` wrong codes an hour each address still has a few tries, enough for somebody with a letter.
 * Only beyond `most` (an attack from very many addresses) are unknown people asked to wait until the hour is over.
 */
import { refusal, SharedLimit, type TooMany } from "../../console/signIn/sharedLimitStore.js";
import { networkOf } from "../../console/signIn/signInLimits.js";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";

/** Seconds, and tries within them. */
export const codeLimits = {
  address: { points: 20, duration: 60 },
  /** Of one address while its ward is alarmed. */
  alarmedAddress: { points: 3, duration: 3600 },
  /** Wrong codes of one ward. */
  alarmed: { points: 600, duration: 3600 },
  most: 6_000,
  /** Who begins answering a survey open to anyone: a hall of people behind one address. */
  begin: { points: 100, duration: 600 },
} as const;

/**
 * Codes that so many guesses find, where `codes` are out there. 6,000 an hour are 53 million a year; with 20,000 letters
 * sent they find 0.00003 codes: one in 34,000 years.
 */
export const expectedHits = (guesses: number, codes: number): number => (guesses * codes) / 2 ** 55;

export interface SurveyLimits {
  /** Before a code is looked up; undefined: go on. */
  tryCode(ward: string, ip: string): Promise<TooMany | undefined>;
  /** There was no such code. */
  wrongCode(ward: string): Promise<void>;
  begin(ip: string): Promise<TooMany | undefined>;
}

export function createSurveyLimits(database: Database, vault: Vault): SurveyLimits {
  const limit = (name: string, rule: { points: number; duration: number }) =>
    new SharedLimit(database, { keyPrefix: `survey-${name}`, ...rule });
  const address = limit("code", codeLimits.address);
  const alarmedAddress = limit("code-alarmed", codeLimits.alarmedAddress);
  const wrong = limit("code-wrong", codeLimits.alarmed);
  const begin = limit("begin", codeLimits.begin);
  /** No address of anybody's machine lies in the table. */
  const keyOf = (ip: string) => Buffer.from(vault.pseudonym("survey limit", networkOf(ip))).toString("base64url");

  return {
    async tryCode(ward, ip) {
      const tooMany = await refusal(() => address.consume(keyOf(ip)));
      if (tooMany) return tooMany;
      const guesses = await wrong.get(ward);
      if (!guesses || guesses.consumedPoints < codeLimits.alarmed.points) return undefined;
      if (guesses.consumedPoints >= codeLimits.most) return { seconds: Math.ceil(guesses.msBeforeNext / 1000) };
      return refusal(() => alarmedAddress.consume(keyOf(ip)));
    },
    async wrongCode(ward) {
      await wrong.penalty(ward);
    },
    begin: (ip) => refusal(() => begin.consume(keyOf(ip))),
  };
}
