/** Taking in another system's answers, in the console: upload, look, map, take. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { SurveyDefinition } from "../survey.js";
import { type AskingConsoleOptions, asking, crumbsOf, param, surveyOf } from "./askingOptionsConsole.js";
import { askingPath, importPath } from "./askingPaths.js";
import type { AskedSurvey } from "./batch.js";
import { type Form, word } from "./formWords.js";
import type { ImportMapping } from "./importMapping.js";
import { ImportPage } from "./importPage.js";
import { ImportPreviewPage } from "./importPreviewPage.js";
import { tableProblemText } from "./tableWords.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mostWords = 100;

/** Of the form below the preview. */
function mappingIn(form: Form, definition: SurveyDefinition): ImportMapping {
  const columns = definition.questions.flatMap(({ id }) => {
    const column = word(form, `column_${id}`);
    if (column === "") return [];
    const values: Record<string, string> = {};
    for (let place = 0; place < mostWords; place += 1) {
      const cell = word(form, `word_${id}_${place}`);
      const meant = word(form, `value_${id}_${place}`);
      if (cell !== "" && meant !== "") values[cell] = meant === "-" ? "" : meant;
    }
    return [{ question: id, column, values }];
  });
  return { idColumn: word(form, "id"), columns };
}

export function importRoutes({ database, imports }: AskingConsoleOptions): ConsoleRoute[] {
  async function openFor(context: ConsoleContext): Promise<AskedSurvey | undefined> {
    const survey = await surveyOf(context, database, "open");
    if (survey && !survey.definition.frames.includes("imported")) {
      await context.refuse(
        409,
        "このアンケートは、ほかのシステムの回答を対象にしていません。設問のページで対象を加えてください。",
      );
      return undefined;
    }
    return survey;
  }

  async function list(context: ConsoleContext, mistakes: Record<string, string> = {}): Promise<void> {
    const survey = await openFor(context);
    if (!survey) return;
    const kept = await imports.list(survey.id);
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "ほかのシステムの回答を取り込む",
        section: "surveys",
        crumbs: crumbsOf(context, survey),
        ...(faulty ? { status: 400 } : {}),
      },
      <ImportPage
        survey={survey}
        imports={kept}
        sources={[...new Set(kept.map(({ source }) => source))]}
        form={context.form}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function upload(context: ConsoleContext): Promise<void> {
    const survey = await openFor(context);
    if (!survey) return;
    const source = word(context.form, "source").normalize("NFKC").trim();
    const file = context.files.find(({ field }) => field === "file");
    const mistakes: Record<string, string> = {};
    if (source === "" || source.length > 100)
      mistakes["source"] = "元のシステムと様式の名前を100文字までで入力してください。";
    if (!file || file.bytes.length === 0) mistakes["file"] = "CSVファイルを選んでください。";
    if (!file || Object.keys(mistakes).length > 0) return list(context, mistakes);
    const kept = await imports.upload({
      survey,
      actor: context.actor,
      source,
      fileName: file.name,
      bytes: file.bytes,
      now: context.now,
    });
    if (kept.kind !== "kept") return list(context, { file: tableProblemText(kept) });
    context.redirect(importPath(survey.ward, survey.key, kept.id));
  }

  /** Undefined: the page that says so has been sent. */
  async function fileOf(context: ConsoleContext) {
    const survey = await surveyOf(context, database);
    if (!survey) return undefined;
    const id = param(context, "import");
    const file = uuid.test(id) ? await imports.view(survey, id) : undefined;
    if (!file) await context.refuse(404, "このファイルは見つかりません。消したか、1日たって消えました。");
    return file && { survey, file };
  }

  async function show(context: ConsoleContext): Promise<void> {
    const found = await fileOf(context);
    if (!found) return;
    const { survey, file } = found;
    const preview = file.counts.state === "waiting" ? await imports.preview(survey, file.id) : undefined;
    const list = { name: "ほかのシステムの回答を取り込む", href: `${askingPath(survey.ward, survey.key)}/import` };
    await context.send(
      { title: `取り込み: ${file.source}`, section: "surveys", crumbs: [...crumbsOf(context, survey), list] },
      <ImportPreviewPage
        survey={survey}
        file={file}
        preview={preview}
        mayEdit={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  const gone = { kind: "warning", text: "このファイルは、もう取り込み始めたか、消えています。" } as const;

  async function map(context: ConsoleContext): Promise<void> {
    const found = await fileOf(context);
    if (!found) return;
    const { survey, file } = found;
    const mapping = mappingIn(context.form, survey.definition);
    const here = importPath(survey.ward, survey.key, file.id);
    if (mapping.idColumn === "")
      return context.redirect(here, { kind: "mistake", text: "受付番号の項目を選んでください。" });
    const kept = await imports.map(survey, file.id, mapping);
    context.redirect(here, kept ? { kind: "success", text: "項目の対応を保存しました。" } : gone);
  }

  async function take(context: ConsoleContext): Promise<void> {
    const found = await fileOf(context);
    if (!found) return;
    const { survey, file } = found;
    if (survey.state !== "open") return context.refuse(409, "このアンケートは公開中ではありません。");
    const taking = await imports.take(survey, context.actor, file.id, context.now);
    context.redirect(
      importPath(survey.ward, survey.key, file.id),
      taking ? { kind: "success", text: "取り込みを始めました。" } : gone,
    );
  }

  async function drop(context: ConsoleContext): Promise<void> {
    const found = await fileOf(context);
    if (!found) return;
    const { survey, file } = found;
    const dropped = await imports.drop(survey, context.actor, file.id);
    context.redirect(
      `${askingPath(survey.ward, survey.key)}/import`,
      dropped ? { kind: "success", text: "ファイルを消しました。" } : gone,
    );
  }

  const path = `${asking}/import`;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, ...editor, run: (context) => list(context) },
    { method: "post", path, ...editor, body: "upload", run: upload },
    { method: "get", path: `${path}/:import`, ...editor, run: show },
    { method: "post", path: `${path}/:import/mapping`, ...editor, run: map },
    { method: "post", path: `${path}/:import/take`, ...editor, run: take },
    { method: "post", path: `${path}/:import/drop`, ...editor, run: drop },
  ];
}
