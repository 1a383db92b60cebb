import { randomBytes } from "node:crypto";
import express from "express";
import sharp from "sharp";
import request from "supertest";
import { afterEach, describe, expect, it } from "vitest";
import { mediaLimits } from "../../src/media/media.js";
import { readPicture } from "../../src/media/mediaImage.js";
import { mediaRoutes } from "../../src/media/mediaPages.js";
import { createMediaStore } from "../../src/media/mediaStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const database = useDatabase();
const media = createMediaStore(database);
const app = express().use(mediaRoutes(database));
const staffId = "0195a000-0000-7000-8000-000000000001";
afterEach(() => emptyDatabase(database));

const drawn = (width = 400, height = 300) => sharp({ create: { width, height, channels: 3, background: "#0a7" } });
const script = Buffer.from("<script>alert(1)</script>");

async function picture(bytes: Buffer) {
  const read = await readPicture(bytes);
  if (read.kind !== "picture") throw new Error(read.mistake);
  return read;
}
const mistakeOf = async (bytes: Buffer) => {
  const read = await readPicture(bytes);
  return read.kind === "mistaken" ? read.mistake : "taken";
};
async function kept(bytes: Buffer) {
  const { original, preview } = await picture(bytes);
  return media.keep("nishi", staffId, original, preview);
}

describe("an uploaded picture", () => {
  it("is taken as JPEG or PNG, and stays what it was", async () => {
    const [jpeg, png] = await Promise.all([
      picture(await drawn().jpeg().toBuffer()),
      picture(await drawn().png().toBuffer()),
    ]);
    expect([jpeg.original.mime, png.original.mime]).toEqual(["image/jpeg", "image/png"]);
    expect([jpeg.original.width, jpeg.original.height]).toEqual([400, 300]);
  });

  it("is made no larger than phones show, and its preview no larger than LINE takes", async () => {
    const noise = await sharp(randomBytes(2600 * 1800 * 3), { raw: { width: 2600, height: 1800, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    // More than 10 MB as PNG; as JPEG it is small enough to be sent.
    const { original, preview } = await picture(await sharp(noise).jpeg({ quality: 80 }).toBuffer());
    expect(Math.max(original.width, original.height)).toBe(mediaLimits.longestSide);
    expect(Math.max(preview.width, preview.height)).toBe(mediaLimits.previewSide);
    expect(preview.bytes.length).toBeLessThan(mediaLimits.previewBytes);
  });

  it("as a PNG that stays too heavy for LINE gets a JPEG for its preview", async () => {
    const side = 900;
    const noise = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
      .png()
      .toBuffer();
    const { original, preview } = await picture(noise);
    expect([original.mime, preview.mime]).toEqual(["image/png", "image/jpeg"]);
    expect(preview.bytes.length).toBeLessThan(mediaLimits.previewBytes);
  });

  it("loses the place where it was taken, and stands upright", async () => {
    const tagged = await drawn(400, 200)
      .jpeg()
      .withExif({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "34/1 40/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(tagged).metadata()).exif).toBeDefined();
    const { original } = await picture(tagged);
    expect((await sharp(original.bytes).metadata()).exif).toBeUndefined();
    expect([original.width, original.height]).toEqual([200, 400]);
  });

  it("keeps nothing that hides behind it: a picture that is also a page comes out as a picture only", async () => {
    const polyglot = Buffer.concat([await drawn().jpeg().toBuffer(), script]);
    const inComment = await drawn()
      .png()
      .withMetadata({ exif: { IFD0: { ImageDescription: String(script) } } })
      .toBuffer();
    for (const bytes of [polyglot, inComment]) {
      const { original, preview } = await picture(bytes);
      expect(Buffer.from(original.bytes).includes("script")).toBe(false);
      expect(Buffer.from(preview.bytes).includes("script")).toBe(false);
    }
  });

  it("is told by its bytes, whatever it is called", async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>',
    );
    const [webp, gif] = await Promise.all([drawn().webp().toBuffer(), drawn().gif().toBuffer()]);
    for (const bytes of [svg, Buffer.from("<!doctype html><h1>x.png</h1>"), webp, gif, Buffer.from("%PDF-1.7")])
      expect(await mistakeOf(bytes)).toBe("not-a-picture");
  });

  it("that only begins like a picture is refused", async () => {
    const jpeg = await drawn().jpeg().toBuffer();
    const png = await drawn().png().toBuffer();
    for (const bytes of [
      jpeg.subarray(0, 3),
      png.subarray(0, 60),
      Buffer.concat([png.subarray(0, 8), script]),
      Buffer.concat([jpeg.subarray(0, 4), randomBytes(5_000)]),
    ])
      expect(await mistakeOf(bytes)).toBe("not-a-picture");
  });

  it("of zero bytes, of 11 MB, or of a few pixels is refused with its reason", async () => {
    expect(await mistakeOf(Buffer.alloc(0))).toBe("empty");
    expect(await mistakeOf(Buffer.alloc(11 * 1024 * 1024))).toBe("too-big");
    expect(await mistakeOf(await drawn(20, 20).png().toBuffer())).toBe("too-small");
  });

  it("that would unpack to gigabytes is refused before it is unpacked", async () => {
    const head = await drawn(100, 100).png().toBuffer();
    // 60,000 × 60,000 in the head of a small file, with the head's checksum made right.
    head.writeUInt32BE(60_000, 16);
    head.writeUInt32BE(60_000, 20);
    const { crc32 } = await import("node:zlib");
    head.writeUInt32BE(crc32(head.subarray(12, 29)), 29);
    const before = process.memoryUsage().rss;
    expect(await mistakeOf(head)).toBe("too-many-pixels");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("that moves is refused", async () => {
    const still = await drawn(100, 100).png().toBuffer();
    const control = Buffer.alloc(20);
    control.writeUInt32BE(8, 0);
    control.write("acTL", 4, "latin1");
    control.writeUInt32BE(2, 8);
    const { crc32 } = await import("node:zlib");
    control.writeUInt32BE(crc32(control.subarray(4, 16)), 16);
    expect(await mistakeOf(Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]))).toBe("animated");
  });
});

describe("/media", () => {
  it("serves a picture that is kept, for ever and as nothing but a picture", async () => {
    const { hash, preview } = await kept(await drawn().png().toBuffer());
    const answer = await request(app).get(`/media/${hash}`).expect(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
    });
    expect((await sharp(answer.body as Buffer).metadata()).width).toBe(400);
    await request(app).get(`/media/${preview}`).expect(200);
  });

  it("keeps the same picture once", async () => {
    const bytes = await drawn().png().toBuffer();
    expect(await kept(bytes)).toEqual(await kept(bytes));
  });

  it.each([
    "",
    "x",
    "A".repeat(64),
    "0".repeat(64),
    `${"0".repeat(63)}/`,
    "..%2f..%2fetc%2fpasswd",
    "0".repeat(65),
  ])("has nothing at %j", async (hash) => {
    await request(app).get(`/media/${hash}`).expect(404);
  });
});
