/**
 * Forms of other sites are refused: nobody shall answer under a code that somebody else has put in for them. These pages
 * send no referrer, so that the link in their address goes nowhere; browsers then call their own forms' origin `null`,
 * and say in `Sec-Fetch-Site` where they come from. The link itself is what gives the right to answer.
 */
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

export function isForeign({ headers }: { headers: IncomingHttpHeaders }, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined || origin === "null" || origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Not kept anywhere, not found, and its address told to nobody. */
export function privatePage(_request: unknown, response: Pick<ServerResponse, "setHeader">, next: () => void): void {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Robots-Tag", "noindex");
  response.setHeader("Referrer-Policy", "no-referrer");
  next();
}

/** For Express's last middleware, which says that it could not be accepted. */
export class ForeignForm extends Error {
  readonly status = 403;
}
