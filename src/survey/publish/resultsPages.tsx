/** Public routes of published results: the page, its charts, and the same as open data. One row holds all of it. */
import express, { type Router } from "express";
import { sendChart } from "../../chart/chartAnswer.js";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import { publishedEdition, withdrawnResults } from "./editionStore.js";
import { chartWords } from "./publishedWords.js";
import { resultsCsv } from "./resultsOpenData.js";
import { PublicResults } from "./resultsPage.js";
import { drawn, isDrawn, shownChart, shownFigures } from "./shownFigures.js";
import { WithdrawnPage } from "./withdrawnPage.js";

export interface ResultsPagesOptions {
  frame: WebFrame;
  content: Pick<Content, "wards">;
  database: Pick<Database, "run">;
}

/** Mounted before the pages of surveys and of the guide. */
export function publishedResultsRoutes({ frame, content, database }: ResultsPagesOptions): Router {
  const routes = express.Router();
  const find = async (ward: string, key: string) =>
    content.wards.has(ward) ? database.run("console", (tx) => publishedEdition(tx, ward, key)) : undefined;

  routes.get("/:ward/s/:survey/results", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const edition = await find(request.params.ward, request.params.survey);
    if (ward && edition)
      return sendPage(response, <PublicResults view={frame.view(request)} ward={ward} edition={edition} />);
    const { survey } = request.params;
    const withdrawn = ward && (await database.run("console", (tx) => withdrawnResults(tx, ward.ward.id, survey)));
    if (!ward || !withdrawn) return next();
    const page = <WithdrawnPage view={frame.view(request)} ward={ward} survey={survey} withdrawn={withdrawn} />;
    await sendPage(response, page, 410);
  });

  routes.get("/:ward/s/:survey/results/charts/:edition/:question.svg", async (request, response, next) => {
    const edition = await find(request.params.ward, request.params.survey);
    const question = edition?.results.questions.find(({ id }) => id === request.params.question);
    // A chart of another edition would stand beside a table with other numbers.
    if (!edition || !question || String(edition.number) !== request.params.edition) return next();
    const figures = shownFigures(edition.results, question);
    if (!isDrawn(figures)) return next();
    const chart = shownChart(question, figures, chartWords(question, frame.view(request)));
    sendChart(request, response, drawn(chart), "public");
  });

  return routes;
}

/** Mounted beside the other open data, which carries no page's headers. */
export function resultsOpenDataRoutes({ content, database }: Omit<ResultsPagesOptions, "frame">): Router {
  const routes = express.Router();
  routes.get("/open-data/:ward/survey-results/:survey.csv", async (request, response, next) => {
    const { ward, survey } = request.params;
    const edition = content.wards.has(ward)
      ? await database.run("console", (tx) => publishedEdition(tx, ward, survey))
      : undefined;
    if (!edition) {
      const gone =
        content.wards.has(ward) && (await database.run("console", (tx) => withdrawnResults(tx, ward, survey)));
      return gone ? void response.status(410).end() : next();
    }
    response.setHeader("Cache-Control", "public, max-age=300");
    response.type("text/csv; charset=utf-8").attachment(`${ward}-${survey}-results.csv`).send(resultsCsv(edition));
  });
  return routes;
}
