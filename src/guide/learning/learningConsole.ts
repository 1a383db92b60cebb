/** Learning from what residents ask, in the console: suggestions, their effect, and the counts behind them. */
import type { ConsoleFeature } from "../../console/consoleRoute.js";
import { groupEffectRoutes } from "./groupEffectConsole.js";
import { suggestionRoutes } from "./suggestionConsole.js";
import { type LearningConsoleOptions, suggestionsPath } from "./suggestionPathConsole.js";
import { usesRoutes } from "./usesConsole.js";

export function createLearningConsole(options: LearningConsoleOptions): ConsoleFeature {
  return {
    routes: [...suggestionRoutes(options), ...groupEffectRoutes(options), ...usesRoutes(options)],
    navigation: [{ section: "suggestions", name: "聞き方の提案", path: suggestionsPath, role: "editor" }],
  };
}
