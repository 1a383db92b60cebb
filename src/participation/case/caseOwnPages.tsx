/** `/:ward/case/:token`: one case, for whoever holds its link; taking it back. */
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { chosenLanguage, inLanguage } from "../../web/pageLanguage.js";
import { sendPage } from "../../web/sendPage.js";
import { linkToken } from "../paths.js";
import type { WardCase } from "./caseDesk.js";
import type { CasePagesOptions } from "./caseOptionsPages.js";
import { CaseOwnPage } from "./caseOwnPage.js";
import { caseSlotStore } from "./caseSlotStore.js";
import { CaseWithdrawPage } from "./caseWithdrawPage.js";

const said = z.enum(["made", "withdrawn", "over"]).optional().catch(undefined);
type Asked = Request<{ ward: string; token: string }>;

export function caseOwnRoutes(options: CasePagesOptions): Router {
  const { frame, content, database, clock, desk } = options;

  const find = (tx: Tx, ward: WardContent, { token }: Asked["params"]): Promise<WardCase | undefined> =>
    linkToken.test(token) ? desk.byLink(tx, ward.ward.id, token) : Promise.resolve(undefined);

  const viewOf = (request: Asked, one?: WardCase) =>
    frame.view(request, request.query.lang === undefined ? one?.language : chosenLanguage(request.query.lang));

  async function gone(request: Asked, response: Response, ward: WardContent): Promise<void> {
    const view = viewOf(request);
    await sendPage(response, <ExpiredPage view={view} ward={ward} text={view.say("caseGone")} />, 410);
  }

  async function show(request: Asked, response: Response, next: NextFunction): Promise<void> {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const found = await database.run("console", async (tx) => {
      const one = await find(tx, ward, request.params);
      if (!one) return undefined;
      return {
        case: one,
        answers: (await desk.answers(tx, one.id)) ?? {},
        steps: await desk.steps(tx, one.id),
        time: one.slotId ? await caseSlotStore.find(tx, ward.ward.id, one.slotId) : undefined,
      };
    });
    if (!found) return gone(request, response, ward);
    const { case: one } = found;
    const view = viewOf(request, one);
    const shared = { view, ward, case: one };
    if (request.query.view === "withdraw" && !one.final) return sendPage(response, <CaseWithdrawPage {...shared} />);
    const danger = one.final
      ? undefined
      : Object.values(found.answers)
          .map((answer) => (typeof answer === "string" ? options.inDanger(answer) : undefined))
          .find((answer) => answer !== undefined);
    await sendPage(
      response,
      <CaseOwnPage
        {...shared}
        {...found}
        associationName={one.association && options.associations.nameOf(ward.ward.id, one.association)}
        danger={danger && { answer: danger, beginning: content.priority.beginning }}
        now={clock.now()}
        said={said.parse(request.query.said)}
      />,
    );
  }

  const routes = express.Router();
  const path = "/:ward/case/:token";
  routes.all(path, privatePage);
  routes.get(path, show);
  // The one thing that the page's form does.
  routes.post(path, async (request: Asked, response: Response, next: NextFunction) => {
    if (isForeign(request, options.publicUrl)) throw new ForeignForm("from another site");
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const done = await database.transaction("console", async (tx) => {
      const one = await find(tx, ward, request.params);
      return one && { one, changed: await desk.withdraw(tx, ward.ward.id, one.id, clock.now()) };
    });
    if (!done) return gone(request, response, ward);
    // Over already: its page says so, whether they or the ward ended it.
    const said = done.changed.kind === "changed" ? "?said=withdrawn" : "?said=over";
    response.redirect(303, inLanguage(said, viewOf(request, done.one).language));
  });
  return routes;
}
