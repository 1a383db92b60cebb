/** The style sheets of previews: one fixed, one written for the free values that a page uses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Router } from "express";
import { projectRoot } from "../projectRoot.js";
import { freeNames, freeStyles } from "./freeStyles.js";
import { keywordStyles } from "./keywordStyles.js";

const sheets = ["messages.css", "cards.css", "bubbles.css", "bubbleParts.css"];

/** To be mounted beside each page that shows previews, e.g. at `/console/preview`. */
export function previewAssets(): Router {
  const router = Router();
  const fixed = sheets.map((sheet) => readFileSync(join(projectRoot, "src/preview", sheet), "utf8"));
  const preview = [...fixed, keywordStyles()].join("\n");
  router.get("/preview.css", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("css").send(preview);
  });
  router.get("/values.css", (request, response) => {
    const names = typeof request.query.v === "string" ? freeNames(request.query.v) : [];
    // The names say everything, so the answer never changes.
    response.set("Cache-Control", "public, max-age=31536000, immutable").type("css").send(freeStyles(names));
  });
  return router;
}

/** Address of the style sheet for the free values of this HTML, or undefined where it has none. */
export function valuesSheet(base: string, html: string): string | undefined {
  const names = freeNames(html);
  return names.length === 0 ? undefined : `${base}/values.css?v=${names.join(".")}`;
}
