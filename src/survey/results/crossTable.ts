/**
 * Cross table (クロス集計): how the answers to one question go with those to another, within one frame. Counted from
 * the rows, for staff: small cells in it are personal data and stay in the office.
 */
import type { Frame } from "../../policy/indicator.js";
import { chosenKeys } from "../answering/encode.js";
import { optionsOf, type Question } from "../question.js";
import { percentOf } from "../statistics/share.js";

/** Responses of a frame that gave these answers, as they lie in the rows: bits of the chosen choices. */
export interface PickPair {
  frame: Frame;
  row: bigint;
  column: bigint;
  /** As the version asks it whose bits these are. */
  rowQuestion: Question;
  columnQuestion: Question;
  responses: number;
}

export interface CrossTable {
  frame: Frame;
  rows: readonly string[];
  columns: readonly string[];
  /** Respondents by row and column. With several answers to a question one person stands in several cells. */
  cells: readonly (readonly number[])[];
  /** Respondents by row who answered both questions: what a row's shares are of. */
  rowRespondents: readonly number[];
  columnRespondents: readonly number[];
  respondents: number;
}

/** Cells below this many people say too much about each of them. */
export const smallCell = 10;

export function crossTables(row: Question, column: Question, pairs: readonly PickPair[]): CrossTable[] {
  const rows = optionsOf(row).map(({ key }) => key);
  const columns = optionsOf(column).map(({ key }) => key);
  const frames = [...new Set(pairs.map(({ frame }) => frame))];
  return frames.map((frame) => {
    const cells = rows.map(() => columns.map(() => 0));
    const rowRespondents = rows.map(() => 0);
    const columnRespondents = columns.map(() => 0);
    let respondents = 0;
    for (const pair of pairs.filter((one) => one.frame === frame)) {
      const inRows = chosenKeys(pair.rowQuestion, pair.row).map((key) => rows.indexOf(key));
      const inColumns = chosenKeys(pair.columnQuestion, pair.column).map((key) => columns.indexOf(key));
      if (inRows.length === 0 || inColumns.length === 0) continue;
      respondents += pair.responses;
      for (const at of inColumns) columnRespondents[at] = (columnRespondents[at] ?? 0) + pair.responses;
      for (const at of inRows) {
        rowRespondents[at] = (rowRespondents[at] ?? 0) + pair.responses;
        const line = cells[at];
        if (line) for (const place of inColumns) line[place] = (line[place] ?? 0) + pair.responses;
      }
    }
    return { frame, rows, columns, cells, rowRespondents, columnRespondents, respondents };
  });
}

/** Share of a row's respondents; null in a row without any. */
export function rowPercent({ cells, rowRespondents }: CrossTable, row: number, column: number): number | null {
  const whole = rowRespondents[row] ?? 0;
  return whole === 0 ? null : percentOf(cells[row]?.[column] ?? 0, whole);
}
