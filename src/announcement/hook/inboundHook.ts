/**
 * Inbound hook (災害情報システムなどからの受け口): a system that can sign a webhook may have an emergency draft written
 * from a template. What it sends is proved by a signature over time and body; it never sends to residents by itself.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** For `vault.seal`. */
export const hookPurpose = "inbound hook";

export const newHookSecret = (): string => `tonari_hook_${randomBytes(32).toString("base64url")}`;

export const hookBody = z.strictObject({
  /** Text for each variable of the hook's template. */
  values: z.record(z.string().max(100), z.string().max(5_000)).default({}),
});

/** Seconds that the sender's clock may be wrong, and a webhook may be on its way. */
export const signatureAge = 300;

/** `X-Tonari-Signature: t=1763600000,v1=…`; v1 is HMAC-SHA256, in hex, of `<t>.<body>` with the hook's secret. */
export interface HookSignature {
  /** Unix time in seconds. */
  t: number;
  v1: string;
}

export function readSignature(header: string | undefined): HookSignature | undefined {
  const [, t, v1] = /^t=(\d{1,12}), ?v1=([0-9a-f]{64})$/.exec(header ?? "") ?? [];
  return t === undefined || v1 === undefined ? undefined : { t: Number(t), v1 };
}

export function signatureOf(secret: string, t: number, body: Uint8Array): string {
  return createHmac("sha256", secret).update(`${t}.`).update(body).digest("hex");
}

/** @param now Unix time in seconds, by the database's clock */
export function signatureHolds(signature: HookSignature, secret: string, body: Uint8Array, now: number): boolean {
  const expected = Buffer.from(signatureOf(secret, signature.t, body), "hex");
  const isRight = timingSafeEqual(expected, Buffer.from(signature.v1, "hex"));
  return isRight && Math.abs(now - signature.t) <= signatureAge;
}
