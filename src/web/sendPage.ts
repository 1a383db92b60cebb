/** Sends a drawn page. */
import type { Response } from "express";

export async function sendPage(response: Response, page: JSX.Element, status = 200): Promise<void> {
  const html = await page;
  // Browsers ask again each time and mostly hear "not modified": an answer that the ward corrected shows at once.
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-cache");
  response.vary("Accept-Language");
  response.status(status).type("html").send(`<!doctype html>\n${html}`);
}
