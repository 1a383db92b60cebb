/**
 * Encryption and pseudonyms, both derived from `SECRET_KEY`, which never lies in the database.
 * AES-256-GCM; a purpose is bound to each text, so that a cipher text moved to another column does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

export interface Vault {
  /** @returns version (1) + nonce (12) + tag (16) + cipher text */
  seal(purpose: string, plain: string): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes were made for another purpose, with another key, or were changed */
  open(purpose: string, sealed: Uint8Array): string;
  /** A pseudonym (32 bytes): the same for the same parts, and telling nothing without the key. */
  pseudonym(purpose: string, ...parts: readonly string[]): Uint8Array<ArrayBuffer>;
}

const version = 1;

export function createVault(secretKey: string): Vault {
  const secret = Buffer.from(secretKey, "base64");
  const derive = (label: string) => Buffer.from(hkdfSync("sha256", secret, "tonari", label, 32));
  const encryptionKey = derive("encryption");
  const pseudonymKey = derive("pseudonym");

  return {
    seal(purpose, plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", encryptionKey, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]));
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version) throw new Error("sealed text of an unknown version");
      const decipher = createDecipheriv("aes-256-gcm", encryptionKey, bytes.subarray(1, 13));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(13, 29));
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString("utf8");
    },
    pseudonym(purpose, ...parts) {
      const hmac = createHmac("sha256", pseudonymKey).update(purpose);
      // The length before each part keeps ("ab","c") apart from ("a","bc").
      for (const part of parts) hmac.update(`\u0000${Buffer.byteLength(part)}:`).update(part);
      return new Uint8Array(hmac.digest());
    },
  };
}
