/** Pictures of a browser as PNG with 256 colours: a third of the size, and no eye sees the difference. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

interface Picture {
  width: number;
  height: number;
  /** Red, green, blue of each pixel, row by row. */
  pixels: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const rgb = 3;
const colours = 256;

/** @param png without transparency, as the browser takes pictures of pages */
export function withFewColours(png: Buffer): Buffer {
  const picture = decode(png);
  const { palette, indexes } = indexed(picture);
  const { width, height } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, which stand for a place in the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indexes.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The most frequent colours; the few other pixels, at the edges of letters, take the nearest of them. */
function indexed({ pixels }: Picture): { palette: Buffer; indexes: Buffer } {
  const count = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += rgb) {
    const colour = pixels.readUIntBE(at, rgb);
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  const kept = [...count].sort(([, a], [, b]) => b - a).slice(0, colours);
  const place = new Map(kept.map(([colour], index) => [colour, index]));
  for (const colour of count.keys()) {
    if (place.has(colour)) continue;
    const distances = kept.map(([one]) => distance(one, colour));
    place.set(colour, distances.indexOf(Math.min(...distances)));
  }
  const palette = Buffer.alloc(kept.length * rgb);
  for (const [index, [colour]] of kept.entries()) palette.writeUIntBE(colour, index * rgb, rgb);
  const indexes = Buffer.alloc(pixels.length / rgb);
  for (let at = 0; at < indexes.length; at += 1) indexes[at] = place.get(pixels.readUIntBE(at * rgb, rgb)) ?? 0;
  return { palette, indexes };
}

const distance = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);

function decode(png: Buffer): Picture {
  const parts = [...chunks(png)];
  const header = parts.find(({ type }) => type === "IHDR")?.content;
  if (header?.[8] !== 8 || header[9] !== 2) throw new Error("not a PNG of red, green and blue");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(Buffer.concat(parts.filter(({ type }) => type === "IDAT").map(({ content }) => content)));
  const length = width * rgb;
  const pixels = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < rgb ? 0 : (pixels[at - rgb] ?? 0);
      const up = y === 0 ? 0 : (pixels[at - length] ?? 0);
      const corner = x < rgb || y === 0 ? 0 : (pixels[at - length - rgb] ?? 0);
      pixels[at] = (rows[at + y + 1] ?? 0) + foretold(filter, left, up, corner);
    }
  }
  return { width, height, pixels };
}

/** What the PNG's filter expects of a value by those before it; the file holds the difference. */
function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function* chunks(png: Buffer): Generator<{ type: string; content: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
