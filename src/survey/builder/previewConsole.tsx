/** Route of how a survey looks. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { language } from "../../language.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { PreviewPage } from "./previewPage.js";

const asked = z.object({ language: language.catch("ja") });

export function previewRoutes(options: SurveyConsoleOptions): ConsoleRoute[] {
  const { desk, chatPreview, formPreview, previewBase } = options;

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const { definition } = editedOf(survey);
    const chosen = asked.parse(context.request.query).language;
    await context.send(
      pageOf(survey, "見え方"),
      <PreviewPage
        survey={survey}
        definition={definition}
        now={context.now}
        language={chosen}
        mayEdit={mayAct(context.role, "editor") && survey.state !== "closed"}
        previewBase={previewBase}
        messages={definition.class === "public" ? chatPreview?.(context, definition, chosen) : undefined}
        form={formPreview?.(context, definition, chosen)}
      />,
    );
  }

  return [{ method: "get", path: `${surveyRoutePath}/preview`, scope: "ward", role: "viewer", run: show }];
}
