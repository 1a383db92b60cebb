/** The frame of all pages: their words, style, headers, and what is shown where there is no page. */
import type { ErrorRequestHandler, Request, RequestHandler, Router } from "express";
import type { Language } from "../language.js";
import { errorFields, type Log } from "../log.js";
import { createAssets, type WardColours } from "./assets.js";
import { ErrorPage } from "./errorPage.js";
import { securityHeaders } from "./headers.js";
import { chosenLanguage, offeredLanguage } from "./pageLanguage.js";
import { createPageSay, type PageWords } from "./pageWords.js";
import { sendPage } from "./sendPage.js";
import type { PageView } from "./view.js";

export interface WebFrameOptions {
  demo: boolean;
  publicUrl: string;
  words: PageWords;
  languageNames: Readonly<Record<Language, string>>;
  colours: WardColours;
  log: Log;
}

export interface WebFrame {
  /** Before everything that answers with pages. */
  readonly headers: readonly RequestHandler[];
  /** Style and script, under /assets/. */
  readonly assets: Router;
  /** What a page in this language knows; without a language, in the one that the address names. */
  view(request: Request, language?: Language): PageView;
  /** After everything else: 404. */
  readonly missing: RequestHandler;
  /** Last: what was thrown, told without a stack. */
  readonly failed: ErrorRequestHandler;
}

export function createWebFrame(options: WebFrameOptions): WebFrame {
  const assets = createAssets(options.colours);
  const publicUrl = options.publicUrl.replace(/\/+$/, "");

  function view(request: Request, language: Language = chosenLanguage(request.query.lang)): PageView {
    const offer = offeredLanguage(request.headers["accept-language"], language);
    return {
      language,
      say: createPageSay(options.words, language),
      offer,
      offerSay: offer && createPageSay(options.words, offer),
      languageNames: options.languageNames,
      demo: options.demo,
      publicUrl,
      stylesheet: assets.stylesheet,
      script: assets.script,
    };
  }

  const missing: RequestHandler = async (request, response) => {
    // A program that asked for something else gets no page to parse.
    if (!request.accepts("html")) return void response.status(404).end();
    await sendPage(response, ErrorPage({ view: view(request), error: "missing" }), 404);
  };

  const failed: ErrorRequestHandler = async (error: unknown, request, response, next) => {
    const status = statusOf(error);
    // The route as it was written and not the address: addresses hold what people typed.
    if (status >= 500)
      options.log.error("page failed", {
        ...errorFields(error),
        method: request.method,
        route: String(request.route?.path ?? ""),
      });
    if (response.headersSent) return next(error);
    if (status === 503) response.setHeader("Retry-After", "5");
    if (!request.accepts("html")) return void response.status(status).end();
    response.setHeader("Cache-Control", "no-store");
    await sendPage(
      response,
      ErrorPage({ view: view(request), error: status >= 500 ? "failed" : status === 404 ? "missing" : "refused" }),
      status,
    );
  };

  return { headers: securityHeaders(publicUrl), assets: assets.routes, view, missing, failed };
}

/** Express and its parsers say in `status` when the mistake was the sender's. */
/** 503: the database is away or has no connection free, and the same request may work in a moment. */
function statusOf(error: unknown): number {
  if (error instanceof Error && "retryable" in error && error.retryable === true) return 503;
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
