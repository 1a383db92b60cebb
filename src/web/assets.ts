/** Style and script of the pages, read once. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import express from "express";
import { projectRoot } from "../projectRoot.js";
import { createAsset, serveAsset } from "./asset.js";

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
  "talk.css",
  "survey.css",
  "indicators.css",
  "events.css",
  "takingPart.css",
  "news.css",
  "surveyResults.css",
  "cases.css",
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
  const stylesheet = createAsset("tonari", "css", style);
  const script = createAsset("tonari", "js", readFileSync(join(folder, "tonari.js"), "utf8"));

  const routes = express.Router();
  for (const asset of [stylesheet, script]) serveAsset(routes, asset);
  const icon = readFileSync(join(folder, "icon.svg"), "utf8");
  routes.get(iconUrl, (_request, response) => {
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.type("image/svg+xml").send(icon);
  });
  return { stylesheet: stylesheet.url, script: script.url, routes };
}
