/**
 * Readings from a file (CSV): a line each, under the names of the form's fields, with the indicator's id. Nothing is
 * taken in before every line is right, and taking the same file in twice changes nothing.
 */
import { readTable } from "../survey/asking/answerFile.js";
import type { CivilDate } from "../time.js";
import type { Indicator } from "./indicator.js";
import type { Reading } from "./reading.js";
import { type ReadingFault, type ReadingField, readingFields, readingFrom } from "./readingForm.js";

export const mostLines = 500;

export type FileFault =
  | { line: number; kind: "unknown-indicator"; indicator: string }
  | { line: number; kind: "field"; field: ReadingField; fault: ReadingFault };

export type ReadingFileTold =
  | { kind: "readings"; readings: readonly { indicator: string; reading: Reading; line: number }[] }
  | { kind: "faulty"; faults: readonly FileFault[] }
  /** No table in letters that we know, or one that breaks off. */
  | { kind: "unreadable" }
  | { kind: "missing-columns"; columns: readonly Column[] }
  | { kind: "same-heads"; head: string }
  | { kind: "empty" }
  | { kind: "too-long" };

export type Column = ReadingField | "indicator";

/** @param names what the columns may be called besides their keys */
export function readReadingFile(
  bytes: Uint8Array,
  indicators: ReadonlyMap<string, Indicator>,
  today: CivilDate,
  names: Readonly<Record<Column, string>>,
): ReadingFileTold {
  const read = readTable(bytes);
  switch (read.kind) {
    case "unreadable":
    case "broken":
      return { kind: "unreadable" };
    case "empty":
    case "same-heads":
      return read;
    case "too-many":
      return { kind: "too-long" };
    case "read":
      break;
    default:
      return read satisfies never;
  }
  const { heads, rows } = read.table;
  if (rows.length > mostLines) return { kind: "too-long" };
  const places = new Map(
    (["indicator", ...readingFields] as const).map((column) => [
      column,
      heads.findIndex((head) => head.toLowerCase() === column.toLowerCase() || head === names[column]),
    ]),
  );
  const missing = (["indicator", "asOf", "source"] as const).filter((column) => places.get(column) === -1);
  if (missing.length > 0) return { kind: "missing-columns", columns: missing };

  const faults: FileFault[] = [];
  const readings: { indicator: string; reading: Reading; line: number }[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: Column): string => cells[places.get(column) ?? -1] ?? "";
    const id = cell("indicator").trim();
    const indicator = indicators.get(id);
    if (!indicator) {
      faults.push({ line, kind: "unknown-indicator", indicator: id.slice(0, 60) });
      continue;
    }
    const told = readingFrom(indicator, Object.fromEntries(readingFields.map((field) => [field, cell(field)])), today);
    if (told.kind === "reading") readings.push({ indicator: id, reading: told.reading, line });
    else for (const [field, fault] of told.faults) faults.push({ line, kind: "field", field, fault });
  }
  return faults.length > 0 ? { kind: "faulty", faults } : { kind: "readings", readings };
}
