/** Fits words into a box: as large as they can be, in few lines, with furigana above the kanji. */
import { type FuriganaPiece, furiganaPieces } from "./furigana.js";

export interface TextBox {
  width: number;
  height: number;
  /** Pixels. Below the smallest nobody of seventy reads it, so the words must become shorter. */
  largest: number;
  smallest: number;
  mostLines: number;
}

export interface PlacedPiece extends FuriganaPiece {
  /** Centre, from the middle of the line, in em. */
  at: number;
}

export interface FittedText {
  size: number;
  /** Of the longest line, in pixels. */
  width: number;
  lines: { pieces: PlacedPiece[]; readings: boolean }[];
}

/** Of the letters below it, as in Japanese books. */
export const readingSize = 0.5;
/** In em; a line with furigana needs more above it. */
export const lineHeight = 1.2;
export const readingHeight = 0.55;

/** @param width of a text in em @throws when the words don't fit even at the smallest size */
export function fitText(text: string, box: TextBox, width: (text: string) => number): FittedText {
  const words = text.split(breaks);
  const ways = Array.from({ length: Math.min(box.mostLines, words.length) }, (_, index) =>
    splits(words, index + 1).map((lines) => setLines(lines, box, width)),
  );
  // One more line must make the letters clearly larger; among as many lines the evenest are best.
  const best = ways
    .map((fits) => fits.reduce(better))
    .reduce((fewer, more) => (more.size >= fewer.size * 1.15 ? more : fewer));
  if (best.size < box.smallest) throw new Error(`too long for a button of the menu: ${text}`);
  return best;
}

const better = (one: FittedText, other: FittedText): FittedText =>
  other.size > one.size || (other.size === one.size && other.width < one.width) ? other : one;

function setLines(lines: readonly string[], box: TextBox, width: (text: string) => number): FittedText {
  const pieceWidth = (piece: FuriganaPiece) => Math.max(width(piece.text), width(piece.reading ?? "") * readingSize);
  const pieces = lines.map(furiganaPieces);
  const widest = Math.max(...pieces.map((line) => line.reduce((sum, piece) => sum + pieceWidth(piece), 0)));
  const placedLines = pieces.map((line) => ({
    pieces: placed(line, pieceWidth),
    readings: line.some((piece) => piece.reading !== undefined),
  }));
  const height = placedLines.reduce((sum, line) => sum + lineHeight + (line.readings ? readingHeight : 0), 0);
  const size = Math.floor(Math.min(box.largest, box.width / widest, box.height / height));
  return { size, width: widest * size, lines: placedLines };
}

function placed(line: readonly FuriganaPiece[], pieceWidth: (piece: FuriganaPiece) => number): PlacedPiece[] {
  const whole = line.reduce((sum, piece) => sum + pieceWidth(piece), 0);
  let from = -whole / 2;
  return line.map((piece) => {
    const own = pieceWidth(piece);
    from += own;
    return { ...piece, at: from - own / 2 };
  });
}

/** At spaces (not at hard ones) and after the dot between two things. */
const breaks = /(?<=[・·])|(?<= )/;

/** Every way to write the words in so many lines. */
function splits(words: readonly string[], lines: number): string[][] {
  if (lines === 1) return [[words.join("").trim()]];
  const firsts = Array.from({ length: words.length - lines + 1 }, (_, index) => index + 1);
  return firsts.flatMap((first) =>
    splits(words.slice(first), lines - 1).map((rest) => [words.slice(0, first).join("").trim(), ...rest]),
  );
}
