/** A file for browsers, named after its content, so that they may keep it for a year. */
import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import type { Router } from "express";

export interface Asset {
  readonly name: string;
  readonly ending: "css" | "js";
  readonly hash: string;
  /** Address to put into pages. */
  readonly url: string;
  readonly body: Buffer;
  /** Made when it is first asked for: compressing well takes a tenth of a second. */
  brotli(): Buffer;
}

export function createAsset(name: string, ending: Asset["ending"], text: string): Asset {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const body = Buffer.from(text);
  let compressed: Buffer | undefined;
  const brotli = () => (compressed ??= brotliCompressSync(body));
  return { name, ending, hash, url: `/assets/${name}.${hash}.${ending}`, body, brotli };
}

export function serveAsset(routes: Router, asset: Asset): void {
  const type = asset.ending === "css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  routes.get(`/assets/${asset.name}.:hash.${asset.ending}`, (request, response) => {
    // A page of the version before, served by another instance: what we have is better than nothing, but is not kept.
    const current = request.params.hash === asset.hash;
    response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store");
    response.setHeader("Vary", "Accept-Encoding");
    response.type(type);
    if (!request.acceptsEncodings("br")) return void response.send(asset.body);
    response.setHeader("Content-Encoding", "br");
    response.send(asset.brotli());
  });
}
