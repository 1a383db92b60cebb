/** Style and script of the pages: read once, named after their content, so that browsers may keep them for a year. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import express from "express";
import { projectRoot } from "../projectRoot.js";

export interface Assets {
  /** Addresses to put into pages. */
  readonly stylesheet: string;
  readonly script: string;
  readonly routes: express.Router;
}

/** Colour of a ward, #RRGGBB, by its id. */
export type WardColours = Readonly<Record<string, string>>;

/** In the order they cascade. */
const sheets = [
  "base.css",
  "languages.css",
  "frame.css",
  "pieces.css",
  "forms.css",
  "guide.css",
  "card.css",
  "shelter.css",
  "print.css",
];
/** Named by each page, so that browsers do not look for /favicon.ico. */
export const iconUrl = "/assets/icon.svg";
const folder = join(projectRoot, "src/web/assets");
const tokens = createRequire(import.meta.url).resolve("@digital-go-jp/design-tokens/dist/tokens.css");

export function createAssets(colours: WardColours): Assets {
  // Wards bring their colour as a class, because the pages allow no inline style.
  const wards = Object.entries(colours).map(([id, colour]) => `.ward-${id} { --ward-colour: ${colour}; }`);
  const style = [
    readFileSync(tokens, "utf8"),
    ...sheets.map((name) => readFileSync(join(folder, name), "utf8")),
    ...wards,
  ].join("\n");
  const files = [
    asset("css", "text/css", style),
    asset("js", "text/javascript", readFileSync(join(folder, "tonari.js"), "utf8")),
  ] as const;

  const routes = express.Router();
  for (const file of files) {
    routes.get(`/assets/tonari.:hash.${file.ending}`, (request, response) => {
      // A page of the version before, served by another instance: what we have is better than nothing, but is not kept.
      const current = request.params.hash === file.hash;
      response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store");
      response.setHeader("Vary", "Accept-Encoding");
      response.type(file.type);
      if (!request.acceptsEncodings("br")) return void response.send(file.body);
      response.setHeader("Content-Encoding", "br");
      response.send(file.brotli);
    });
  }
  const icon = readFileSync(join(folder, "icon.svg"), "utf8");
  routes.get(iconUrl, (_request, response) => {
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.type("image/svg+xml").send(icon);
  });
  return { stylesheet: files[0].url, script: files[1].url, routes };
}

function asset(ending: string, type: string, text: string) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const body = Buffer.from(text);
  return {
    ending,
    type: `${type}; charset=utf-8`,
    hash,
    url: `/assets/tonari.${hash}.${ending}`,
    body,
    brotli: brotliCompressSync(body),
  };
}
