/** What a TrueType file says about its letters: which it has, and how wide they are. */

export interface FontFile {
  /** Width in em; undefined where the font has no such letter. */
  advance(codePoint: number): number | undefined;
}

/** @throws when it is no TrueType font with a Unicode table (cmap format 4) */
export function readFont(bytes: Buffer): FontFile {
  const table = (name: string): number => {
    for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16) {
      if (bytes.toString("latin1", at, at + 4) === name) return bytes.readUInt32BE(at + 8);
    }
    throw new Error(`the font has no table ${name}`);
  };
  const unitsPerEm = bytes.readUInt16BE(table("head") + 18);
  const widthCount = bytes.readUInt16BE(table("hhea") + 34);
  const widths = table("hmtx");
  const glyphOf = glyphTable(bytes, table("cmap"));
  return {
    advance(codePoint) {
      const glyph = glyphOf.get(codePoint);
      if (glyph === undefined) return undefined;
      // Letters after the last width of their own have that one.
      return bytes.readUInt16BE(widths + Math.min(glyph, widthCount - 1) * 4) / unitsPerEm;
    },
  };
}

/** Code point to glyph, for the Basic Multilingual Plane. */
function glyphTable(bytes: Buffer, cmap: number): Map<number, number> {
  const count = bytes.readUInt16BE(cmap + 2);
  const offsets = Array.from({ length: count }, (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + index * 8));
  const table = offsets.find((offset) => bytes.readUInt16BE(offset) === 4);
  if (table === undefined) throw new Error("the font has no cmap of format 4");

  const glyphs = new Map<number, number>();
  const size = bytes.readUInt16BE(table + 6);
  const [ends, starts, deltas, ranges] = [table + 14, table + 16 + size, table + 16 + size * 2, table + 16 + size * 3];
  for (let segment = 0; segment < size; segment += 2) {
    const start = bytes.readUInt16BE(starts + segment);
    const delta = bytes.readUInt16BE(deltas + segment);
    const range = bytes.readUInt16BE(ranges + segment);
    for (let code = start; code <= bytes.readUInt16BE(ends + segment) && code < 0xff_ff; code += 1) {
      const listed = range === 0 ? code : bytes.readUInt16BE(ranges + segment + range + (code - start) * 2);
      const glyph = range === 0 || listed !== 0 ? (listed + delta) & 0xff_ff : 0;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
