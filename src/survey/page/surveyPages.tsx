/** The pages of surveys: what is asked at `/:ward/s/:survey`, the ways to begin, and the form behind a link. */
import express, { type Router } from "express";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { Clock } from "../../time.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import type { Answering, OpenSurvey } from "../answering/answeringDesk.js";
import type { Withdrawal } from "../answering/respondentWithdrawalStore.js";
import type { SurveyLimits } from "../respondent/surveyLimitsStore.js";
import { answerRoutes } from "./answerPages.js";
import { beginRoutes } from "./beginPages.js";
import { LandingPage } from "./landingPage.js";
import { takeBackRoutes } from "./takeBackPages.js";

export interface SurveyPagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  answering: Pick<
    Answering,
    "find" | "byCode" | "ofPoster" | "anyone" | "link" | "byLink" | "sheet" | "keep" | "submit"
  >;
  withdrawal: Pick<Withdrawal, "ofLink" | "byLink" | "linkByCode">;
  limits: SurveyLimits;
  publicUrl: string;
  /** Address of the published results, without language; undefined where there are none. */
  resultsPath?(survey: OpenSurvey): Promise<string | undefined>;
}

/** Mounted before the guide's pages. */
export function surveyRoutes(options: SurveyPagesOptions): Router {
  const { frame, content, database, answering } = options;
  const routes = express.Router();

  routes.get("/:ward/s/:survey", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const survey =
      ward && (await database.run("console", (tx) => answering.find(tx, ward.ward.id, request.params.survey)));
    if (!ward || !survey) return next();
    await sendPage(
      response,
      <LandingPage
        view={frame.view(request)}
        ward={ward}
        survey={survey}
        now={options.clock.now()}
        results={await options.resultsPath?.(survey)}
      />,
    );
  });

  return routes.use(beginRoutes(options), answerRoutes(options), takeBackRoutes(options));
}
