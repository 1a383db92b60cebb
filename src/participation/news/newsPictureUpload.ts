/** The form of a group with its one picture: read with limits, and only once its sender is known. */
import type { Request, Response } from "express";
import multer from "multer";
import { mediaLimits, type Picture, type PictureMistake } from "../../media/media.js";
import { readPicture } from "../../media/mediaImage.js";

const parts = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: mediaLimits.bytes, files: 1, fields: 20, fieldSize: 20_000, parts: 21 },
}).single("picture");

/** Fields and picture of the largest size, and what a browser writes around them. */
const mostBytes = mediaLimits.bytes + 100_000;

/** Told to the sender by the status alone. */
class BadUpload extends Error {
  constructor(
    readonly status: 400 | 411 | 413,
    message: string,
  ) {
    super(message);
  }
}

export interface NewsUpload {
  form: Readonly<Record<string, unknown>>;
  /** Undefined where none was chosen. */
  picture:
    | { kind: "picture"; original: Picture; preview: Picture }
    | { kind: "mistaken"; mistake: PictureMistake }
    | undefined;
}

/** @throws an error with `status` where the body is no form of ours */
export async function readNewsUpload(request: Request, response: Response): Promise<NewsUpload> {
  const length = request.headers["content-length"];
  if (length === undefined) throw new BadUpload(411, "an upload without its length");
  if (Number(length) > 2 * mostBytes) throw new BadUpload(413, "an upload that is far too big");
  const tooBig = await parse(request, response);
  const form = formOf(request);
  if (tooBig) return { form, picture: { kind: "mistaken", mistake: "too-big" } };
  const { file } = request;
  // A browser sends an empty file without a name where nobody has chosen one.
  if (!file || (file.originalname === "" && file.size === 0)) return { form, picture: undefined };
  return { form, picture: await readPicture(file.buffer) };
}

/** @returns whether the picture was larger than what is read; the fields before it are there all the same */
function parse(request: Request, response: Response): Promise<boolean> {
  return new Promise((resolve, reject) => {
    parts(request, response, (error?: unknown) => {
      if (error instanceof multer.MulterError && error.code === "LIMIT_FILE_SIZE") return resolve(true);
      if (error) return reject(new BadUpload(400, "an upload that does not parse"));
      resolve(false);
    });
  });
}

function formOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  const form = body !== null && typeof body === "object" ? { ...body } : {};
  // No keyboard makes it, and no column of the database takes it.
  if (Object.values(form).some((value) => typeof value === "string" && value.includes("\0")))
    throw new BadUpload(400, "a field with U+0000");
  return form;
}
