/** Token of the JSON API: what it looks like. It is shown once; kept is only its pseudonym. */
import { randomBytes } from "node:crypto";

/** For `vault.pseudonym`. */
export const tokenPurpose = "api token";

export const newToken = (): string => `tonari_${randomBytes(32).toString("base64url")}`;

/** The token of an Authorization header; what is not even shaped like one costs no query. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +(tonari_[A-Za-z0-9_-]{43})$/i.exec(header ?? "")?.[1];
}
