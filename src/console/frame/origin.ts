/** Whether a form comes from our own pages: by the headers that a browser sets and a page can't forge. */
import type { Request } from "express";

export interface OwnOrigin {
  publicUrl: string;
  /** Also the address of this machine itself counts, under whatever port the demo was opened. */
  demo: boolean;
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export function comesFromUs(request: Pick<Request, "headers">, { publicUrl, demo }: OwnOrigin): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  // Every browser sends Origin with a form by POST; what sends neither header is no browser.
  if (origin === undefined) return site === "same-origin";
  if (origin === new URL(publicUrl).origin) return true;
  return demo && host !== undefined && loopback.test(host) && origin === `http://${host}`;
}
