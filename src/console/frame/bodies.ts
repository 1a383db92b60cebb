/** Bodies of forms: fields, or fields and files; never larger than what a page of ours sends. */
import express, { type Request, type RequestHandler, type Response } from "express";
import multer from "multer";
import type { UploadedFile } from "../consoleRoute.js";
import { csrfFieldName } from "./csrfField.js";

const uploadBytes = 12 * 1024 * 1024;
const fields = express.urlencoded({ extended: false, limit: "1mb", parameterLimit: 5_000 });
const parts = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: uploadBytes, files: 10, fields: 500, fieldSize: 1024 * 1024, parts: 510 },
}).any();

/** Told to the sender by the status alone. */
class BadBody extends Error {
  constructor(
    readonly status: 400 | 411 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the body into `request.body`. @throws an error with `status` where it is too big or broken */
export async function readBody(request: Request, response: Response, kind: "form" | "upload"): Promise<void> {
  await parsed(request, response, kind);
  // No keyboard makes it, and no column of the database takes it.
  if (holdsNul(request.body)) throw new BadBody(400, "a field with U+0000");
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return value !== null && typeof value === "object" && Object.entries(value).flat().some(holdsNul);
}

async function parsed(request: Request, response: Response, kind: "form" | "upload"): Promise<void> {
  if (kind === "form" || !request.is("multipart/form-data")) return passed(fields, request, response);
  // What does not say how long it is could be anything: ten files of the largest size, for instance.
  const length = request.headers["content-length"];
  if (length === undefined) throw new BadBody(411, "an upload without its length");
  if (Number(length) > uploadBytes) throw new BadBody(413, "an upload that is too big");
  try {
    await passed(parts, request, response);
  } catch (error) {
    if (error instanceof multer.MulterError) throw new BadBody(413, error.message);
    throw new BadBody(400, "an upload that does not parse");
  }
}

function passed(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** The fields without the token. */
export function formOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  if (body === null || typeof body !== "object") return {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== csrfFieldName));
}

export function filesOf(request: Request): UploadedFile[] {
  const files = Array.isArray(request.files) ? request.files : [];
  // Browsers send the name as UTF-8; the library reads it as Latin-1.
  return files.map(({ fieldname, originalname, buffer }) => ({
    field: fieldname,
    name: Buffer.from(originalname, "latin1").toString("utf8"),
    bytes: buffer,
  }));
}
