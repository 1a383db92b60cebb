/**
 * Who answers a survey that is open to anyone, from this browser: a random id, for the pages of this survey alone. It
 * makes the second visit a change of the first answer, and knows nothing else.
 */
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export const visitorCookie = "survey-visitor";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const keptMs = 90 * 24 * 3_600_000;

/** The one that the browser sent, or a new one. */
export function visitorOf(request: { headers: IncomingHttpHeaders }): string {
  const sent = (request.headers.cookie ?? "")
    .split(";")
    .map((one) => one.trim().split("="))
    .find(([name]) => name === visitorCookie)?.[1];
  return sent !== undefined && uuid.test(sent) ? sent : randomUUID();
}

/** @param path address of the survey */
export function visitorCookieOptions(path: string, publicUrl: string) {
  return { path, httpOnly: true, sameSite: "lax" as const, secure: publicUrl.startsWith("https:"), maxAge: keptMs };
}
