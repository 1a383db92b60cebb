/**
 * The link into a thread. LINE must carry it again with each notification, and the database must not hold it, so it is
 * derived: HMAC(secret key, thread, end of its validity). Without `SECRET_KEY`, which never lies in the database, the
 * rows say nothing about it; it has 256 bits; another end of validity is another link, and the earlier one is dead.
 */
import type { Vault } from "../vault.js";

export interface ThreadLink {
  token: string;
  /** What is kept of it. */
  hash: Buffer;
}

export function threadLink(vault: Vault, threadId: string, until: Date): ThreadLink {
  const token = Buffer.from(vault.pseudonym("talk link token", threadId, until.toISOString())).toString("base64url");
  return { token, hash: linkHash(vault, token) };
}

export const linkHash = (vault: Vault, token: string): Buffer => Buffer.from(vault.pseudonym("talk link", token));

export const linkDays = 30;
/** With less left than this, the next link that is needed is a new one. */
export const renewDays = 7;
