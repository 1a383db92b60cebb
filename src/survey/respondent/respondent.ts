/**
 * Respondent key (回答者キー): HMAC of who somebody is, with a secret of the survey. One person gives one response, also
 * after blocking or being forgotten; and nobody can tell the person from it once the secret is destroyed.
 */
import { createHmac, randomBytes } from "node:crypto";
import type { Vault } from "../../vault.js";

/** What a respondent is known by: LINE user id, code of a letter, id in a visitor's cookie, number in another system. */
export type KnownBy = "line" | "code" | "visitor" | "import";

const purpose = "survey salt";

/** The secret of a survey's keys, sealed: made when it is first published. */
export function newSalt(vault: Pick<Vault, "seal">): Uint8Array<ArrayBuffer> {
  return vault.seal(purpose, randomBytes(32).toString("base64"));
}

export function openSalt(vault: Pick<Vault, "open">, sealed: Uint8Array): Buffer {
  return Buffer.from(vault.open(purpose, sealed), "base64");
}

export function respondentKey(salt: Uint8Array, by: KnownBy, ...parts: readonly string[]): Buffer {
  return createHmac("sha256", salt)
    .update([by, ...parts].join("\0"))
    .digest();
}
