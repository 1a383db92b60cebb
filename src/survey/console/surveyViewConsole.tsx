/** Routes of a survey's own page, and of what throws its draft away. */

import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { indicatorTexts } from "../../policy/indicatorTexts.js";
import type { SurveyWritten } from "../surveyDesk.js";
import { definitionOf, goneText, section, sectionName } from "./surveyConsoleWords.js";
import { lookUp, surveyRoutePath } from "./surveyLook.js";
import type { SurveyConsoleOptions } from "./surveyOptionsConsole.js";
import { surveyPath, surveysPath } from "./surveyPaths.js";
import { SurveyViewPage } from "./surveyViewPage.js";

export function viewRoutes({ database, desk, tally }: SurveyConsoleOptions): ConsoleRoute[] {
  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const versions = await desk.versions(survey.ward, survey.key);
    const kept = await database.run("console", (tx) => tally.kept(tx, survey.id));
    await context.send(
      {
        title: definitionOf(survey).title.ja,
        section,
        crumbs: [{ name: sectionName, href: surveysPath(survey.ward) }],
      },
      <SurveyViewPage
        survey={survey}
        versions={versions}
        indicators={indicatorTexts(context.ward.plans.values())}
        now={context.now}
        responses={kept?.tally.responses}
        mayWrite={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  async function threw(context: ConsoleContext, outcome: SurveyWritten, to: string, text: string): Promise<void> {
    if (outcome.kind === "missing") return context.refuse(404, goneText);
    if (outcome.kind !== "written")
      return context.refuse(409, "いまの状態では、捨てることも削除することもできません。");
    context.redirect(to, { kind: "success", text });
  }

  async function discard(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const { ward, key } = survey;
    await threw(
      context,
      await desk.discard(context.actor, ward, key),
      surveyPath(ward, key),
      "書きかけの版を捨てました。",
    );
  }

  async function remove(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const { ward, key } = survey;
    await threw(context, await desk.remove(context.actor, ward, key), surveysPath(ward), "下書きを削除しました。");
  }

  const path = surveyRoutePath;
  const editor = { scope: "ward", role: "editor", method: "post", body: "form" } as const;
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { ...editor, path: `${path}/discard`, run: discard },
    { ...editor, path: `${path}/remove`, run: remove },
  ];
}
