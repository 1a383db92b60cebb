/**
 * Japanese text for comparison: one spelling for what people write in many ways.
 * Full and half width, letter case, katakana and hiragana, old and new characters, lengthened vowels, laughter.
 */

/** Old or rare characters and the ones used today. */
const modern = new Map(
  Object.entries({
    靱: "靭",
    齋: "斎",
    齊: "斉",
    邊: "辺",
    邉: "辺",
    澤: "沢",
    濱: "浜",
    嶋: "島",
    嶌: "島",
    學: "学",
    國: "国",
    會: "会",
    區: "区",
    萬: "万",
    寶: "宝",
    髙: "高",
    﨑: "崎",
    圓: "円",
    體: "体",
    醫: "医",
    廣: "広",
    應: "応",
  }),
);

const old = new RegExp(`[${[...modern.keys()].join("")}]`, "gu");

const digits = "〇一二三四五六七八九";

const smallKana: Readonly<Record<string, string>> = { ぁ: "あ", ぃ: "い", ぅ: "う", ぇ: "え", ぉ: "お" };

/** Two spellings of one word, longest first. Applied after katakana have become hiragana. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/子供|こども|子ども|子共/g, "子ども"],
  [/お?年寄り|高齢の方/g, "高齢者"],
  [/引越し?|引っ越し/g, "引越"],
  [/申し?込み?/g, "申込"],
  [/問い?合わ?せ/g, "問合せ"],
  [/受け?付け?/g, "受付"],
  [/手続き|てつづき/g, "手続"],
  [/届け(?=出)?/g, "届"],
  [/見まもり|みまもり|見守りー?/g, "見守り"],
  [/自治会|町内会|ちょうない会|町会/g, "町会"],
  [/夜泣き|よなき|夜なき/g, "夜泣き"],
  [/携帯|けいたい|すまほ|すまふお|すまーとふおん/g, "すまほ"],
  // 大阪のことば
  [/なんぼ/g, "いくら"],
  [/ほかし(?=[たてま])/g, "捨て"],
  [/万国博覧会|万国博|ばんぱく|えきすぽ|expo/g, "万博"],
];

/** For display-independent comparison; never shown to anyone. */
export function normalise(text: string): string {
  const written = text.normalize("NFKC").toLowerCase();
  let result = katakanaToHiragana(written.replace(old, (character) => modern.get(character) ?? character))
    .replace(/[ぁぃぅぇぉ]/g, (kana) => smallKana[kana] ?? kana)
    .replace(/[〜～~ー―─-]{2,}/g, "ー")
    .replace(/[一二三四五六七八九](?=歳|才|か月|ヶ月|ケ月|年生|丁目)/g, (digit) => String(digits.indexOf(digit)))
    .replace(/(.)\1{3,}/gu, "$1$1")
    .replace(/(笑|w{2,}|草)+$/g, "");
  for (const [pattern, spelling] of spellings) result = result.replace(pattern, spelling);
  return result.replace(/\s+/g, " ").trim();
}

export function katakanaToHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export function hiraganaToKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** Only letters, digits and the characters of words: what grams are taken from. */
export function lettersOnly(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M}ー]/gu, "");
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a text, by the dictionary that comes with Node (ICU). */
export function words(text: string, locale: string): string[] {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: "word" });
    segmenters.set(locale, segmenter);
  }
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) found.push(segment);
  return found;
}

/** Runs of `size` characters. */
export function grams(text: string, size: number): string[] {
  const characters = surrogate.test(text) ? [...text] : undefined;
  const found: string[] = [];
  const last = (characters ?? text).length - size;
  for (let start = 0; start <= last; start += 1)
    found.push(characters?.slice(start, start + size).join("") ?? text.slice(start, start + size));
  return found;
}

/** Half of a character outside the basic plane: such texts are cut by characters, not by code units. */
const surrogate = /[\ud800-\udfff]/;
