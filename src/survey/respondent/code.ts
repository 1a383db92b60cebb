/**
 * Code (回答コード) of a letter or poster: twelve characters shown as XXXX-XXXX-XXXX, of an alphabet without I, L, O
 * and U. Eleven carry 55 bits, so that guessing is hopeless; the last one tells a slip of the pen: any one wrong
 * character and any two that changed places, with certainty.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 12;

export type ParsedCode =
  | { kind: "code"; code: string }
  /** Looks like one, with a slip in it: no code ever reads so. */
  | { kind: "wrong-check" }
  | { kind: "not-a-code" };

/** As somebody typed it: full width, small letters, spaces, hyphens of any kind, O for 0, I and L for 1. */
export function parseCode(typed: string): ParsedCode {
  // Longer than any code with its hyphens: nothing to look at.
  if (typed.length > 100) return { kind: "not-a-code" };
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212\u30FC\u2500\u02D7_.・]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (code.length !== length || [...code].some((one) => !alphabet.includes(one))) return { kind: "not-a-code" };
  return checkOf(code.slice(0, -1)) === code.at(-1) ? { kind: "code", code } : { kind: "wrong-check" };
}

/** For letters and screens: XXXX-XXXX-XXXX. */
export function shownCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3");
}

/** The code made of the first 55 bits. */
export function codeFrom(bytes: Uint8Array): string {
  let bits = bytes.subarray(0, 7).reduce((all, byte) => (all << 8n) | BigInt(byte), 0n) >> 1n;
  let body = "";
  for (let place = 1; place < length; place += 1) {
    body = (alphabet[Number(bits & 31n)] ?? "") + body;
    bits >>= 5n;
  }
  return body + checkOf(body);
}

/**
 * Weighted sum over the field of 32 elements, with another weight for each place: a changed character, or two that
 * changed places, always gives another sum.
 */
function checkOf(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const one of body) {
    weight = times(weight, 2);
    sum ^= times(weight, alphabet.indexOf(one));
  }
  return alphabet[sum] ?? "";
}

/** Product in GF(2⁵) modulo x⁵ + x² + 1, in which 2 generates all 31 elements. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit -= 1) {
    product <<= 1;
    if (product & 32) product ^= 0b100101;
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}
