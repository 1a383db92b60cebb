/** The browser's script that reads entry codes by camera, and the kept library it stands on, each under its content's name. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import express, { type Router } from "express";
import { projectRoot } from "../../projectRoot.js";
import { createAsset, serveAsset } from "../../web/asset.js";

/** `decode.js` asks for `index.js` beside it. */
const files = ["decode.js", "index.js"] as const;

export function createScanAssets(): { script: string; routes: Router } {
  const library = dirname(createRequire(import.meta.url).resolve("qr"));
  const texts = files.map((name) => [name, readFileSync(join(library, name), "utf8")] as const);
  const hash = createHash("sha256");
  for (const [, text] of texts) hash.update(text);
  const folder = `/assets/qr-${hash.digest("hex").slice(0, 12)}`;
  const own = readFileSync(join(projectRoot, "src/web/assets/scan.js"), "utf8");
  const script = createAsset("scan", "js", own.replace('"/assets/qr/decode.js"', `"${folder}/decode.js"`));
  const routes = express.Router();
  serveAsset(routes, script);
  for (const [name, text] of texts) {
    routes.get(`${folder}/${name}`, (_request, response) => {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      response.type("text/javascript; charset=utf-8").send(text);
    });
  }
  return { script: script.url, routes };
}
