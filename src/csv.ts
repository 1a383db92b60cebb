/** CSV that a spreadsheet opens as text and never as a program (R18): UTF-8 with a mark, CRLF, formulas made neutral. */
import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | boolean | bigint | null | undefined;

/** What makes a spreadsheet take a cell for a formula, also where white space stands before it. */
const formulaStart = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A cell's text. The apostrophe makes spreadsheets take it as text; telephone numbers and -1 get it as well. */
export function csvCell(value: CsvCell): string {
  const text = value === null || value === undefined ? "" : String(value);
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Lines as they go into a file, each with its end. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(csvCell)),
    // The library quotes its own line end only, and a cell with another one would be two lines.
    { record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
  );
}

const rowsAtOnce = 500;

/** A whole file in pieces, for lists that do not fit into memory at once. */
export async function* csvFile(
  heads: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLines([heads])}`;
  let waiting: (readonly CsvCell[])[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsAtOnce) continue;
    yield csvLines(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield csvLines(waiting);
}
