/** Japanese typed in Latin letters, as kana. */
import { toHiragana } from "wanakana";

export function wanakanaText(text: string): string {
  return toHiragana(text.toLowerCase().replace(/[āâ]/g, "aa").replace(/[ūû]/g, "uu").replace(/[ōô]/g, "ou"), {
    passRomaji: false,
  }).replace(/\s+/g, " ");
}
