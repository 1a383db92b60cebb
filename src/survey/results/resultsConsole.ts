/** The results of surveys in the staff console: figures, cross tables, free texts, exports. */
import type { ConsoleFeature } from "../../console/consoleRoute.js";
import { exportRoutes } from "../export/exportConsole.js";
import { crossTableRoutes } from "./crossTableConsole.js";
import { freeTextRoutes } from "./freeTextConsole.js";
import type { ResultsConsoleOptions } from "./resultsOptionsConsole.js";
import { resultsShowRoutes } from "./resultsShowConsole.js";

export function createResultsConsole(options: ResultsConsoleOptions): ConsoleFeature {
  return {
    routes: [
      ...resultsShowRoutes(options),
      ...crossTableRoutes(options),
      ...freeTextRoutes(options),
      ...exportRoutes(options),
    ],
  };
}
