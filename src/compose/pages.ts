/** Puts together what browsers see: public pages, open data, and the console among them, in the order of their routes. */
import express, { type Router } from "express";
import { shortLinkRoutes } from "../announcement/figures/shortLinkPages.js";
import type { Content } from "../content.js";
import type { Tx } from "../db.js";
import { guideRoutes } from "../guide/guidePages.js";
import type { PriorityAnswer } from "../guide/priority.js";
import { mediaRoutes } from "../media/mediaPages.js";
import { bookingRoutes } from "../participation/booking/bookingPages.js";
import { caseRoutes } from "../participation/case/casePages.js";
import { eventOpenDataRoutes } from "../participation/event/eventFeedApi.js";
import { eventRoutes } from "../participation/event/eventPages.js";
import { newsRoutes } from "../participation/news/newsPages.js";
import { queueRoutes } from "../participation/queue/queuePages.js";
import { createSendingLimits } from "../participation/sendingLimitsStore.js";
import { slotStore } from "../participation/slot/slotStore.js";
import { indicatorOpenDataRoutes } from "../policy/indicatorOpenDataApi.js";
import { indicatorRoutes } from "../policy/indicatorPages.js";
import { previewAssets } from "../preview/previewAssets.js";
import { ownRoutes } from "../resident/own/ownPages.js";
import { settingsRoutes } from "../resident/settingsPages.js";
import { shelterOpenData } from "../shelter/shelterOpenData.js";
import { shelterRoutes } from "../shelter/shelterPages.js";
import { untoldLinkRoutes } from "../survey/chat/untoldLinkPages.js";
import { surveyRoutes } from "../survey/page/surveyPages.js";
import { surveysWithResults } from "../survey/publish/editionStore.js";
import { publishedResultsRoutes, resultsOpenDataRoutes } from "../survey/publish/resultsPages.js";
import { createSurveyLimits } from "../survey/respondent/surveyLimitsStore.js";
import { talkRoutes } from "../talk/talkPages.js";
import type { WebFrame } from "../web/frame.js";
import type { Announcements } from "./announcements.js";
import { composeOwnRecord } from "./ownRecord.js";
import type { Participation } from "./participation.js";
import type { Parts } from "./parts.js";
import { previewBase, type StaffSide } from "./staffSide.js";
import type { Surveys } from "./surveys.js";

export interface PageParts {
  parts: Parts;
  frame: WebFrame;
  staffSide: StaffSide;
  announcements: Announcements;
  surveys: Surveys;
  participation: Participation;
  /** The script that reads entry codes, and its library. */
  scanRoutes: Router;
  inDanger(text: string): PriorityAnswer | undefined;
}

/** @returns the routes of a version of the content: a request that begins with it ends with it */
export function composePages(side: PageParts): (content: Content) => Router {
  const { parts, frame, staffSide, announcements, surveys, participation, inDanger } = side;
  const { publicUrl, demo } = parts.config;
  const { bookings, cases, associations, newsGroups, notices, forget } = participation;
  const officeHoursOf = async (tx: Tx, ward: string) => (await parts.settings.read(tx, ward)).officeHours;
  const { database, clock, vault, links, residents, jobs, threads, settings } = parts;
  const limits = {
    survey: createSurveyLimits(database, vault),
    "sign-up": createSendingLimits(database, vault, "sign-up"),
    case: createSendingLimits(database, vault, "case"),
  };
  const records = composeOwnRecord(parts, surveys, participation);
  const assets = previewAssets();
  return (content) => {
    const routes = express.Router();
    routes.use(
      mediaRoutes(database),
      openData(content),
      indicatorOpenDataRoutes({
        content,
        database,
        clock,
        indicators: surveys.indicators,
        demo: parts.config.demo,
      }),
      resultsOpenDataRoutes({ content, database }),
      eventOpenDataRoutes({ content, database, clock, demo, publicUrl }),
    );
    routes.use(
      ...frame.headers,
      frame.assets,
      staffSide.assets,
      side.scanRoutes,
      staffSide.routes,
      shortLinkRoutes(announcements.shortLinks),
      settingsRoutes({
        frame,
        content,
        database,
        clock,
        links,
        residents,
        languageChanged: (tx, residentId) => jobs.enqueue(tx, { kind: "link-menu", payload: { residentId } }),
      }),
      talkRoutes({ frame, content, database, clock, threads, settingsOf: settings.read, inDanger }),
      publishedResultsRoutes({ frame, content, database }),
      untoldLinkRoutes({ wards: content.wards, database, clock, answering: surveys.answering }),
      surveyRoutes({
        frame,
        content,
        database,
        clock,
        answering: surveys.answering,
        withdrawal: surveys.withdrawal,
        limits: limits.survey,
        publicUrl: parts.config.publicUrl,
        async resultsPath({ id, ward, key }) {
          const published = await database.run("console", (tx) => surveysWithResults(tx, [id]));
          return published.has(id) ? `/${ward}/s/${key}/results` : undefined;
        },
      }),
      bookingRoutes({
        ...{ frame, content, database, clock, bookings, links, publicUrl },
        notices: notices.desk,
        limits: limits["sign-up"],
      }),
      ownRoutes({
        ...{ frame, content, database, clock, links, bookings, cases, forget, publicUrl },
        records,
      }),
      caseRoutes({
        ...{ frame, content, database, clock, links, associations, inDanger, publicUrl },
        desk: cases,
        limits: limits.case,
        slots: slotStore,
      }),
      newsRoutes({
        ...{ frame, content, database, clock },
        groups: newsGroups,
        media: announcements.media,
        changed: surveys.newsCounts.recount,
      }),
      queueRoutes({ frame, content, database, clock, officeHoursOf }),
      eventRoutes({ frame, content, database, clock, bookings }),
      indicatorRoutes({ frame, content, database, clock, indicators: surveys.indicators }),
      shelterRoutes({ frame, content }),
      guideRoutes({ frame, content: () => content, clock, priority: inDanger }),
      frame.missing,
      frame.failed,
    );
    return express.Router().use(previewBase, assets).use(routes);
  };
}

function openData(content: Content): Router {
  const routes = express.Router();
  for (const [file, kind] of [
    ["shelters.csv", "shelter"],
    ["emergency-sites.csv", "emergency"],
  ] as const) {
    routes.get(`/open-data/:ward/${file}`, (request, response, next) => {
      const found = content.wards.get(request.params.ward);
      if (!found) return next();
      response.type("text/csv; charset=utf-8").send(shelterOpenData(found.sites, kind, content.shelterSource));
    });
  }
  return routes;
}
