/** The surveys' part of the staff console: list, builder, versions, publishing. Asking and results bring their own. */
import type { AttentionItem, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { instantText } from "../../console/timeWords.js";
import { basicsRoutes } from "../builder/basicsConsole.js";
import { measureRoutes } from "../builder/measureConsole.js";
import { previewRoutes } from "../builder/previewConsole.js";
import { questionRoutes } from "../builder/questionConsole.js";
import { questionListRoutes } from "../builder/questionListConsole.js";
import { yamlRoutes } from "../builder/yamlConsole.js";
import { surveyAttention } from "./surveyAttentionStore.js";
import { section, sectionName } from "./surveyConsoleWords.js";
import { listRoutes } from "./surveyListConsole.js";
import { openingRoutes } from "./surveyOpeningConsole.js";
import type { SurveyConsoleOptions } from "./surveyOptionsConsole.js";
import { surveyPath, surveysPath, surveyTabPath } from "./surveyPaths.js";
import { viewRoutes } from "./surveyViewConsole.js";

export function createSurveyConsole(options: SurveyConsoleOptions): ConsoleFeature {
  return {
    routes: [
      ...listRoutes(options),
      ...viewRoutes(options),
      ...openingRoutes(options),
      ...questionListRoutes(options),
      ...questionRoutes(options),
      ...basicsRoutes(options),
      ...measureRoutes(options),
      ...yamlRoutes(options),
      ...previewRoutes(options),
    ],
    navigation: [{ section, name: sectionName, path: surveysPath, role: "viewer" }],
    async attention({ ward: { id } }, role, now): Promise<AttentionItem[]> {
      const found = await options.database.run("console", (tx) => surveyAttention(tx, id, now));
      return [
        ...(mayAct(role, "approver") && found.drafts > 0
          ? [
              {
                weight: "todo" as const,
                text: "公開を待っているアンケートの下書き",
                count: found.drafts,
                href: surveysPath(id),
              },
            ]
          : []),
        ...(mayAct(role, "editor")
          ? found.unpublished.map(
              ({ key, title }): AttentionItem => ({
                weight: "todo",
                text: `受付を終えたアンケート「${title}」の結果を公開していません`,
                href: surveyTabPath(id, key, "publication"),
              }),
            )
          : []),
        ...found.closing.map(
          ({ key, title, closesAt }): AttentionItem => ({
            weight: "remark",
            text: `アンケート「${title}」の締切は${instantText(closesAt)}です`,
            href: surveyPath(id, key),
          }),
        ),
      ];
    },
  };
}
