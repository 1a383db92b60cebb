/** Kana as people mistake them: small ones typed large, long vowels left out or added. */

const large: Readonly<Record<string, string>> = {
  ぁ: "あ",
  ぃ: "い",
  ぅ: "う",
  ぇ: "え",
  ぉ: "お",
  っ: "つ",
  ゃ: "や",
  ゅ: "ゆ",
  ょ: "よ",
  ゎ: "わ",
  ぢ: "じ",
  づ: "ず",
};

export function largeKana(kana: string): string {
  return large[kana] ?? kana;
}

const afterO = new Set("おこそとのほもよろごぞどぼぽょ");
const afterU = new Set("うくすつぬふむゆるぐずづぶぷゅ");

/** For each kana of a text in hiragana: whether it only lengthens the one before, as う in こう. */
export function silentKana(hiragana: string): boolean[] {
  return Array.from(hiragana, (kana, at) => {
    if (kana === "ー") return true;
    const before = hiragana.charAt(at - 1);
    return ((kana === "う" || kana === "お") && afterO.has(before)) || (kana === "う" && afterU.has(before));
  });
}

/** One spelling for what sounds nearly alike: こうほうし and こほし. */
export function looseKana(hiragana: string): string {
  const silent = silentKana(hiragana);
  return Array.from(hiragana, (kana, at) => (at > 0 && silent[at] ? "" : largeKana(kana))).join("");
}
