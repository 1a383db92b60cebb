/**
 * `/:ward/a/:token`: the way to a confidential survey's form from LINE. The key in the form's own address may tell what
 * is asked; this one passes LINE and tells nothing.
 */
import express, { type Router } from "express";
import type { Database } from "../../db.js";
import type { Clock } from "../../time.js";
import { privatePage } from "../../web/ownForms.js";
import { chosenLanguage, inLanguage } from "../../web/pageLanguage.js";
import type { Answering } from "../answering/answeringDesk.js";
import { isPreviewer } from "../page/linkPreview.js";

export interface UntoldLinkOptions {
  wards: ReadonlyMap<string, unknown>;
  database: Database;
  clock: Clock;
  answering: Pick<Answering, "byLink">;
}

/** Mounted before the guide's pages. */
export function untoldLinkRoutes({ wards, database, clock, answering }: UntoldLinkOptions): Router {
  const routes = express.Router();
  routes.get("/:ward/a/:token", privatePage, async (request, response, next) => {
    const { ward, token } = request.params;
    if (!wards.has(ward)) return next();
    // LINE draws a preview of what stands in a talk: from the address that it leads to, it would learn the key.
    if (isPreviewer(request.headers["user-agent"])) return response.status(204).end();
    const way = await database.run("console", (tx) => answering.byLink(tx, ward, token, clock.now()));
    // A link that leads nowhere is the form's to explain.
    const key = "survey" in way ? way.survey.key : "-";
    const form = `/${ward}/s/${key}/a/${encodeURIComponent(token)}`;
    response.redirect(303, inLanguage(form, chosenLanguage(request.query.lang)));
  });
  return routes;
}
