/** Sends a chart as a picture of its own address, which may load and run nothing. */
import { createHash } from "node:crypto";
import type { Request, Response } from "express";

const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** @param cache how long readers may keep it: figures of the console are never kept, published ones for minutes */
export function sendChart(request: Request, response: Response, svg: string, cache: "no-store" | "public"): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", cache === "no-store" ? "private, no-store" : "public, max-age=300");
  response.setHeader("ETag", `"${createHash("sha256").update(svg).digest("hex").slice(0, 24)}"`);
  if (cache === "public" && request.fresh) return void response.status(304).end();
  response.status(200).type("image/svg+xml").send(svg);
}
