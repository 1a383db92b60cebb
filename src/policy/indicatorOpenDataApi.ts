/** `/open-data/:ward/indicators.json` and `.csv`: for anybody, from any site. */
import express, { type Router } from "express";
import type { Content } from "../content.js";
import type { Database } from "../db.js";
import type { Clock } from "../time.js";
import { indicatorsCsv, indicatorsJson } from "./indicatorOpenData.js";
import type { IndicatorViewStore } from "./indicatorViewStore.js";

export interface IndicatorOpenDataOptions {
  content: Pick<Content, "wards">;
  database: Pick<Database, "run">;
  clock: Clock;
  indicators: IndicatorViewStore;
  demo: boolean;
}

export function indicatorOpenDataRoutes(options: IndicatorOpenDataOptions): Router {
  const { content, database, clock, indicators, demo } = options;
  const routes = express.Router();

  routes.get("/open-data/:ward/:file", async (request, response, next) => {
    const { ward, file } = request.params;
    if ((file !== "indicators.json" && file !== "indicators.csv") || !content.wards.has(ward)) return next();
    const now = clock.now();
    const { views } = await database.run("console", (tx) => indicators.ofWard(tx, ward, now));
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-cache");
    const facts = { ward, now, demo };
    if (file === "indicators.json") return void response.json(indicatorsJson(facts, views));
    response.type("text/csv; charset=utf-8").send(indicatorsCsv(facts, views));
  });
  return routes;
}
