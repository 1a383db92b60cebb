/** Routes on which is written what a survey is. */
import { type Fields, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { surveyPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { basicFields, readBasics } from "./basicFields.js";
import { BasicsPage } from "./basicsPage.js";
import { editIn, saveDefinition } from "./builderDesk.js";
import type { Issue, Mistake } from "./definitionIssues.js";
import { issueText, outdatedText, overText, placeText } from "./mistakeWords.js";

export function basicsRoutes({ desk }: SurveyConsoleOptions): ConsoleRoute[] {
  const page = (
    context: ConsoleContext,
    survey: SurveyView,
    fields: Fields,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> =>
    context.send(
      pageOf(survey, "題名・説明・対象", status),
      <BasicsPage
        survey={survey}
        now={context.now}
        fields={fields}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );

  async function open(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    if (survey.state === "closed") return context.refuse(409, overText);
    const { definition, edit } = editedOf(survey);
    await page(context, survey, { ...basicFields(definition), edit: String(edit) });
  }

  async function save(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const { definition } = editedOf(survey);
    const input = { ...definition, ...readBasics(fields, definition.frames) };
    const saved = await saveDefinition(desk, context.actor, survey, editIn(fields), input);
    switch (saved.kind) {
      case "saved":
        return context.redirect(`${surveyPath(survey.ward, survey.key)}/basics`, {
          kind: "success",
          text: "保存しました。",
        });
      case "issues":
        return page(context, survey, fields, saved.issues.map(mistakeOf), 400);
      case "outdated": {
        const edit = String(editedOf(saved.survey).edit);
        return page(context, saved.survey, { ...fields, edit }, [{ field: undefined, text: outdatedText }], 409);
      }
      case "over":
        return context.refuse(409, overText);
      default:
        return saved satisfies never;
    }
  }

  const path = `${surveyRoutePath}/basics`;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { ...editor, method: "get", path, run: open },
    { ...editor, method: "post", path, body: "form", run: save },
  ];
}

function mistakeOf(issue: Issue): Mistake {
  const [name, part] = issue.path;
  const text = `${placeText(issue.path)}: ${issueText(issue)}`;
  switch (name) {
    case "title":
    case "lead":
    case "purpose":
    case "eligibility":
      return { field: `${name}.${part ?? "ja"}`, text };
    case "retention":
      return { field: String(part ?? "objectionDays"), text };
    case "class":
    case "frames":
    case "note":
      return { field: name, text };
    default:
      return { field: undefined, text };
  }
}
