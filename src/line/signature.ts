/** LINE's webhook signature: base64(HMAC-SHA256(channel secret, raw body)). */
import { createHmac, timingSafeEqual } from "node:crypto";

/** Exactly 32 bytes in base64; lenient decoders would let trailing garbage through. */
const shape = /^[A-Za-z0-9+/]{43}=$/;

/** @param secrets the current secret, and the previous one during a rotation */
export function signatureIsValid(body: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  if (!header || !shape.test(header)) return false;
  const given = Buffer.from(header, "ascii");
  return secrets.some((secret) => timingSafeEqual(given, Buffer.from(sign(body, secret), "ascii")));
}

export function sign(body: Uint8Array | string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}
