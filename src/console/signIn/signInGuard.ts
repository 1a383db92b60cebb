/** The gate of the sign-in's own routes: each step is open to those who have come exactly so far. */
import type { Request, Response } from "express";
import type { Database } from "../../db.js";
import type { AccountStore } from "../account/accountStore.js";
import { redirectSaved } from "../context.js";
import { formOf, readBody } from "../frame/bodies.js";
import { hasCsrfToken } from "../frame/csrf.js";
import type { Drawing } from "../frame/drawing.js";
import type { FrameContext, FrameRoute } from "../frame/frameParts.js";
import { askToSignIn, nextStep } from "../frame/guard.js";
import { comesFromUs, type OwnOrigin } from "../frame/origin.js";
import { type Present, whoAsks } from "../frame/present.js";
import { refusals } from "../frame/refusalPage.js";
import { sayBusy } from "./tooMany.js";

export interface SignInGuardParts {
  database: Database;
  accounts: AccountStore;
  drawing: Drawing;
  own: OwnOrigin;
}

/**
 * Tries of strangers at one step at the same moment. A flood from everywhere meets no limit of a network or an account,
 * and each try costs the database more than the hash that it waits for: the rest is told to come again. Three for each
 * hash that is made at once.
 */
export const triesAtOnce = 6;

export function signInGuarded({ database, accounts, drawing, own }: SignInGuardParts, route: FrameRoute) {
  let underWay = 0;
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
    const context = contextOf(request, response, drawing, asks);
    if (route.method !== "post" || route.stage !== "public") return route.run(context);
    if (underWay >= triesAtOnce) return sayBusy(context);
    underWay += 1;
    try {
      await route.run(context);
    } finally {
      underWay -= 1;
    }
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
