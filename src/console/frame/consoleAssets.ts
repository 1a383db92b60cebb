/** Style and scripts of the console alone, beside those of all pages: residents do not load them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Router } from "express";
import express from "express";
import { projectRoot } from "../../projectRoot.js";
import { createAsset, serveAsset } from "../../web/asset.js";

export interface ConsoleAssets {
  readonly stylesheet: string;
  readonly script: string;
  readonly htmx: string;
  readonly routes: Router;
}

const sheets = [
  "console.css",
  "consoleForms.css",
  "consoleLists.css",
  "announcement.css",
  "surveyConsole.css",
  "surveyAsking.css",
  "wardForm.css",
];
const folder = join(projectRoot, "src/web/assets");
const htmxFile = createRequire(import.meta.url).resolve("htmx.org/dist/htmx.min.js");

export function createConsoleAssets(): ConsoleAssets {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const style = createAsset("console", "css", sheets.map(read).join("\n"));
  const script = createAsset("console", "js", ["console.js", "announcement.js"].map(read).join("\n"));
  const htmx = createAsset("htmx", "js", readFileSync(htmxFile, "utf8").replace(/\n\/\/# sourceMappingURL=.*/, ""));
  const routes = express.Router();
  for (const asset of [style, script, htmx]) serveAsset(routes, asset);
  return { stylesheet: style.url, script: script.url, htmx: htmx.url, routes };
}
