/** Routes on which is written which answers count for which indicators. */
import { type Fields, many, one, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { type PlacedIndicator, placedIndicators } from "../../policy/plan.js";
import { editedOf } from "../console/surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "../console/surveyLook.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { surveyPath } from "../console/surveyPaths.js";
import { optionsOf } from "../question.js";
import { type Measure, measure, type SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import { editIn, type PartSaved, saveDefinition } from "./builderDesk.js";
import { isBeyondTicks } from "./conditionFields.js";
import { type Issue, isBelow, type Mistake } from "./definitionIssues.js";
import { measureFields, readMeasure } from "./measureFields.js";
import { MeasurePage } from "./measurePage.js";
import { measureRemarks } from "./measureRemarks.js";
import { MeasuresPage } from "./measuresPage.js";
import { issueText, outdatedText, overText, placeText } from "./mistakeWords.js";

export function measureRoutes({ desk, plansOf }: SurveyConsoleOptions): ConsoleRoute[] {
  const indicatorsOf = async (ward: string): Promise<PlacedIndicator[]> =>
    (await plansOf(ward)).flatMap(placedIndicators);
  const listPath = ({ ward, key }: SurveyView) => `${surveyPath(ward, key)}/measures`;

  async function list(
    context: ConsoleContext,
    survey: SurveyView,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    const { definition, edit } = editedOf(survey);
    await context.send(
      pageOf(survey, "指標の集計", status),
      <MeasuresPage
        survey={survey}
        definition={definition}
        edit={edit}
        now={context.now}
        indicators={await indicatorsOf(survey.ward)}
        mayEdit={mayAct(context.role, "editor") && survey.state !== "closed"}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (survey) await list(context, survey);
  }

  async function remove(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const { definition } = editedOf(survey);
    const place = Number(one(fields, "remove") || Number.NaN);
    const measures = definition.measures.filter((_one, index) => index !== place);
    const saved = await saveDefinition(desk, context.actor, survey, editIn(fields), { ...definition, measures });
    if (saved.kind === "outdated") return list(context, saved.survey, [{ field: undefined, text: outdatedText }], 409);
    if (saved.kind !== "saved") return context.refuse(409, overText);
    context.redirect(listPath(survey), { kind: "success", text: "集計を削除しました。" });
  }

  /** @param place of the measure; that after the last is a new one's */
  async function page(
    context: ConsoleContext,
    survey: SurveyView,
    place: number,
    fields: Fields,
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    const { definition } = editedOf(survey);
    const indicators = await indicatorsOf(survey.ward);
    const existing = definition.measures[place];
    const title = existing ? `${place + 1}つめの集計を直す` : "測る指標を加える";
    await context.send(
      pageOf(survey, title, status),
      <MeasurePage
        title={title}
        action={existing ? `${listPath(survey)}/${place + 1}` : `${surveyPath(survey.ward, survey.key)}/add-measure`}
        back={listPath(survey)}
        definition={definition}
        indicators={indicators.filter(({ indicator }) => indicator.kind === "survey")}
        remarks={remarksOf(definition, fields, indicators)}
        keptConditions={existing !== undefined && isBeyondTicks(existing.subgroup)}
        fields={fields}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  /** Undefined where the address names none. */
  function placeIn(context: ConsoleContext, survey: SurveyView): number | undefined {
    const { measures } = editedOf(survey).definition;
    const asked = context.request.params["place"];
    if (asked === undefined) return measures.length;
    const place = Number(asked) - 1;
    return measures[place] ? place : undefined;
  }

  const missing = "その集計はありません。ほかの人が削除しました。";

  async function open(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    if (survey.state === "closed") return context.refuse(409, overText);
    const place = placeIn(context, survey);
    if (place === undefined) return context.refuse(404, missing);
    const { definition, edit } = editedOf(survey);
    const existing = definition.measures[place];
    await page(context, survey, place, { ...(existing && measureFields(existing)), edit: String(edit) });
  }

  async function save(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const place = placeIn(context, survey);
    if (place === undefined) return context.refuse(404, missing);
    const fields = sentFields(context.form);
    const { definition } = editedOf(survey);
    if (one(fields, "action") === "show") return page(context, survey, place, withEveryone(fields, definition));
    const made = readMeasure(fields, definition, definition.measures[place]);
    const measures = definition.measures.toSpliced(place, 1, made as Measure);
    const unchosen = unchosenIn(fields, definition, await indicatorsOf(survey.ward));
    const saved: PartSaved =
      unchosen.length > 0
        ? { kind: "issues", issues: unchosen.map(([name, message]) => ({ path: ["measures", place, name], message })) }
        : await saveDefinition(desk, context.actor, survey, editIn(fields), { ...definition, measures });
    switch (saved.kind) {
      case "saved":
        return context.redirect(listPath(survey), { kind: "success", text: "集計を保存しました。" });
      case "issues":
        return page(
          context,
          survey,
          place,
          fields,
          saved.issues.map((issue) => mistakeOf(issue, place)),
          400,
        );
      case "outdated": {
        const edit = String(editedOf(saved.survey).edit);
        const mistakes = [{ field: undefined, text: outdatedText }];
        return page(context, saved.survey, placeIn(context, saved.survey) ?? place, { ...fields, edit }, mistakes, 409);
      }
      case "over":
        return context.refuse(409, overText);
      default:
        return saved satisfies never;
    }
  }

  const path = surveyRoutePath;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${path}/measures`, scope: "ward", role: "viewer", run: show },
    { ...editor, method: "post", path: `${path}/measures`, body: "form", run: remove },
    { ...editor, method: "get", path: `${path}/add-measure`, run: open },
    { ...editor, method: "post", path: `${path}/add-measure`, body: "form", run: save },
    { ...editor, method: "get", path: `${path}/measures/:place`, run: open },
    { ...editor, method: "post", path: `${path}/measures/:place`, body: "form", run: save },
  ];
}

/** Everyone who answered counts, until somebody says otherwise. */
function withEveryone(fields: Fields, { questions }: SurveyDefinition): Fields {
  if (many(fields, "denominator").length > 0) return fields;
  const asked = questions.find(({ id }) => id === one(fields, "question"));
  return asked ? { ...fields, denominator: optionsOf(asked).map(({ key }) => key) } : fields;
}

/** What has to be chosen before anything else can be judged. */
function unchosenIn(fields: Fields, { questions }: SurveyDefinition, indicators: readonly PlacedIndicator[]) {
  const hasIndicator = indicators.some(({ indicator }) => indicator.id === one(fields, "indicator"));
  const hasQuestion = questions.some(({ id }) => id === one(fields, "question"));
  return [
    ...(hasIndicator ? [] : [["indicator", "指標を選んでください。"] as const]),
    ...(hasQuestion ? [] : [["question", "設問を選んでください。"] as const]),
  ];
}

/** Of what stands in the form, as far as it goes. */
function remarksOf(definition: SurveyDefinition, fields: Fields, indicators: readonly PlacedIndicator[]) {
  const made = measure.safeParse(readMeasure(fields, definition));
  return made.success ? measureRemarks(definition, made.data, indicators) : [];
}

/** Beside its field where the issue is this measure's. */
function mistakeOf(issue: Issue, place: number): Mistake {
  const text = issueText(issue);
  if (!isBelow(issue.path, ["measures", place])) return { field: undefined, text: `${placeText(issue.path)}: ${text}` };
  const name = issue.path[2];
  return { field: name === "subgroup" ? "if" : String(name ?? "indicator"), text };
}
