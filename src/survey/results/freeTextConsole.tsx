/** Routes of free texts: searched by POST, so that no word of an answer stands in an address; who looked is recorded. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { matching, tagName, textQuery } from "./freeText.js";
import { FreeTextPage } from "./freeTextPage.js";
import { addTag, freeTexts, removeTag } from "./freeTextStore.js";
import {
  type FoundResults,
  findResults,
  maySeeAnswers,
  type ResultsConsoleOptions,
  resultsCrumbs,
  resultsPath,
} from "./resultsOptionsConsole.js";

const tagForm = z.object({ response: z.string().regex(/^\d{1,18}$/), name: tagName });

export function freeTextRoutes(options: ResultsConsoleOptions): ConsoleRoute[] {
  const { database, audit, vault } = options;

  async function allowed(context: ConsoleContext): Promise<FoundResults | undefined> {
    const found = await findResults(options, context);
    if (!found || maySeeAnswers(context, found.definition)) return found;
    await context.refuse(403, "秘匿のアンケートの自由記述は、承認者だけが読めます。");
    return undefined;
  }

  async function show(context: ConsoleContext, found: FoundResults, mistake?: string): Promise<void> {
    const { survey, definition } = found;
    const ward = context.ward.ward.id;
    const questions = definition.questions.filter(({ kind }) => kind === "text");
    const asked = textQuery.parse(context.form);
    const question = questions.find(({ id }) => id === asked.question) ?? questions[0];
    if (!question) return context.refuse(404, "このアンケートには、文章で答える設問がありません。");
    const query = { ...asked, question: question.id };
    const { texts, more, shown } = await database.transaction("console", async (tx) => {
      const opened = await freeTexts(tx, vault, survey.id, question.id);
      const shown = matching(opened.texts, query);
      const facts = { question: question.id, shown: shown.length, searched: query.words !== "" };
      await audit.record(tx, { actor: context.actor, ward, action: "survey.texts-viewed", subject: survey.id, facts });
      return { ...opened, shown };
    });
    const results = resultsPath(ward, survey.key);
    await context.send(
      {
        title: `${definition.title.ja}: 自由記述`,
        section: "surveys",
        crumbs: [...resultsCrumbs(ward, survey, definition), { name: "結果", href: results }],
        ...(mistake === undefined ? {} : { status: 400 }),
      },
      <FreeTextPage
        ward={ward}
        survey={survey.key}
        fictional={survey.fictional}
        definition={definition}
        path={`${results}/texts`}
        csrfField={context.csrfField}
        questions={questions}
        query={query}
        all={texts}
        found={shown}
        more={more}
        deleted={survey.textsDeletedAt !== undefined}
        mistake={mistake}
      />,
    );
  }

  const tagging = (change: typeof addTag, action: string) => async (context: ConsoleContext) => {
    const found = await allowed(context);
    if (!found) return;
    const form = tagForm.safeParse(context.form);
    const question = textQuery.parse(context.form).question;
    const isText = found.definition.questions.some(({ id, kind }) => id === question && kind === "text");
    if (!form.success || !isText) return show(context, found, "タグは1文字から30文字で入力してください。");
    const { response: responseId, name: tag } = form.data;
    const ward = context.ward.ward.id;
    const changed = await database.transaction("console", async (tx) => {
      const { id: surveyId } = found.survey;
      const done = await change(tx, { surveyId, responseId, question, tag, by: context.staff.id });
      if (done)
        await audit.record(tx, {
          actor: context.actor,
          ward,
          action,
          subject: surveyId,
          facts: { question, responseId },
        });
      return done;
    });
    await show(context, found, changed ? undefined : "その回答はもうありません。");
  };

  const looking = async (context: ConsoleContext) => {
    const found = await allowed(context);
    if (found) await show(context, found);
  };
  const path = "/console/:ward/surveys/:key/results/texts";
  const route = (method: "get" | "post", below: string, run: ConsoleRoute["run"]): ConsoleRoute => ({
    method,
    path: `${path}${below}`,
    scope: "ward",
    role: "editor",
    ...(method === "post" ? { body: "form" as const } : {}),
    run,
  });
  return [
    route("get", "", looking),
    route("post", "", looking),
    route("post", "/tag", tagging(addTag, "survey.text-tagged")),
    route("post", "/untag", tagging(removeTag, "survey.text-untagged")),
  ];
}
