/** `/go/<code>`: leads on to the address that staff wrote into an announcement, and to no other. */
import { Router } from "express";
import type { ShortLinkStore } from "./shortLinkStore.js";

const code = /^[0-9A-Za-z]{10}$/;

/** Mounted before the pages of wards; what it does not know goes on to the frame's missing page. */
export function shortLinkRoutes(links: ShortLinkStore): Router {
  const router = Router();
  router.get("/go/:code", async (request, response, next) => {
    const asked = request.params.code;
    // Express answers HEAD by the same route: programs that only look are no taps.
    const url = code.test(asked) ? await links.follow(asked, request.method === "GET") : undefined;
    if (url === undefined) return next();
    response.set("Cache-Control", "no-store").set("Referrer-Policy", "no-referrer").set("X-Robots-Tag", "noindex");
    response.redirect(302, url);
  });
  return router;
}
