/** The cells of one row by column, and what was found wrong with them. */
import type { Column } from "./eventColumns.js";
import type { Fault, Problem, Told } from "./eventCsvProblem.js";
import { wordsOf } from "./eventCsvText.js";

export interface RowCells {
  readonly faults: readonly Fault[];
  /** Whether the file has one of the columns. */
  has(...columns: readonly Column[]): boolean;
  /** Empty too where the file has no such column. */
  cell(column: Column): string;
  complain(column: Column, told: { problem: Problem }, value?: string): void;
  /** Undefined: empty, or wrong and told. */
  take<T>(column: Column, read: (cell: string) => Told<T>): T | undefined;
  words(column: Column, most: number): string | undefined;
}

/** @param heads column → its head in this file */
export function cellsOf(cells: ReadonlyMap<Column, string>, heads: ReadonlyMap<Column, string>): RowCells {
  const faults: Fault[] = [];
  const cell = (column: Column) => (cells.get(column) ?? "").trim();
  function complain(column: Column, told: { problem: Problem }, value = cell(column)): void {
    faults.push({ column: heads.get(column) ?? "", ...(value !== "" && { value }), problem: told.problem });
  }
  function take<T>(column: Column, read: (cell: string) => Told<T>): T | undefined {
    const told = read(cell(column));
    if ("value" in told) return told.value;
    complain(column, told);
    return undefined;
  }
  return {
    faults,
    has: (...columns) => columns.some((column) => cells.has(column)),
    cell,
    complain,
    take,
    words: (column, most) => take(column, (text) => wordsOf(text, most)),
  };
}
