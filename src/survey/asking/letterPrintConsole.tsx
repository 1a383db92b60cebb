/** Letters on paper: printed pages, the merge file, and who of a panel has not answered; each on record. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { dayText } from "../../console/timeWords.js";
import { csvFile } from "../../csv.js";
import { civilDate } from "../../time.js";
import { shownCode } from "../respondent/code.js";
import { createCodeStore } from "../respondent/codeStore.js";
import { type AskingConsoleOptions, asking, batchOf, crumbsOf } from "./askingOptionsConsole.js";
import type { AskedSurvey, Batch } from "./batch.js";
import { codeQr } from "./codeQr.js";
import { codePageUrl, codeUrl, fillLetter, firstLetter } from "./letter.js";
import { lettersPerPage } from "./letterPart.js";
import { type Letter, letterStore } from "./letterStore.js";
import { PrintPage } from "./printPage.js";
import { UnansweredPage } from "./unansweredPage.js";

export function letterPrintRoutes({ database, vault, audit, publicUrl }: AskingConsoleOptions): ConsoleRoute[] {
  const codes = createCodeStore(vault);
  const letters = ["letters", "panel"] as const;

  const facts = (context: ConsoleContext, survey: AskedSurvey, letter: Letter, code: string) => ({
    name: letter.name ?? "",
    title: survey.definition.title.ja,
    code: shownCode(code),
    url: codePageUrl(publicUrl, survey.ward),
    until: survey.closesAt ? dayText(civilDate(survey.closesAt)) : "",
    ward: context.ward.ward.name.ja,
  });

  async function print(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, letters);
    if (!found) return;
    const { survey, batch } = found;
    const page = z.coerce.number().int().min(1).max(1_000).catch(1).parse(context.request.query["page"]);
    const from = (page - 1) * lettersPerPage + 1;
    const rows = await database.transaction("console", async (tx) => {
      const rows = await letterStore.page(tx, vault, batch.id, from, lettersPerPage);
      const facts = { what: "letters", from, letters: rows.length };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.letters-printed",
        subject: batch.id,
        facts,
      });
      return rows;
    });
    const text = batch.drawn.letter ?? firstLetter;
    const printed = rows
      .filter((letter) => !letter.void && !letter.answered)
      .map(async (letter) => {
        const code = codes.codeAt(batch.id, letter.number);
        const qr = await codeQr(codeUrl(publicUrl, survey.ward, code));
        return { number: letter.number, text: fillLetter(text, facts(context, survey, letter, code)), qr };
      });
    await context.send(
      { title: "手紙の印刷", section: "surveys", crumbs: crumbsOf(context, survey) },
      <PrintPage
        survey={survey}
        batch={batch}
        letters={await Promise.all(printed)}
        page={page}
        pages={Math.ceil((batch.asked ?? 0) / lettersPerPage)}
      />,
    );
  }

  async function* mergeRows(survey: AskedSurvey, batch: Batch): AsyncGenerator<(string | number)[]> {
    for (let from = 1; ; ) {
      const piece = await database.run("console", (tx) => letterStore.page(tx, vault, batch.id, from, 2_000));
      for (const { number, void: isVoid, answered, name = "", address = "" } of piece) {
        if (isVoid || answered) continue;
        const code = codes.codeAt(batch.id, number);
        yield [
          number,
          shownCode(code),
          codePageUrl(publicUrl, survey.ward),
          codeUrl(publicUrl, survey.ward, code),
          name,
          address,
        ];
      }
      const last = piece.at(-1);
      if (!last || piece.length < 2_000) return;
      from = last.number + 1;
    }
  }

  async function merge(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, letters);
    if (!found) return;
    const { survey, batch } = found;
    // Recorded before the first byte leaves: an export that breaks off was one all the same.
    await database.transaction("console", (tx) =>
      audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "export.downloaded",
        subject: batch.id,
        facts: { what: "survey-letters", letters: batch.asked ?? 0 },
      }),
    );
    const heads = ["番号", "回答コード", "回答ページ", "二次元コードの内容", "宛名", "宛先"];
    const { response } = context;
    response.type("text/csv; charset=utf-8").attachment(`letters-${survey.key}-${civilDate(context.now)}.csv`);
    await pipeline(Readable.from(csvFile(heads, mergeRows(survey, batch))), response);
  }

  async function unanswered(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, ["panel"]);
    if (!found) return;
    const { survey, batch } = found;
    const people = await database.transaction("console", async (tx) => {
      const people = await letterStore.unanswered(tx, vault, batch.id);
      const facts = { letters: people.length };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.unanswered-listed",
        subject: batch.id,
        facts,
      });
      return people;
    });
    await context.send(
      { title: "まだ回答していない人", section: "surveys", crumbs: crumbsOf(context, survey) },
      <UnansweredPage survey={survey} batch={batch} people={people} />,
    );
  }

  const path = `${asking}/batches/:batch`;
  const approver = { scope: "ward", role: "approver" } as const;
  return [
    { method: "get", path: `${path}/print`, ...approver, run: print },
    { method: "post", path: `${path}/merge`, ...approver, run: merge },
    { method: "get", path: `${path}/unanswered`, ...approver, run: unanswered },
  ];
}
