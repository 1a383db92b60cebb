/** The public pages alone, over the real content: `pagesApp()` for supertest, `servePages()` for a browser. */
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { afterAll, beforeAll } from "vitest";
import type { Content } from "../../src/content.js";
import { detectPriority } from "../../src/guide/detectPriority.js";
import type { Guide } from "../../src/guide/guide.js";
import { guideRoutes } from "../../src/guide/guidePages.js";
import { createLog, type Log } from "../../src/log.js";
import { shelterRoutes } from "../../src/shelter/shelterPages.js";
import { fixedClock } from "../../src/time.js";
import { createWebFrame, type WebFrame } from "../../src/web/frame.js";
import { realContent } from "./content.js";

export interface PagesOptions {
  demo?: boolean;
  publicUrl?: string;
  now?: string;
  log?: Log;
  /** Instead of the guide's own decision, for how each is shown. */
  decide?: Guide["decide"];
  /** Routes before the pages. */
  before?: (app: Express) => void;
}

export function testFrame({
  demo = true,
  publicUrl = "http://localhost:3000",
  log = createLog("silent"),
}: PagesOptions = {}): WebFrame {
  const content = realContent();
  return createWebFrame({
    demo,
    publicUrl,
    words: content.pages,
    languageNames: content.languageNames,
    colours: Object.fromEntries([...content.wards].map(([id, { ward }]) => [id, ward.colour])),
    log,
  });
}

function contentOf({ decide }: PagesOptions): Content {
  const content = realContent();
  if (!decide) return content;
  const decided = [...content.wards].map(([id, ward]) => [id, { ...ward, guide: { ...ward.guide, decide } }] as const);
  return { ...content, wards: new Map(decided) };
}

export function pagesApp(options: PagesOptions = {}): Express {
  const content = contentOf(options);
  const frame = testFrame(options);
  const app = express().disable("x-powered-by");
  app.use(...frame.headers, frame.assets);
  options.before?.(app);
  app.use(shelterRoutes({ frame, content }));
  app.use(
    guideRoutes({
      frame,
      content: () => content,
      clock: fixedClock(options.now ?? "2026-11-20T10:00:00+09:00"),
      priority(text) {
        const id = detectPriority(text, content.priority.signals);
        return id && content.priority.answers[id];
      },
    }),
  );
  app.use(frame.missing, frame.failed);
  return app;
}

/** Serves the pages on a free port of this machine while the file's tests run. */
export function servePages(options: PagesOptions = {}): { url: string } {
  const served = { url: "" };
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const server = pagesApp(options).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });
  afterAll(() => close?.());
  return served;
}

/** The text of a page as somebody reads it. */
export const read = (html: string) =>
  html
    .replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>/g, "")
    .replace(/<br\/>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
