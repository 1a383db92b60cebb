/** The second factors of a staff member: proving one, adding and removing them, each with its audit record. */
import type { Database, Tx } from "../../db.js";
import { type Account, type AccountStore, hasSecondFactor, stepAfterPassword } from "../account/accountStore.js";
import type { Audit } from "../audit/audit.js";
import { newCodeSheet, plainCode } from "./codeSheet.js";
import { passkeyStore, passkeysAtMost } from "./passkeyStore.js";
import type { CredentialAnswer, Passkeys } from "./passkeys.js";
import { totpStep } from "./totp.js";

export interface FactorParts {
  database: Database;
  accounts: AccountStore;
  passkeys: Passkeys;
  audit: Audit;
}

type Person = Pick<Account, "id" | "name">;

export interface Adding {
  person: Person;
  /** It is to be their first: whoever is let in by the password alone must not add to what is there. */
  first: boolean;
}

export type FactorKind = "totp" | "passkey" | "codes";
export type Factors = ReturnType<typeof createFactors>;

export function createFactors({ database, accounts, passkeys, audit }: FactorParts) {
  const record = (tx: Parameters<Audit["record"]>[0], { id, name }: Person, action: string, kind: FactorKind) =>
    audit.record(tx, { actor: { kind: "staff", id, name }, action, subject: id, facts: { kind } });

  /** Two set-ups at once queue here. */
  async function isFirst(tx: Tx, staffId: string): Promise<boolean> {
    await accounts.lock(tx, staffId);
    const account = await accounts.byId(tx, staffId);
    return account !== undefined && stepAfterPassword(account) === "setup";
  }

  return {
    /** A one-time password or a printed code. @returns which it was, or undefined when it is wrong or was used before */
    async proveByCode(staffId: string, typed: string): Promise<"totp" | "codes" | undefined> {
      const now = await database.now();
      return database.transaction("console", async (tx) => {
        const account = await accounts.byId(tx, staffId);
        const step = account?.totpSecret ? totpStep(accounts.openTotp(account.totpSecret), typed, now) : undefined;
        if (step !== undefined) return (await accounts.useTotpStep(tx, staffId, step)) ? "totp" : undefined;
        const code = plainCode(typed);
        return code !== undefined && (await accounts.useCode(tx, staffId, code)) ? "codes" : undefined;
      });
    },

    /** @param staffId whose key it must be; undefined: the key says who it is, and must have checked the person */
    async proveByPasskey(
      staffId: string | undefined,
      answer: CredentialAnswer,
      origins: string[],
    ): Promise<string | undefined> {
      const key = await database.run("console", (tx) => passkeyStore.byId(tx, answer.id));
      if (!key || (staffId !== undefined && key.staffId !== staffId)) return undefined;
      const counter = await passkeys.signIn(staffId ?? "anybody", answer, key, origins, staffId === undefined);
      if (counter === undefined) return undefined;
      await database.run("console", (tx) => passkeyStore.used(tx, key.id, counter));
      return key.staffId;
    },

    async addPasskey(
      { person, first }: Adding,
      answer: CredentialAnswer,
      name: string,
      origins: string[],
    ): Promise<boolean> {
      const key = await passkeys.add(person.id, answer, origins);
      if (!key) return false;
      return database.transaction("console", async (tx) => {
        if (first && !(await isFirst(tx, person.id))) return false;
        const known = await passkeyStore.of(tx, person.id);
        if (known.length >= passkeysAtMost || (await passkeyStore.byId(tx, key.id))) return false;
        await passkeyStore.add(tx, { ...key, staffId: person.id, name });
        await record(tx, person, "factor.added", "passkey");
        return true;
      });
    },

    /** The code proves that the secret has arrived; it is used up by that. */
    async addTotp({ person, first }: Adding, secret: string, code: string): Promise<boolean> {
      const step = totpStep(secret, code, await database.now());
      if (step === undefined) return false;
      return database.transaction("console", async (tx) => {
        if (first && !(await isFirst(tx, person.id))) return false;
        await accounts.setTotp(tx, person.id, secret, step);
        await record(tx, person, "factor.added", "totp");
        return true;
      });
    },

    /** Shown once: only their pseudonyms are kept. Undefined where it would have had to be the first factor, and is not. */
    async newCodes({ person, first }: Adding): Promise<string[] | undefined> {
      const codes = newCodeSheet();
      const plain = codes.map((code) => plainCode(code) ?? code);
      return database.transaction("console", async (tx) => {
        if (first && !(await isFirst(tx, person.id))) return undefined;
        await accounts.replaceCodes(tx, person.id, plain);
        await record(tx, person, "factor.added", "codes");
        return codes;
      });
    },

    /** @returns false where it is the last one: nobody is left without a second factor. */
    async remove(person: Person, factor: { kind: "totp" } | { kind: "passkey"; id: string }): Promise<boolean> {
      return database
        .transaction("console", async (tx) => {
          // Two removals at once would each see the other's factor still there.
          await accounts.lock(tx, person.id);
          if (factor.kind === "totp") await accounts.removeTotp(tx, person.id);
          else if (!(await passkeyStore.remove(tx, person.id, factor.id))) return true;
          const left = await accounts.byId(tx, person.id);
          if (!left || !hasSecondFactor(left)) throw new LastFactor();
          await record(tx, person, "factor.removed", factor.kind);
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof LastFactor) return false;
          throw error;
        });
    },
  };
}

/** Takes the removal back. */
class LastFactor extends Error {}
