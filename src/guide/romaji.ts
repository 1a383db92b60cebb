/** Japanese typed in Latin letters, as kana. */
import { toHiragana } from "wanakana";

/** The library calls itself once for each letter of a run: a word longer than any Japanese one would exhaust the stack. */
const longestWord = 60;

export function wanakanaText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[āâ]/g, "aa")
    .replace(/[ūû]/g, "uu")
    .replace(/[ōô]/g, "ou")
    .split(/\s+/)
    .map((word) => (word.length > longestWord ? word : toHiragana(word, { passRomaji: false })))
    .join(" ");
}
