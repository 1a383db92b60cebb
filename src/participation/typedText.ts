/** What people type into our forms, freed of what nobody means to write. */

/** Letters that are only half there, and control characters but line ends. */
const illegible = /[\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]/gu;
export const legible = (typed: string): string => typed.replace(/\r\n?/g, "\n").replace(illegible, "").trim();
export const oneLine = (typed: string): string => legible(typed).replace(/\s+/gu, " ");

/** With the digits and hyphens of every keyboard as plain ones. */
export const plainPhone = (typed: string): string =>
  legible(typed)
    .normalize("NFKC")
    .replace(/[‐‑‒–—―−ー]/g, "-");

/** 06-1234-5678, 090 1234 5678, +81 6 1234 5678: with as many digits as a number can have. */
export function isPhone(typed: string): boolean {
  if (typed.length > 20 || !/^\+?[\d() -]+$/.test(typed)) return false;
  const digits = typed.replace(/\D/g, "");
  return typed.startsWith("+") ? /^\d{8,15}$/.test(digits) : /^0\d{9,10}$/.test(digits);
}
