/** The gate of the sign-in's own routes: each step is open to those who have come exactly so far. */
import type { Request, Response } from "express";
import type { Database } from "../db.js";
import type { AccountStore } from "./accountStore.js";
import { formOf, readBody } from "./bodies.js";
import { redirectSaved } from "./context.js";
import { hasCsrfToken } from "./csrf.js";
import type { Drawing } from "./drawing.js";
import type { FrameContext, FrameRoute } from "./frameParts.js";
import { askToSignIn, nextStep } from "./guard.js";
import { comesFromUs, type OwnOrigin } from "./origin.js";
import { type Present, whoAsks } from "./present.js";
import { refusals } from "./refusalPage.js";

export interface SignInGuardParts {
  database: Database;
  accounts: AccountStore;
  drawing: Drawing;
  own: OwnOrigin;
}

export function signInGuarded({ database, accounts, drawing, own }: SignInGuardParts, route: FrameRoute) {
  return async (request: Request, response: Response): Promise<void> => {
    const asks = route.stage === "public" ? undefined : await whoAsks(database, accounts, request);
    if (route.stage !== "public") {
      if (!asks) return askToSignIn(drawing, request, response);
      if (route.stage !== "session" && asks.stage !== route.stage)
        return response.redirect(303, asks.stage === "full" ? "/console" : nextStep[asks.stage]);
    }
    if (route.method === "post") {
      if (!comesFromUs(request, own)) return drawing.refuse(request, response, refusals.foreign);
      await readBody(request, response, "form");
      // Before the sign-in there is no session to keep a token in, and a flood must not make any: Origin decides.
      if (asks && !hasCsrfToken(request)) return drawing.refuse(request, response, refusals.foreign);
    }
    await route.run(contextOf(request, response, drawing, asks));
  };
}

function contextOf(request: Request, response: Response, drawing: Drawing, asks: Present | undefined): FrameContext {
  return {
    request,
    response,
    view: drawing.view(request),
    form: formOf(request),
    csrfField: asks ? drawing.csrfField(request) : "",
    get person() {
      if (!asks) throw new Error("a public page knows nobody");
      return asks.staff;
    },
    send: (title, body, status = 200) => drawing.send(request, response, { title, section: "account", status }, body),
    redirect: (path) => redirectSaved(request, response, path),
  };
}
