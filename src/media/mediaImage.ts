/** Encodes an uploaded picture anew: place and camera (EXIF), hidden programs and trailing bytes stay behind. */
import type { Sharp } from "sharp";
import {
  mediaLimits,
  type Picture,
  type PictureMime,
  type PictureMistake,
  type PictureReading,
  pictureKind,
} from "./media.js";

/** Loaded with the first picture: no start of the product should wait for it. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  // One picture at a time on one core: an upload must never slow the webhook down.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

const mistaken = (mistake: PictureMistake): PictureReading => ({ kind: "mistaken", mistake });
let last: Promise<unknown> = Promise.resolve();

export function readPicture(bytes: Buffer): Promise<PictureReading> {
  const turn = last.then(() => decode(bytes));
  last = turn.catch(() => undefined);
  return turn;
}

async function decode(bytes: Buffer): Promise<PictureReading> {
  if (bytes.length === 0) return mistaken("empty");
  if (bytes.length > mediaLimits.bytes) return mistaken("too-big");
  const mime = pictureKind(bytes);
  if (!mime) return mistaken("not-a-picture");
  const sharp = await loadSharp();
  const open = () =>
    sharp(bytes, { limitInputPixels: mediaLimits.pixels, failOn: "error", animated: false }).timeout({ seconds: 20 });
  try {
    // The head alone, before anything is unpacked.
    const { format, pages = 1, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (`image/${format}` !== mime) return mistaken("not-a-picture");
    if (pages > 1 || isAnimatedPng(bytes)) return mistaken("animated");
    if (width * height > mediaLimits.pixels) return mistaken("too-many-pixels");
    if (Math.min(width, height) < mediaLimits.shortestSide) return mistaken("too-small");
    return {
      kind: "picture",
      original: await lightEnough(open, mime, mediaLimits.longestSide, mediaLimits.bytes),
      preview: await lightEnough(open, mime, mediaLimits.previewSide, mediaLimits.previewBytes),
    };
  } catch {
    // sharp says in many ways that bytes are broken; whoever uploaded them needs only to know that they are.
    return mistaken("not-a-picture");
  }
}

async function encoded(image: Sharp, mime: PictureMime, side: number, quality = 82): Promise<Picture> {
  const turned = image
    .rotate()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const formed =
    mime === "image/jpeg"
      ? turned.jpeg({ quality, mozjpeg: true })
      : turned.png({ compressionLevel: 9, palette: false });
  const { data, info } = await formed.toBuffer({ resolveWithObject: true });
  return { mime, bytes: new Uint8Array(data), width: info.width, height: info.height };
}

/** LINE takes pictures up to 10 MB and previews below 1 MB: a PNG that stays heavier becomes a JPEG on white. */
async function lightEnough(open: () => Sharp, mime: PictureMime, side: number, bytes: number): Promise<Picture> {
  const light = await encoded(open(), mime, side);
  if (light.bytes.length < bytes) return light;
  return encoded(open().flatten({ background: "#ffffff" }), "image/jpeg", side, 70);
}

/** An APNG says so in a chunk before its pixels; decoders of still pictures would show its first frame only. */
function isAnimatedPng(bytes: Buffer): boolean {
  const pixels = bytes.indexOf("IDAT");
  const control = bytes.indexOf("acTL");
  return control > 0 && (pixels < 0 || control < pixels);
}
