/** The ways to the form on the web: a letter's code, and, where anyone may answer, a button. Both end at a link. */
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import { type Language, language } from "../../language.js";
import { civilDate } from "../../time.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { sendPage } from "../../web/sendPage.js";
import type { WayIn } from "../answering/answeringDesk.js";
import { parseCode } from "../respondent/code.js";
import { ClosedPage } from "./closedPage.js";
import { CodePage } from "./codePage.js";
import { formLink } from "./formPlace.js";
import { LandingPage } from "./landingPage.js";
import type { SurveyPagesOptions } from "./surveyPages.js";
import { visitorCookie, visitorCookieOptions, visitorOf } from "./visitorCookie.js";

const sentCode = z.object({ code: z.string().trim().max(200).catch(""), lang: language.catch("ja") });
const sentLanguage = z.object({ lang: language.catch("ja") });

type Way = { way: WayIn; token: string | undefined };

export function beginRoutes(options: SurveyPagesOptions): Router {
  const { frame, content, database, answering, limits } = options;
  const routes = express.Router();
  const body = express.urlencoded({ extended: false, limit: "4kb", parameterLimit: 10 });

  routes.all(
    ["/:ward/code", "/:ward/s/:survey/code", "/:ward/s/:survey/begin"],
    privatePage,
    (request, _response, next) => {
      if (request.method === "POST" && isForeign(request, options.publicUrl))
        throw new ForeignForm("from another site");
      next();
    },
  );

  /** A link of the day: who comes back on the same day gets the same one. */
  const linked = (find: (tx: Tx, now: Date) => Promise<WayIn>): Promise<Way> =>
    database.transaction("console", async (tx) => {
      const now = options.clock.now();
      const way = await find(tx, now);
      if (way.kind !== "respondent") return { way, token: undefined };
      return { way, token: await answering.link(tx, way.survey, way.respondent, `page ${civilDate(now)}`) };
    });

  /** To the form, or to why there is none; undefined: nobody is let in, and the caller says so. */
  async function enter(
    request: Request,
    response: Response,
    ward: WardContent,
    { way, token }: Way,
    lang: Language,
  ): Promise<boolean> {
    if (way.kind === "respondent" && token !== undefined) {
      response.redirect(303, `/${ward.ward.id}/s/${way.survey.key}/a/${token}${formLink("", lang)}`);
      return true;
    }
    if (way.kind !== "closed") return false;
    const view = frame.view(request, lang);
    const results = await options.resultsPath?.(way.survey);
    const page = <ClosedPage view={view} ward={ward} survey={way.survey} now={options.clock.now()} results={results} />;
    await sendPage(response, page, 410);
    return true;
  }

  /** After closing, who has answered by a code is led to their link: there they may take the response back. */
  async function leave(response: Response, ward: WardContent, code: string, lang: Language): Promise<boolean> {
    const seed = `page ${civilDate(options.clock.now())}`;
    const found = await database.transaction("console", (tx) =>
      options.withdrawal.linkByCode(tx, ward.ward.id, code, seed),
    );
    if (found) response.redirect(303, `/${ward.ward.id}/s/${found.survey.key}/a/${found.token}${formLink("", lang)}`);
    return found !== undefined;
  }

  routes.get("/:ward/code", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    return ward ? sendPage(response, <CodePage view={frame.view(request)} ward={ward} />) : next();
  });

  // Who opens the address of a refused form once more.
  routes.get(["/:ward/s/:survey/code", "/:ward/s/:survey/begin"], (request: Request<{ survey: string }>, response) =>
    response.redirect(303, `../${encodeURIComponent(request.params.survey)}`),
  );

  routes.post(
    ["/:ward/code", "/:ward/s/:survey/code"],
    body,
    async (request: Request<{ ward: string }>, response, next) => {
      const ward = content.wards.get(request.params.ward);
      if (!ward) return next();
      const { code, lang } = sentCode.parse(request.body ?? {});
      const view = frame.view(request, lang);
      const refuse = (mistake: string, status: number) =>
        sendPage(response, <CodePage view={view} ward={ward} code={code} mistake={mistake} />, status);
      if (code === "") return refuse(view.say("surveyCodeEmpty"), 400);
      // A slip is told the same as an unknown code, and is no guess.
      if (parseCode(code).kind !== "code") return refuse(view.say("surveyCodeWrong"), 400);
      const tooMany = await limits.tryCode(ward.ward.id, request.ip ?? "");
      if (tooMany) {
        response.setHeader("Retry-After", String(tooMany.seconds));
        return refuse(view.say("surveyCodeMany", { minutes: Math.ceil(tooMany.seconds / 60) }), 429);
      }
      const way = await linked((tx, now) => answering.byCode(tx, ward.ward.id, code, now));
      if (way.way.kind === "closed" && (await leave(response, ward, code, lang))) return;
      if (await enter(request, response, ward, way, lang)) return;
      const poster = await database.run("console", (tx) => answering.ofPoster(tx, ward.ward.id, code));
      if (poster) return sendPage(response, <CodePage view={view} ward={ward} forLine={poster} />);
      await limits.wrongCode(ward.ward.id);
      return refuse(view.say("surveyCodeWrong"), 400);
    },
  );

  routes.post(
    "/:ward/s/:survey/begin",
    body,
    async (request: Request<{ ward: string; survey: string }>, response, next) => {
      const ward = content.wards.get(request.params.ward);
      if (!ward) return next();
      const { lang } = sentLanguage.parse(request.body ?? {});
      const view = frame.view(request, lang);
      const survey = await database.run("console", (tx) => answering.find(tx, ward.ward.id, request.params.survey));
      if (!survey) return next();
      const tooMany = await limits.begin(request.ip ?? "");
      if (tooMany) {
        response.setHeader("Retry-After", String(tooMany.seconds));
        const mistake = view.say("surveyBeginMany", { minutes: Math.ceil(tooMany.seconds / 60) });
        const shared = { view, ward, survey, now: options.clock.now(), results: undefined };
        return sendPage(response, <LandingPage {...shared} mistake={mistake} />, 429);
      }
      const visitor = visitorOf(request);
      const way = await linked((tx, now) => answering.anyone(tx, survey, visitor, now));
      if (way.token !== undefined) {
        const path = `/${ward.ward.id}/s/${survey.key}`;
        response.cookie(visitorCookie, visitor, visitorCookieOptions(path, options.publicUrl));
      }
      if (!(await enter(request, response, ward, way, lang))) return next();
    },
  );

  return routes;
}
