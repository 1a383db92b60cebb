/** Routes of the list of surveys, and those by which a new run begins. */
import { type Fields, one, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { civilDate, fiscalYear } from "../../time.js";
import { blankDefinition } from "../builder/blankDefinition.js";
import type { Mistake } from "../builder/definitionIssues.js";
import { readDefinition } from "../builder/definitionIssues.js";
import { issueText, placeText } from "../builder/definitionWords.js";
import type { SurveyDefinition } from "../survey.js";
import { definitionOf, section, sectionName } from "./surveyConsoleWords.js";
import { SurveyListPage } from "./surveyListPage.js";
import { SurveyNewPage } from "./surveyNewPage.js";
import { suggestedKey } from "./surveyNextRound.js";
import type { SurveyConsoleOptions } from "./surveyOptionsConsole.js";
import { surveyPath, surveysPath } from "./surveyPaths.js";

interface Origin {
  /** In words. */
  name: string;
  definition: SurveyDefinition;
  /** Of the content, where it is from there. */
  source: string | undefined;
}

export function listRoutes({ database, desk, tally }: SurveyConsoleOptions): ConsoleRoute[] {
  async function list(context: ConsoleContext): Promise<void> {
    const { id } = context.ward.ward;
    const surveys = await desk.list(id);
    const responses = await database.run("console", async (tx) => {
      const counted = new Map<string, number>();
      for (const survey of surveys) {
        const kept = survey.state === "draft" ? undefined : await tally.kept(tx, survey.id);
        if (kept) counted.set(survey.id, kept.tally.responses);
      }
      return counted;
    });
    await context.send(
      { title: sectionName, section },
      <SurveyListPage
        ward={id}
        now={context.now}
        surveys={surveys}
        responses={responses}
        ready={[...context.ward.surveys.values()]}
        mayWrite={mayAct(context.role, "editor")}
      />,
    );
  }

  /** What the new one is made from; undefined: nothing; null: something that is not there. */
  async function originOf(context: ConsoleContext, fields: Fields): Promise<Origin | undefined | null> {
    const content = one(fields, "content");
    const run = one(fields, "run");
    if (content !== "") {
      const definition = context.ward.surveys.get(content);
      return definition ? { name: `用意してある「${definition.title.ja}」`, definition, source: content } : null;
    }
    if (run === "") return undefined;
    const found = await desk.find(context.ward.ward.id, run);
    if (!found) return null;
    const definition = definitionOf(found);
    return { name: `前の回「${definition.title.ja}」`, definition, source: found.source };
  }

  function form(
    context: ConsoleContext,
    origin: Origin | undefined,
    fields: Fields,
    mistakes: readonly Mistake[] = [],
  ): Promise<void> {
    const { id } = context.ward.ward;
    return context.send(
      {
        title: "アンケートを作る",
        section,
        crumbs: [{ name: sectionName, href: surveysPath(id) }],
        ...(mistakes.length > 0 ? { status: 400 } : {}),
      },
      <SurveyNewPage
        ward={id}
        from={origin?.name}
        publicBase={`/${id}/s/`}
        fields={fields}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  const missing = "もとになるアンケートが、この区にありません。";

  async function begin(context: ConsoleContext): Promise<void> {
    const asked = sentFields(context.request.query);
    const origin = await originOf(context, asked);
    if (origin === null) return context.refuse(404, missing);
    if (!origin) return form(context, origin, {});
    const taken = new Set((await desk.list(context.ward.ward.id)).map(({ key }) => key));
    const key = suggestedKey(origin.definition.key, taken, fiscalYear(civilDate(context.now)));
    const { content = "", run = "" } = asked;
    await form(context, origin, { content, run, title: origin.definition.title.ja, key });
  }

  async function create(context: ConsoleContext): Promise<void> {
    const fields = sentFields(context.form);
    const origin = await originOf(context, fields);
    if (origin === null) return context.refuse(404, missing);
    const title = one(fields, "title").trim();
    const key = one(fields, "key").normalize("NFKC").trim();
    // Checked with words that hold nothing back: a blank title and a wrong key are both told.
    const blank = blankDefinition("blank", "―");
    const base = origin?.definition ?? blank;
    const read = readDefinition({ ...base, key, title: { ...base.title, ja: title } });
    if (read.kind === "issues")
      return form(
        context,
        origin,
        fields,
        read.issues.map((issue) => ({
          field: issue.path[0] === "key" || issue.path[0] === "title" ? issue.path[0] : undefined,
          text: `${placeText(issue.path)}: ${issueText(issue)}`,
        })),
      );
    const { id } = context.ward.ward;
    const written = await desk.create(context.actor, id, read.definition, { source: origin?.source });
    if (written.kind === "written")
      return context.redirect(surveyPath(id, key), { kind: "success", text: "下書きを作りました。" });
    await form(context, origin, fields, [
      { field: "key", text: "この記号は、この区のほかのアンケートが使っているか、使えない記号です。" },
    ]);
  }

  const path = "/console/:ward/surveys";
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: list },
    { ...editor, method: "get", path: `${path}/new`, run: begin },
    { ...editor, method: "post", path: `${path}/new`, body: "form", run: create },
  ];
}
