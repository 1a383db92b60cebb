/**
 * `/:ward/s/:survey/a/:token/take-back`: whoever holds the link of a response takes it back, after one question more;
 * also when the survey has closed. Opening the page changes nothing.
 */
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardContent } from "../../content.js";
import { language } from "../../language.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { sendPage } from "../../web/sendPage.js";
import { isPreviewer } from "./linkPreview.js";
import type { SurveyPagesOptions } from "./surveyPages.js";
import { TakeBackPage, TakenBackPage } from "./takeBackPage.js";

type Asked = Request<{ ward: string; survey: string; token: string }>;

const sent = z.object({ lang: language.optional().catch(undefined) });
const body = express.urlencoded({ extended: false, limit: "4kb", parameterLimit: 10 });

export function takeBackRoutes(options: SurveyPagesOptions): Router {
  const { frame, content, database, clock, withdrawal } = options;
  const routes = express.Router();
  const path = "/:ward/s/:survey/a/:token/take-back";

  /** Undefined also where the link is another survey's than the address says. */
  async function surveyOf(ward: WardContent, { params }: Asked) {
    const survey = await database.run("console", (tx) => withdrawal.ofLink(tx, ward.ward.id, params.token));
    return survey?.key === params.survey ? survey : undefined;
  }

  async function nothing(request: Asked, response: Response, ward: WardContent, asked: unknown): Promise<void> {
    const view = frame.view(request, sent.parse(asked ?? {}).lang);
    const text = `${view.say("surveyTakeBackNone")}${view.language === "en" ? ". " : "。"}${view.say("surveyTakeBackNoneText")}`;
    await sendPage(response, <ExpiredPage view={view} ward={ward} text={text} />, 410);
  }

  routes.all(path, privatePage);

  routes.get(path, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    if (isPreviewer(request.headers["user-agent"])) return response.status(204).end();
    const survey = await surveyOf(ward, request);
    if (!survey) return nothing(request, response, ward, request.query);
    const view = frame.view(request, sent.parse(request.query).lang);
    await sendPage(response, <TakeBackPage view={view} ward={ward} survey={survey} token={request.params.token} />);
  });

  routes.post(path, body, async (request: Asked, response, next) => {
    if (isForeign(request, options.publicUrl)) throw new ForeignForm("from another site");
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const survey = await surveyOf(ward, request);
    const withdrawn =
      survey &&
      (await database.transaction("console", (tx) => withdrawal.byLink(tx, ward.ward.id, request.params.token)));
    if (!survey || withdrawn?.kind !== "withdrawn") return nothing(request, response, ward, request.body);
    const view = frame.view(request, sent.parse(request.body ?? {}).lang);
    await sendPage(response, <TakenBackPage view={view} ward={ward} survey={survey} now={clock.now()} />);
  });

  return routes;
}
