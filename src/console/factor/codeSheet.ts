/** A sheet of printed one-time codes (コード表): a second factor that needs nothing but paper. */
import { randomInt } from "node:crypto";

export const codesPerSheet = 10;
/** From here on a person is told to print a new sheet. */
export const fewCodes = 3;

/** Without those that look alike in print: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const letters = "34679ACDEFGHJKMNPQRTWXY";
const length = 12;

/** Codes such as `7KMP-3XQD-W9TA`: about 54 bits each. */
export function newCodeSheet(): string[] {
  return Array.from({ length: codesPerSheet }, () => {
    const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
    return code.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** The letters alone, as they are compared; undefined for what can't be such a code. */
export function plainCode(typed: string): string | undefined {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐−ー]/g, "");
  return plain.length === length && [...plain].every((one) => letters.includes(one)) ? plain : undefined;
}
