/** Furigana (ふりがな) as content writes it: the reading in brackets right after the kanji, 避難所（ひなんじょ）. */

export interface FuriganaPiece {
  text: string;
  /** Undefined for what needs none. */
  reading: string | undefined;
}

const pattern = /([\p{Script=Han}々]+)（([\p{Script=Hiragana}\p{Script=Katakana}ー]+)）/gu;

export function furiganaPieces(text: string): FuriganaPiece[] {
  const pieces: FuriganaPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [all, kanji = "", reading] = match;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), reading: undefined });
    pieces.push({ text: kanji, reading });
    end = match.index + all.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), reading: undefined });
  return pieces;
}

/** For ears and short labels: a screen reader would say each word twice. */
export const withoutReadings = (text: string): string => text.replace(pattern, "$1");
