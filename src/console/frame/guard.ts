/** The one gate of all console routes: session, second factor, origin, ward, role, size, CSRF token, in this order. */
import type { Request, Response } from "express";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { Clock } from "../../time.js";
import type { AccountStore } from "../account/accountStore.js";
import type { ConsoleRoute, ConsoleStaff } from "../consoleRoute.js";
import { contextOf } from "../context.js";
import { everyWard, mayAct, type Role, roleIn, roles } from "../role.js";
import { returnPath } from "../signIn/returnPath.js";
import { filesOf, formOf, readBody } from "./bodies.js";
import { hasCsrfToken } from "./csrf.js";
import type { Drawing } from "./drawing.js";
import { comesFromUs, type OwnOrigin } from "./origin.js";
import { whoAsks } from "./present.js";
import { refusals } from "./refusalPage.js";

export interface GuardParts {
  database: Database;
  accounts: AccountStore;
  content(): Content;
  clock: Clock;
  drawing: Drawing;
  own: OwnOrigin;
}

export const nextStep = { second: "/console/sign-in/second", setup: "/console/set-up" } as const;

/** To the sign-in, and back to the same page afterwards. A form is not repeated: its text stays in the browser. */
export async function askToSignIn(drawing: Drawing, request: Request, response: Response): Promise<void> {
  const to = returnPath(request.originalUrl);
  const signIn =
    to === undefined || to === "/console" ? "/console/sign-in" : `/console/sign-in?to=${encodeURIComponent(to)}`;
  if (request.method !== "GET") return drawing.refuse(request, response, refusals.signedOut);
  // A piece of a page can't become the sign-in: the whole page goes there.
  if (request.headers["hx-request"] === "true")
    return void response.status(401).set("HX-Redirect", "/console/sign-in").end();
  response.redirect(303, signIn);
}

export function guarded(parts: GuardParts, route: ConsoleRoute) {
  const { database, accounts, content, clock, drawing, own } = parts;

  return async (request: Request, response: Response): Promise<void> => {
    const asks = await whoAsks(database, accounts, request);
    if (!asks) return askToSignIn(drawing, request, response);
    if (asks.stage !== "full") return response.redirect(303, nextStep[asks.stage]);
    const { staff } = asks;
    const post = route.method === "post";
    if (post && !comesFromUs(request, own)) return drawing.refuse(request, response, refusals.foreign, { staff });

    const wardId = route.scope === "ward" ? String(request.params["ward"] ?? "") : undefined;
    const ward = wardId === undefined ? undefined : content().wards.get(wardId);
    const role = roleFor(route, staff, wardId);
    // A ward of others is not there: nobody learns which wards use the product.
    if (route.scope === "ward" && (!ward || !role))
      return drawing.refuse(request, response, refusals.missing, { staff });
    const around = { staff, ward };
    if (!role || !(route.scope === "anyone" || mayAct(role, route.role)))
      return drawing.refuse(request, response, refusals.forbidden, around);

    if (post) {
      await readBody(request, response, route.body ?? "form");
      if (!hasCsrfToken(request)) return drawing.refuse(request, response, refusals.foreign, around);
    }
    const form = post ? formOf(request) : {};
    const files = post ? filesOf(request) : [];
    await route.run(contextOf({ request, response, drawing, staff, ward, role, now: clock.now(), form, files }));
  };
}

/** In the ward of the address, in every ward, or the highest one anywhere. */
function roleFor(route: ConsoleRoute, staff: ConsoleStaff, ward: string | undefined): Role | undefined {
  if (ward !== undefined) return roleIn(staff.roles, ward);
  if (route.scope === "installation") return staff.roles.get(everyWard);
  const given = [...staff.roles.values()];
  return given.sort((a, b) => roles.indexOf(b) - roles.indexOf(a))[0] ?? "viewer";
}
