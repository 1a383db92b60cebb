/** Answers as a file: rows as they come, or an Excel file with a sheet that says what columns and keys mean. */
import type { CsvCell } from "../../csv.js";
import { type XlsxSheet, xlsxFile } from "../../xlsx.js";
import { kindWords } from "../results/figureWords.js";
import { type AnswerColumns, legend, legendHeads, type VersionQuestions } from "./answerColumns.js";
import type { ResponseRow } from "./responseRow.js";

/** Excel files are made in memory: what is larger is taken as CSV. */
export const mostXlsxRows = 50_000;

export async function* answerCells(
  { cells }: AnswerColumns,
  rows: AsyncIterable<ResponseRow>,
): AsyncGenerator<readonly CsvCell[]> {
  for await (const row of rows) yield cells(row);
}

export async function answerXlsx(
  columns: AnswerColumns,
  rows: AsyncIterable<ResponseRow>,
  versions: readonly VersionQuestions[],
  about: readonly (readonly [string, string])[],
): Promise<Buffer> {
  const lines: (readonly CsvCell[])[] = [];
  for await (const cells of answerCells(columns, rows)) lines.push(cells);
  const sheets: XlsxSheet[] = [
    { name: "回答", heads: columns.heads, rows: lines },
    { name: "設問と選択肢", heads: legendHeads, rows: legend(versions, kindWords), widths: [20, 8, 50, 20, 20, 40] },
    { name: "このファイルについて", heads: ["項目", "内容"], rows: about, widths: [30, 80] },
  ];
  return xlsxFile(sheets);
}
