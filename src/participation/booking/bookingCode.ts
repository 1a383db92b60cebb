/**
 * Entry code (受付コード) of a ticket: ten characters of Crockford's base 32 and one that tells a slip of the pen; shown
 * as XXXX-XXXX-XXX. A survey's code is one character longer, so that neither is ever taken for the other.
 */
import { codeFrom, parseCode } from "../../survey/respondent/code.js";

export function entryCodeFrom(bytes: Uint8Array): string {
  // A survey's code whose first character is 0, which is left out: the check stays good.
  const first = (bytes[0] ?? 0) & 0b00000111;
  return codeFrom(Uint8Array.of(first, ...bytes.subarray(1))).slice(1);
}

/** As it was scanned or typed: full width, small letters, hyphens, O for 0. Undefined: no entry code, or a slip in it. */
export function parseEntryCode(typed: string): string | undefined {
  const parsed = parseCode(`0${typed}`);
  return parsed.kind === "code" ? parsed.code.slice(1) : undefined;
}

/** For tickets and screens. */
export function shownEntryCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{3})$/, "$1-$2-$3");
}
