/** Writes the answer of a route: JSON, a problem document, or a file row by row. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { documentOf } from "./apiProblem.js";
import type { ApiAnswer } from "./apiRoute.js";

/** An answer that has been made up to its bytes, so that it can be given again. */
export interface WrittenAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export function written(answer: Exclude<ApiAnswer, { kind: "csv" }>): WrittenAnswer {
  if (answer.kind === "json") {
    const headers = { ...answer.headers, "Content-Type": "application/json; charset=utf-8" };
    return { status: answer.status, headers, body: JSON.stringify(answer.body) };
  }
  const { status, retryAfter } = answer.problem;
  const headers = {
    "Content-Type": "application/problem+json; charset=utf-8",
    ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="Tonari"' } : {}),
    ...(retryAfter === undefined ? {} : { "Retry-After": String(Math.max(1, Math.ceil(retryAfter))) }),
  };
  return { status, headers, body: JSON.stringify(documentOf(answer.problem)) };
}

export async function sendAnswer(response: Response, answer: ApiAnswer): Promise<void> {
  if (answer.kind !== "csv") return send(response, written(answer));
  response.status(200).set("Content-Type", "text/csv; charset=utf-8").attachment(answer.fileName);
  await pipeline(Readable.from(answer.lines), response);
}

export function send(response: Response, { status, headers, body }: WrittenAnswer): void {
  response.status(status).set(headers).end(body);
}
