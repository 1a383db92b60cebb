/** Body of an API request: read with a limit, and as text or JSON that the database can store. */
import express, { type Request, type Response } from "express";
import { problem, problems, type Refusal } from "./apiProblem.js";
import type { ApiRoute } from "./apiRoute.js";

const mebibyte = 1_048_576;
export const bodyLimits = { json: mebibyte, ndjson: 5 * mebibyte } as const;

const mediaTypes = {
  json: /^application\/([a-z0-9.+-]+\+)?json$/,
  /** Also what clients send by themselves for text. */
  ndjson: /^(application\/(x-)?(ndjson|jsonlines|jsonl)|application\/json|text\/plain)$/,
} as const;
const wanted = { json: "application/json", ndjson: "application/x-ndjson" } as const;

const raw = (limit: number) => express.raw({ type: () => true, limit, inflate: false });
const readers = { json: raw(bodyLimits.json), ndjson: raw(bodyLimits.ndjson) };

/** Deeper than any message of LINE's, and far from what a stack holds. */
const deepest = 40;

/** What a route is handed of its request's body. */
export async function readBody(
  request: Request,
  response: Response,
  route: ApiRoute,
): Promise<{ kind: "body"; bytes: Buffer; value: unknown; text: string } | Refusal> {
  if (route.method === "get") return { kind: "body", bytes: Buffer.alloc(0), value: undefined, text: "" };
  const read = await readBytes(request, response, route.body ?? "json");
  if (read.kind === "problem") return read;
  const { bytes } = read;
  if (route.body === "ndjson") {
    const text = textOf(bytes);
    return text === undefined
      ? problem(400, "invalid-text", "The body is not UTF-8.")
      : { kind: "body", bytes, value: undefined, text };
  }
  const json = jsonOf(bytes);
  return json.kind === "problem" ? json : { kind: "body", bytes, value: json.value, text: "" };
}

/** @throws when the sender goes away */
export async function readBytes(
  request: Request,
  response: Response,
  kind: NonNullable<ApiRoute["body"]>,
): Promise<{ kind: "bytes"; bytes: Buffer } | Refusal> {
  try {
    await new Promise<void>((resolve, reject) =>
      readers[kind](request, response, (error?: unknown) => (error ? reject(asError(error)) : resolve())),
    );
  } catch (error) {
    const type = error instanceof Error && "type" in error ? error.type : undefined;
    if (type === "entity.too.large") return problems.tooLarge(bodyLimits[kind]);
    if (type === "encoding.unsupported") return problems.mediaType(wanted[kind]);
    if (type === "request.size.invalid")
      return problem(400, "length", "The body is not as long as Content-Length says.");
    throw error;
  }
  const body: unknown = request.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (bytes.length > 0 && !isOf(kind, request.headers["content-type"])) return problems.mediaType(wanted[kind]);
  return { kind: "bytes", bytes };
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error("the body could not be read"));

function isOf(kind: keyof typeof mediaTypes, header = ""): boolean {
  const [type = "", ...parameters] = header.toLowerCase().split(";");
  const charset = parameters
    .map((one) => /^\s*charset="?([^"]*)"?\s*$/.exec(one)?.[1])
    .find((one) => one !== undefined);
  return mediaTypes[kind].test(type.trim()) && (charset === undefined || charset === "utf-8" || charset === "utf8");
}

export function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @returns undefined for an empty body */
export function jsonOf(bytes: Buffer): { kind: "value"; value: unknown } | Refusal {
  if (bytes.length === 0) return { kind: "value", value: undefined };
  const text = textOf(bytes);
  if (text === undefined) return problems.notJson;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problems.notJson;
  }
  const fault = unstorable(value);
  return fault === undefined ? { kind: "value", value } : problem(400, "invalid-text", fault);
}

/** Why PostgreSQL or our own code could not keep a JSON value; undefined: they can. */
function unstorable(value: unknown, depth = 0): string | undefined {
  if (typeof value === "string") return unstorableText(value);
  if (value === null || typeof value !== "object") return undefined;
  if (depth >= deepest) return `The body is nested more than ${deepest} levels deep.`;
  if (Array.isArray(value)) return firstFault(value, depth);
  const keys = Object.keys(value);
  if (keys.includes("__proto__")) return "The body has a property that no object of ours has.";
  return keys.map(unstorableText).find((fault) => fault !== undefined) ?? firstFault(Object.values(value), depth);
}

function firstFault(values: readonly unknown[], depth: number): string | undefined {
  for (const one of values) {
    const fault = unstorable(one, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const unstorableText = (text: string): string | undefined =>
  /\u0000|\p{Surrogate}/u.test(text) ? "A text has U+0000 or half of a surrogate pair in it." : undefined;
