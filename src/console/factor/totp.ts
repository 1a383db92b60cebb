/** One-time passwords by time (TOTP, RFC 6238): six digits every 30 seconds, from a program on the office PC or a device. */
import { generateSecret, generateURI, verifySync } from "otplib";

const period = 30;

export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** In groups of four, as a person types it into a program. */
export const readableSecret = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export const totpAddress = (secret: string, email: string): string =>
  generateURI({ issuer: "となり 職員コンソール", label: email, secret });

/**
 * @param now machine time
 * @returns the time step that the code belongs to (the present one, the one before, the one after), or undefined
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const token = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: period });
  return result.valid ? Math.floor(epoch / period) + result.delta : undefined;
}
