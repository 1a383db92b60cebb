/** Routes of exports. Each is recorded before its first byte leaves: one that breaks off was one all the same. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { reasonField } from "../../console/countersign/countersign.js";
import { instantText } from "../../console/timeWords.js";
import { csvFile } from "../../csv.js";
import { civilDate } from "../../time.js";
import { xlsxFile, xlsxType } from "../../xlsx.js";
import { fictionalText } from "../results/figureWords.js";
import {
  type FoundResults,
  findResults,
  maySeeAnswers,
  type ResultsConsoleOptions,
  resultsCrumbs,
  resultsPath,
} from "../results/resultsOptionsConsole.js";
import { answerColumns } from "./answerColumns.js";
import { answerCells, answerXlsx, mostXlsxRows } from "./answerFile.js";
import { ExportPage } from "./exportPage.js";
import { batchNames, countResponses, responseRows } from "./responseRowStore.js";
import { resultHeads, resultLines } from "./resultFile.js";

/** What a second person grants: an export of answers of a confidential survey, or with people's own words. */
const answersExport = "survey.answers";

const formatForm = z.object({ format: z.enum(["csv", "xlsx"]), texts: z.literal("yes").optional() });

export function exportRoutes(options: ResultsConsoleOptions): ConsoleRoute[] {
  const { database, audit, countersigned, vault } = options;
  const pathOf = (context: ConsoleContext, { survey }: FoundResults) =>
    `${resultsPath(context.ward.ward.id, survey.key)}/export`;

  async function show(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, definition } = found;
    const ward = context.ward.ward.id;
    const path = pathOf(context, found);
    await context.send(
      {
        title: `${definition.title.ja}: 書き出し`,
        section: "surveys",
        crumbs: [...resultsCrumbs(ward, survey, definition), { name: "結果", href: resultsPath(ward, survey.key) }],
      },
      <ExportPage
        ward={ward}
        survey={survey.key}
        fictional={survey.fictional}
        definition={definition}
        path={path}
        csrfField={context.csrfField}
        answers={maySeeAnswers(context, definition)}
        responses={await database.run("console", (tx) => countResponses(tx, survey.id))}
        standing={await countersigned.standing(ward, context.actor, answersExport, survey.id)}
      />,
    );
  }

  async function results(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, definition, kept } = found;
    const form = formatForm.safeParse(context.form);
    if (!form.success || !kept) return context.redirect(pathOf(context, found), nothingYet);
    const { format } = form.data;
    await database.transaction("console", (tx) =>
      audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "export.downloaded",
        subject: survey.id,
        facts: { what: "survey.results", format },
      }),
    );
    const lines = resultLines(survey.key, definition, kept, survey.fictional);
    if (format === "csv") return sendCsv(context, `${survey.key}-results`, csvFile(resultHeads, lines));
    const sheets = [
      { name: "集計", heads: resultHeads, rows: lines },
      { name: "このファイルについて", heads: ["項目", "内容"], rows: about(found, context.now), widths: [30, 80] },
    ];
    sendXlsx(context, `${survey.key}-results`, await xlsxFile(sheets));
  }

  async function answers(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, definition, versions } = found;
    if (!maySeeAnswers(context, definition)) return context.refuse(403, notYours);
    const form = formatForm.safeParse(context.form);
    if (!form.success) return context.redirect(pathOf(context, found));
    const { format, texts } = form.data;
    const withTexts = texts === "yes";
    const needsTwo = withTexts || definition.class === "confidential";
    const taken = await database.transaction("console", async (tx) => {
      const responses = await countResponses(tx, survey.id);
      // Before the grant is used up, which would be for nothing.
      if (format === "xlsx" && responses > mostXlsxRows) return "too-many" as const;
      const batches = await batchNames(tx, survey.id);
      if (needsTwo && !(await countersigned.use(tx, survey.ward, context.actor, answersExport, survey.id)))
        return "not-granted" as const;
      const facts = { what: answersExport, format, responses, texts: withTexts };
      const entry = { actor: context.actor, ward: survey.ward, action: "export.downloaded", subject: survey.id, facts };
      await audit.record(tx, entry);
      return { batches };
    });
    if (taken === "too-many") return context.redirect(pathOf(context, found), tooMany);
    if (taken === "not-granted") return context.refuse(403, "もう一人の職員の同意がないか、もう使われています。");
    const columns = answerColumns(versions, { batches: taken.batches, fictional: survey.fictional, withTexts });
    const rows = responseRows(database, survey.id, withTexts ? vault : undefined);
    const name = `${survey.key}-answers`;
    if (format === "csv") return sendCsv(context, name, csvFile(columns.heads, answerCells(columns, rows)));
    sendXlsx(context, name, await answerXlsx(columns, rows, versions, about(found, context.now)));
  }

  async function ask(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    if (!maySeeAnswers(context, found.definition)) return context.refuse(403, notYours);
    const back = pathOf(context, found);
    const reason = reasonField.safeParse(context.form["reason"]);
    if (!reason.success) return context.redirect(back, { kind: "mistake", text: "書き出す理由を入力してください。" });
    await countersigned.ask(found.survey.ward, context.actor, answersExport, found.survey.id, reason.data);
    context.redirect(back, { kind: "success", text: "同意を依頼しました。認められると、ここから書き出せます。" });
  }

  const path = "/console/:ward/surveys/:key/results/export";
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { method: "post", path: `${path}/results`, scope: "ward", role: "viewer", body: "form", run: results },
    { method: "post", path: `${path}/answers`, scope: "ward", role: "editor", body: "form", run: answers },
    { method: "post", path: `${path}/ask`, scope: "ward", role: "editor", body: "form", run: ask },
  ];
}

const notYours = "秘匿のアンケートの回答は、承認者だけが書き出せます。";
const nothingYet = { kind: "warning", text: "まだ集計がありません。" } as const;
const tooMany = { kind: "warning", text: "回答が多いため、Excelでは書き出せません。CSVを選んでください。" } as const;

/** What travels with the figures, wherever the file goes. */
function about({ survey, definition, kept }: FoundResults, now: Date): [string, string][] {
  return [
    ["アンケート", `${definition.title.ja}（${survey.key}）`],
    ["書き出した時刻", instantText(now)],
    ["集計した時刻", kept ? instantText(kept.countedAt) : "―"],
    ["回答全体のハッシュ（SHA-256）", kept?.answersSha256 ?? "―"],
    ["読み方", "割合は回答した人についての数字です。尋ね方（frame）が違う回答は合わせません。"],
    ...(survey.fictional ? ([["注意", fictionalText]] as [string, string][]) : []),
  ];
}

async function sendCsv({ response, now }: ConsoleContext, name: string, lines: AsyncIterable<string>): Promise<void> {
  response.type("text/csv; charset=utf-8").attachment(`${name}-${civilDate(now)}.csv`);
  await pipeline(Readable.from(lines), response);
}

function sendXlsx({ response, now }: ConsoleContext, name: string, bytes: Buffer): void {
  response
    .type(xlsxType)
    .attachment(`${name}-${civilDate(now)}.xlsx`)
    .send(bytes);
}
