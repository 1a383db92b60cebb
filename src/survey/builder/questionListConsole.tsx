/** Routes on which the questions of a survey are seen together, and put in order. */
import { one, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { surveyTabPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { editIn, saveDefinition } from "./builderDesk.js";
import type { Mistake } from "./definitionIssues.js";
import { outdatedText, overText } from "./mistakeWords.js";
import { overallMistake } from "./questionMistakes.js";
import { type Move, moved } from "./questionMoves.js";
import { QuestionsPage } from "./questionsPage.js";

export function questionListRoutes({ desk }: SurveyConsoleOptions): ConsoleRoute[] {
  const mayEdit = (context: ConsoleContext, survey: SurveyView) =>
    mayAct(context.role, "editor") && survey.state !== "closed";

  function list(
    context: ConsoleContext,
    survey: SurveyView,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    const { definition, edit } = editedOf(survey);
    return context.send(
      pageOf(survey, "設問", status),
      <QuestionsPage
        survey={survey}
        definition={definition}
        edit={edit}
        now={context.now}
        mayEdit={mayEdit(context, survey)}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (survey) await list(context, survey);
  }

  async function move(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const [how = "", id = ""] = one(fields, "move").split(":");
    const wanted = (["up", "down", "duplicate", "remove"] as const).find((one): one is Move => one === how);
    const { definition } = editedOf(survey);
    const next = wanted ? moved(definition, id, wanted) : definition;
    const back = surveyTabPath(survey.ward, survey.key, "questions");
    if (next === definition) return context.redirect(back);
    const saved = await saveDefinition(desk, context.actor, survey, editIn(fields), next);
    switch (saved.kind) {
      case "saved":
        return context.redirect(back, { kind: "success", text: "設問を変えました。" });
      case "issues":
        return list(context, survey, saved.issues.map(overallMistake), 400);
      case "outdated":
        return list(context, saved.survey, [{ field: undefined, text: outdatedText }], 409);
      case "over":
        return context.refuse(409, overText);
      default:
        return saved satisfies never;
    }
  }

  const path = `${surveyRoutePath}/questions`;
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { method: "post", path, scope: "ward", role: "editor", body: "form", run: move },
  ];
}
