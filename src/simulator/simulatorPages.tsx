/** `/simulator`: phones in the browser, and the staff's view beside them. Demo only. */
import { join } from "node:path";
import express, { type Request, type Response, Router } from "express";
import { previewAssets } from "../preview/previewAssets.js";
import { projectRoot } from "../projectRoot.js";
import { changeStream } from "./changeStream.js";
import { chatRoutes } from "./chatRoutes.js";
import { places } from "./places.js";
import type { Platform } from "./simulatedPlatform.js";
import { simulatorShell } from "./simulatorShell.js";
import { staffPanel } from "./staffPanel.js";

export interface SimulatorOptions {
  /** Where the wards' shelters lie, for the list of places. */
  contentFolder?: string;
  /** Plays a fictional year; resolves when it is over, to whether it came to its end. Left out: no button. */
  playYear?: () => Promise<boolean>;
}

const assets = ["simulator.js", "phone.js", "dialogs.js", "api.js", "simulator.css", "phone.css", "icon.svg"];

/** To be mounted at `/simulator` (or elsewhere: its pages find their own address). */
export function simulatorRoutes(platform: Platform, options: SimulatorOptions = {}): Router {
  const router = Router();
  const { playYear } = options;
  const shelters = places(options.contentFolder ?? join(projectRoot, "content"));
  router.use((_request, response, next) => {
    response.set("Content-Security-Policy", "default-src 'self'; img-src 'self' https:; frame-ancestors 'self'");
    response.set("Cache-Control", "no-store");
    next();
  });
  router.get("/", (request, response) => {
    const channels = [...platform.world.channels.values()].map(({ name, options: { displayName } }) => ({
      name,
      displayName,
    }));
    const base = request.baseUrl;
    response.type("html").send(simulatorShell({ base, channels, places: shelters, year: playYear !== undefined }));
  });
  for (const file of assets) {
    router.get(`/${file}`, (_request, response) => {
      response.sendFile(join(projectRoot, "src/simulator/browser", file), { maxAge: 0 });
    });
  }
  router.use("/preview", previewAssets());
  router.get("/staff", (_request, response) => {
    response.json({ html: staffPanel(platform) });
  });
  router.get("/events", (request, response) => changeStream(platform.world, request, response));
  router.get("/menus/:channel/:richMenuId", (request: Request<{ channel: string; richMenuId: string }>, response) => {
    const { channel, richMenuId } = request.params;
    picture(response, platform.world.channels.get(channel)?.richMenus.pictures.get(richMenuId));
  });
  router.get("/contents/:messageId", (request: Request<{ messageId: string }>, response) => {
    const content = platform.world.contents.get(request.params.messageId);
    picture(response, content?.gone ? undefined : content);
  });
  if (playYear)
    router.post("/year", async (request, response) => {
      // A form of another site can't send this type without asking first.
      if (!request.is("json")) return void response.status(415).json({});
      response.json({ played: await playYear() });
    });
  router.use(express.json({ limit: "14mb" }), chatRoutes(platform));
  return router;
}

/** Only pictures are shown: what a person sends must not become a page of ours. */
function picture(response: Response, found: { bytes: Buffer; contentType: string } | undefined): void {
  if (!found || !/^image\/(png|jpeg)$/.test(found.contentType)) response.status(404).end();
  else response.set("X-Content-Type-Options", "nosniff").type(found.contentType).send(found.bytes);
}
