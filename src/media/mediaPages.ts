/** `/media/<hash>`: uploaded pictures for LINE, phones and previews; whoever knows the hash of the bytes may see them. */
import express, { type Router } from "express";
import type { Database } from "../db.js";
import { createMediaStore } from "./mediaStore.js";

const form = /^[0-9a-f]{64}$/;

export function mediaRoutes(database: Database): Router {
  const store = createMediaStore(database);
  const routes = express.Router();
  routes.get("/media/:hash", async (request, response) => {
    const { hash } = request.params;
    // Even a browser that took the bytes for a page could run nothing of them.
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    const found = form.test(hash) ? await store.find(hash) : undefined;
    if (!found) {
      response.setHeader("Cache-Control", "no-store");
      return void response.status(404).end();
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.type(found.mime).send(Buffer.from(found.bytes));
  });
  return routes;
}
