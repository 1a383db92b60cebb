/** Uploaded pictures in the database: found by the hash of their bytes. */
import { createHash } from "node:crypto";
import type { Database } from "../db.js";
import type { Picture, PictureMime } from "./media.js";

export interface KeptPicture {
  hash: string;
  /** Hash of the smaller one. */
  preview: string;
}

export type MediaStore = ReturnType<typeof createMediaStore>;

export function createMediaStore(database: Database) {
  return {
    /** The same picture twice is one row; its first ward and uploader stay with it. @param staffId nobody: a registered group's */
    async keep(ward: string, staffId: string | undefined, original: Picture, preview: Picture): Promise<KeptPicture> {
      const row = (picture: Picture, previewHash: string | null) => ({
        hash: hashOf(picture),
        ward,
        mime: picture.mime,
        bytes: picture.bytes,
        width: picture.width,
        height: picture.height,
        preview: previewHash,
        createdBy: staffId ?? null,
      });
      const small = row(preview, null);
      const large = row(original, small.hash);
      await database.transaction("console", (tx) =>
        tx.media.createMany({ data: small.hash === large.hash ? [large] : [small, large], skipDuplicates: true }),
      );
      return { hash: large.hash, preview: small.hash };
    },

    async find(hash: string): Promise<{ mime: PictureMime; bytes: Uint8Array } | undefined> {
      const found = await database.run("console", (tx) =>
        tx.media.findUnique({ where: { hash }, select: { mime: true, bytes: true } }),
      );
      return found ? { mime: found.mime === "image/png" ? "image/png" : "image/jpeg", bytes: found.bytes } : undefined;
    },
  };
}

const hashOf = (picture: Picture) => createHash("sha256").update(picture.bytes).digest("hex");
