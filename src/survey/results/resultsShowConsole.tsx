/** Routes of the results page: the figures, their charts, and a new count. */

import { sendChart } from "../../chart/chartAnswer.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { indicatorTexts } from "../../policy/indicatorTexts.js";
import { countResponses } from "../export/responseRowStore.js";
import { chartNamed } from "./resultCharts.js";
import {
  findResults,
  maySeeAnswers,
  type ResultsConsoleOptions,
  resultsCrumbs,
  resultsPath,
} from "./resultsOptionsConsole.js";
import { ResultsPage } from "./resultsPage.js";

export function resultsShowRoutes(options: ResultsConsoleOptions): ConsoleRoute[] {
  async function show(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, definition, kept } = found;
    const ward = context.ward.ward.id;
    await context.send(
      { title: `${definition.title.ja}: 結果`, section: "surveys", crumbs: resultsCrumbs(ward, survey, definition) },
      <ResultsPage
        ward={ward}
        survey={survey}
        definition={definition}
        kept={kept}
        path={resultsPath(ward, survey.key)}
        csrfField={context.csrfField}
        maySeeAnswers={maySeeAnswers(context, definition)}
        indicators={indicatorTexts(context.ward.plans.values())}
      />,
    );
  }

  async function chart(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { definition, kept } = found;
    const svg = kept && chartNamed(String(context.request.params["chart"]), definition, kept.tally);
    if (svg === undefined) return context.refuse(404, "そのグラフはありません。");
    sendChart(context.request, context.response, svg, "no-store");
  }

  async function recount(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const path = resultsPath(context.ward.ward.id, found.survey.key);
    const { id } = found.survey;
    // None yet, or none any more: then what was counted last must not be counted away.
    if ((await options.database.run("console", (tx) => countResponses(tx, id))) === 0)
      return context.redirect(path, { kind: "warning", text: "回答がまだないか、保存期間が過ぎて削除されています。" });
    await options.tallies.recount(id);
    context.redirect(path, { kind: "success", text: "集計しなおしました。" });
  }

  const path = "/console/:ward/surveys/:key/results";
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { method: "get", path: `${path}/charts/:chart.svg`, scope: "ward", role: "viewer", run: chart },
    { method: "post", path: `${path}/recount`, scope: "ward", role: "viewer", body: "form", run: recount },
  ];
}
