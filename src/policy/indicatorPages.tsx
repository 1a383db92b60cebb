/** The public pages of indicators, their charts, and the same figures as open data. */
import express, { type Router } from "express";
import { sendChart } from "../chart/chartAnswer.js";
import { historyChart } from "../chart/historyChart.js";
import type { Content, WardContent } from "../content.js";
import type { Database } from "../db.js";
import { type Clock, civilDate, fiscalYear } from "../time.js";
import type { WebFrame } from "../web/frame.js";
import { sendPage } from "../web/sendPage.js";
import { chartSize } from "./figureHistory.js";
import { IndicatorListPage } from "./indicatorListPage.js";
import { IndicatorPage } from "./indicatorPage.js";
import type { IndicatorViewStore, WardIndicators } from "./indicatorViewStore.js";
import { yearWords } from "./indicatorWords.js";

export interface IndicatorPagesOptions {
  frame: WebFrame;
  content: Pick<Content, "wards">;
  database: Pick<Database, "run">;
  clock: Clock;
  indicators: IndicatorViewStore;
}

/** Mounted before the guide's pages, whose `/:ward/:entry` would take the address. */
export function indicatorRoutes({ frame, content, database, clock, indicators }: IndicatorPagesOptions): Router {
  const routes = express.Router();
  const read = (ward: WardContent): Promise<WardIndicators> =>
    database.run("console", (tx) => indicators.ofWard(tx, ward.ward.id, clock.now()));
  const thisYear = () => fiscalYear(civilDate(clock.now()));

  routes.get("/:ward/indicators", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const view = frame.view(request);
    await sendPage(
      response,
      <IndicatorListPage view={view} ward={ward} indicators={await read(ward)} thisYear={thisYear()} />,
    );
  });

  routes.get("/:ward/indicators/:id", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const found = ward && (await read(ward)).views.find(({ indicator }) => indicator.id === request.params.id);
    if (!ward || !found) return next();
    const view = frame.view(request);
    await sendPage(response, <IndicatorPage view={view} ward={ward} indicator={found} thisYear={thisYear()} />);
  });

  routes.get("/:ward/indicators/:id/chart.svg", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const found = ward && (await read(ward)).views.find(({ indicator }) => indicator.id === request.params.id);
    if (!found?.figure.kept) return next();
    const { say } = frame.view(request);
    const { history } = found.figure;
    const { value, unit } = found.indicator.target;
    const points = history.map(({ fiscalYear: year, reading }) => ({
      label: yearWords(say, year),
      value: reading.value,
      interval: reading.interval95,
    }));
    sendChart(
      request,
      response,
      historyChart({ points, target: value, unit, title: say("indicatorHistory"), size: chartSize }),
      "public",
    );
  });

  return routes;
}
