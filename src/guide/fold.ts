/** A message without what people write in many ways: what signs of danger and small talk are looked for in. */
import { normalise } from "./text.js";

/** Japanese, Chinese, Korean: no spaces, quotes, commas or shouted vowels (しにたーい); sentences end in 。！？ */
export function foldTight(text: string): string {
  const lines = text
    .normalize("NFKC")
    .replace(/\(\s*(笑|爆笑|草)\s*\)/g, "$1。")
    .replace(/[\r\n]+/g, "。")
    // In katakana the sign is part of the word (ゲーム).
    .replace(/(?<![ァ-ヺー])[ー〜~]+/g, "");
  // The full stop at the end keeps 笑 and www, which `normalise` takes from an end.
  return normalise(`${lines}。`)
    .replace(/[!]/g, "！")
    .replace(/[?]/g, "？")
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}。！？#]/gu, "");
}

/** English, Vietnamese: words with single spaces, without apostrophes (he's = hes = he); sentences end in . ! ? */
export function foldSpaced(text: string): string {
  return normalise(`${text.replace(/[\r\n]+/g, ". ")} `)
    .replace(/['’‘`´]s\b/g, "")
    .replace(/['’‘`´]/g, "")
    .replace(/\b(he|she|it|there|what|who|that)s\b/g, "$1")
    .replace(/[^\p{L}\p{N}\p{M}.!?]+/gu, " ")
    .trim();
}

/** Vietnamese as typed without its signs. */
export function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").normalize("NFC");
}
