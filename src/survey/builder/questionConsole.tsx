/** Routes on which the questions of a survey are written, one by one. */
import { type Fields, one, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { surveyTabPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { editIn, saveDefinition } from "./builderDesk.js";
import { isBeyondTicks } from "./conditionFields.js";
import type { Mistake } from "./definitionIssues.js";
import { outdatedText, overText } from "./mistakeWords.js";
import { kindOf, questionFields, readQuestion } from "./questionFields.js";
import { mistakeOf, strayMistakes } from "./questionMistakes.js";
import { freeQuestionId } from "./questionMoves.js";
import { QuestionPage } from "./questionPage.js";

export function questionRoutes({ desk }: SurveyConsoleOptions): ConsoleRoute[] {
  /** @param place of the question; that after the last is a new one's */
  function page(
    context: ConsoleContext,
    survey: SurveyView,
    place: number,
    fields: Fields,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    const { definition } = editedOf(survey);
    const asked = definition.questions[place];
    const list = surveyTabPath(survey.ward, survey.key, "questions");
    const title = asked ? `${place + 1}問目を直す` : "設問を加える";
    return context.send(
      pageOf(survey, title, status),
      <QuestionPage
        title={title}
        action={asked ? `${list}/${asked.id}` : list.replace(/questions$/, "add-question")}
        back={list}
        isNew={!asked}
        surveyClass={definition.class}
        earlier={definition.questions.slice(0, place)}
        keptConditions={asked !== undefined && isBeyondTicks(asked.onlyIf)}
        fields={fields}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  /** Of the question that the address names; the place after the last for a new one. */
  function placeIn(context: ConsoleContext, survey: SurveyView): number {
    const { questions } = editedOf(survey).definition;
    const id = context.request.params["question"];
    return id === undefined ? questions.length : questions.findIndex((asked) => asked.id === id);
  }

  const missing = "その設問はありません。ほかの人が削除したか、記号を変えました。";

  async function open(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    if (survey.state === "closed") return context.refuse(409, overText);
    const place = placeIn(context, survey);
    if (place < 0) return context.refuse(404, missing);
    const { definition, edit } = editedOf(survey);
    const asked = definition.questions[place];
    const kind = kindOf(sentFields(context.request.query));
    const fields = asked ? questionFields(asked) : { ...blankFields, kind, id: freeQuestionId(definition.questions) };
    await page(context, survey, place, { ...fields, edit: String(edit) });
  }

  async function save(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const place = placeIn(context, survey);
    if (place < 0) return context.refuse(404, missing);
    const fields = sentFields(context.form);
    if (one(fields, "action") === "kind") return page(context, survey, place, { ...blankFields, ...fields });
    const { definition } = editedOf(survey);
    const asked = definition.questions[place];
    const question = readQuestion(
      asked ? { ...fields, id: asked.id } : fields,
      definition.questions.slice(0, place),
      asked,
    );
    const stray = strayMistakes(fields);
    const questions = definition.questions.toSpliced(place, 1, question as (typeof definition.questions)[number]);
    const saved =
      stray.length > 0
        ? ({ kind: "issues", issues: [] } as const)
        : await saveDefinition(desk, context.actor, survey, editIn(fields), { ...definition, questions });
    switch (saved.kind) {
      case "saved":
        return context.redirect(
          `${surveyTabPath(survey.ward, survey.key, "questions")}#question-${one(fields, "id")}`,
          {
            kind: "success",
            text: "設問を保存しました。",
          },
        );
      case "issues":
        return page(
          context,
          survey,
          place,
          fields,
          [...stray, ...saved.issues.map((issue) => mistakeOf(issue, place))],
          400,
        );
      case "outdated":
        return afterOutdated(context, saved.survey, fields);
      case "over":
        return context.refuse(409, overText);
      default:
        return saved satisfies never;
    }
  }

  /** What was typed, now on top of what the other has saved. */
  async function afterOutdated(context: ConsoleContext, survey: SurveyView, fields: Fields): Promise<void> {
    const place = placeIn(context, survey);
    if (place < 0) return context.refuse(409, missing);
    const edit = String(editedOf(survey).edit);
    await page(context, survey, place, { ...fields, edit }, [{ field: undefined, text: outdatedText }], 409);
  }

  const path = surveyRoutePath;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { ...editor, method: "get", path: `${path}/add-question`, run: open },
    { ...editor, method: "post", path: `${path}/add-question`, body: "form", run: save },
    { ...editor, method: "get", path: `${path}/questions/:question`, run: open },
    { ...editor, method: "post", path: `${path}/questions/:question`, body: "form", run: save },
  ];
}

const blankFields: Fields = { subject: "opinion", from: "1", to: "5", least: "0", most: "" };
