/** `/:ward/s/:survey/a/:token`: the form of whoever holds the link. Opening it changes nothing, however often. */
import { randomUUID } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import { language } from "../../language.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { sendPage } from "../../web/sendPage.js";
import { stampOf } from "../answering/answer.js";
import { faultsOf } from "../answering/answerCheck.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import { typedOf } from "../answering/formRead.js";
import { ClosedPage } from "./closedPage.js";
import { FormPage } from "./formPage.js";
import { isOnePage, placeOf } from "./formPlace.js";
import { type Opened, type Outcome, receive } from "./formReceipt.js";
import { isPreviewer } from "./linkPreview.js";
import { ReviewPage } from "./reviewPage.js";
import type { SurveyPagesOptions } from "./surveyPages.js";
import { ThanksPage } from "./thanksPage.js";

type Asked = Request<{ ward: string; survey: string; token: string }>;

const asked = z.object({
  lang: language.optional().catch(undefined),
  n: z.coerce.number().int().min(1).optional().catch(undefined),
  view: z.enum(["review", "thanks"]).optional().catch(undefined),
  form: z.literal("1").optional().catch(undefined),
  to: z.literal("review").optional().catch(undefined),
  said: z.enum(["saved", "changed"]).optional().catch(undefined),
});

/** Sixty questions of four thousand characters, nine bytes each as browsers send them, are more; nobody writes that. */
const body = express.urlencoded({ extended: false, limit: "600kb", parameterLimit: 1000 });

export function answerRoutes(options: SurveyPagesOptions): Router {
  const { frame, content, database, clock, answering, withdrawal } = options;
  const routes = express.Router();
  const path = "/:ward/s/:survey/a/:token";

  /** Also where the link leads to another survey than the address says: such an address was never given out. */
  async function open(tx: Tx, ward: WardContent, { params }: Asked, now: Date) {
    const way = await answering.byLink(tx, ward.ward.id, params.token, now);
    if (way.kind === "closed" || way.kind !== "respondent") return way;
    if (way.survey.key !== params.survey) return { kind: "unknown" as const };
    const sheet = await answering.sheet(tx, way.survey, way.respondent, "ja");
    return { kind: "opened" as const, survey: way.survey, respondent: way.respondent, sheet };
  }

  async function over(request: Asked, response: Response, ward: WardContent, survey?: OpenSurvey): Promise<void> {
    const { lang } = asked.parse(request.method === "POST" ? (request.body ?? {}) : request.query);
    const view = frame.view(request, lang);
    if (!survey)
      return sendPage(response, <ExpiredPage view={view} ward={ward} text={view.say("surveyLinkOver")} />, 410);
    const results = await options.resultsPath?.(survey);
    const { token } = request.params;
    const held = await database.run("console", (tx) => withdrawal.ofLink(tx, ward.ward.id, token));
    const shared = { view, ward, survey, now: clock.now(), results };
    const page = <ClosedPage {...shared} token={held?.id === survey.id ? token : undefined} />;
    await sendPage(response, page, 410);
  }

  routes.all(path, privatePage);

  routes.get(path, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    if (isPreviewer(request.headers["user-agent"])) return response.status(204).end();
    const way = await database.run("console", (tx) => open(tx, ward, request, clock.now()));
    if (way.kind !== "opened") return over(request, response, ward, way.kind === "closed" ? way.survey : undefined);
    const { survey, sheet } = way;
    const query = asked.parse(request.query);
    const shared = { view: frame.view(request, query.lang ?? sheet.language), ward, survey, sheet };
    if (query.view === "thanks" && sheet.submitted)
      return sendPage(response, <ThanksPage {...shared} token={request.params.token} />);
    const wantsForm = query.n !== undefined || query.form !== undefined;
    const place =
      query.view === "review" || (sheet.submitted && !wantsForm)
        ? ({ kind: "review" } as const)
        : placeOf(sheet.definition, sheet.answers, query.n);
    if (place.kind === "review") {
      const faults = sheet.submitted ? faultsOf(sheet.definition.questions, sheet.answers) : {};
      const { token } = request.params;
      const changed = query.said === "changed";
      return sendPage(response, <ReviewPage {...shared} faults={faults} changed={changed} token={token} />);
    }
    const begun = Object.keys(sheet.answers).length > 0;
    const notice = query.said === "saved" ? "saved" : begun && !wantsForm ? "go-on" : undefined;
    const typed = typedOf(sheet.answers);
    const toReview = query.to === "review" && !isOnePage(sheet.definition);
    await sendPage(response, <FormPage {...shared} {...place} typed={typed} toReview={toReview} notice={notice} />);
  });

  routes.post(path, body, async (request: Asked, response, next) => {
    if (isForeign(request, options.publicUrl)) throw new ForeignForm("from another site");
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    // The database's clock at receipt: of two that were sent, the later one counts, whichever instance took it.
    const stamp = stampOf(await database.now(), randomUUID());
    const now = clock.now();
    const received = await database.transaction("console", async (tx) => {
      const way = await open(tx, ward, request, now);
      if (way.kind !== "opened") return { way, outcome: undefined };
      return { way, outcome: await receive(answering, tx, way, request.body, { stamp, way: "page", now }) };
    });
    const { way, outcome } = received;
    if (way.kind !== "opened") return over(request, response, ward, way.kind === "closed" ? way.survey : undefined);
    if (outcome) await answer(request, response, ward, way, outcome);
  });

  async function answer(
    request: Asked,
    response: Response,
    ward: WardContent,
    { survey }: Opened,
    outcome: Outcome,
  ): Promise<void> {
    switch (outcome.kind) {
      case "go":
        return response.redirect(303, outcome.to);
      case "closed":
        return over(request, response, ward, survey);
      case "faulty": {
        const view = frame.view(request, outcome.language);
        return sendPage(response, <FormPage {...outcome} view={view} ward={ward} survey={survey} />, outcome.status);
      }
      case "incomplete": {
        const view = frame.view(request, outcome.language);
        const shared = { ...outcome, view, ward, survey, changed: false, token: request.params.token };
        const page = <ReviewPage {...shared} />;
        return sendPage(response, page, 400);
      }
      default:
        return outcome satisfies never;
    }
  }

  return routes;
}
