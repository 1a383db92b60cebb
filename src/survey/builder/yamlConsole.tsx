/** Routes of the definition as YAML: looked at, saved as a file, pasted. */
import { sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { surveyTabPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { editIn, saveDefinition } from "./builderDesk.js";
import type { Issue, Mistake } from "./definitionIssues.js";
import { definitionYaml, longestYaml, readYaml } from "./definitionYaml.js";
import { issueText, outdatedText, overText, placeText } from "./mistakeWords.js";
import { YamlPage } from "./yamlPage.js";

export function yamlRoutes({ desk }: SurveyConsoleOptions): ConsoleRoute[] {
  function page(
    context: ConsoleContext,
    survey: SurveyView,
    yaml: string,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    return context.send(
      pageOf(survey, "YAML", status),
      <YamlPage
        survey={survey}
        now={context.now}
        edit={editedOf(survey).edit}
        yaml={yaml}
        mayEdit={mayAct(context.role, "editor") && survey.state !== "closed"}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (survey) await page(context, survey, definitionYaml(editedOf(survey).definition));
  }

  async function download(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    // The name first: it would set a type of its own.
    context.response.attachment(`${survey.key}.yaml`).type("application/yaml; charset=utf-8");
    context.response.send(definitionYaml(editedOf(survey).definition));
  }

  async function save(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const sent = context.form["yaml"];
    const text = (typeof sent === "string" ? sent : "").replace(/\r\n?/g, "\n");
    const wrong = (mistakes: readonly string[], status = 400) =>
      page(
        context,
        survey,
        text,
        mistakes.map((one) => ({ field: "yaml", text: one })),
        status,
      );
    if (text.length > longestYaml) return wrong(["長すぎます。"]);
    const read = readYaml(text);
    switch (read.kind) {
      case "not-yaml":
        return wrong(read.problems.map(({ line, message }) => `${line}行目: YAMLとして読めません（${message}）`));
      case "issues":
        return wrong(read.issues.map((issue) => `${issue.line}行目 ${lineText(issue)}`));
      case "definition":
        break;
      default:
        return read satisfies never;
    }
    const saved = await saveDefinition(desk, context.actor, survey, editIn(sentFields(context.form)), read.definition);
    switch (saved.kind) {
      case "saved":
        return context.redirect(surveyTabPath(survey.ward, survey.key, "questions"), {
          kind: "success",
          text: "下書きの全体を替えました。",
        });
      case "issues":
        return wrong(saved.issues.map(lineText));
      case "outdated":
        return page(context, saved.survey, text, [{ field: "yaml", text: outdatedText }], 409);
      case "over":
        return context.refuse(409, overText);
      default:
        return saved satisfies never;
    }
  }

  const path = surveyRoutePath;
  return [
    { method: "get", path: `${path}/yaml`, scope: "ward", role: "viewer", run: show },
    { method: "get", path: `${path}/definition.yaml`, scope: "ward", role: "viewer", run: download },
    { method: "post", path: `${path}/yaml`, scope: "ward", role: "editor", body: "form", run: save },
  ];
}

const lineText = (issue: Issue): string => `${placeText(issue.path)}: ${issueText(issue)}`;
