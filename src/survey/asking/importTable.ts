/** A whole file of another system as answers to a survey, by the mapping of its columns. */
import { faultsOf } from "../answering/answerCheck.js";
import type { AnswerTable } from "./answerFile.js";
import type { AskedSurvey } from "./batch.js";
import type { ImportMapping } from "./importMapping.js";
import { type ImportedRow, type RowsRead, readRows } from "./importRow.js";

/** Reads a file by its mapping; what the survey's own rules refuse is named like any other bad row. */
export function rowsOf(table: AnswerTable, mapping: ImportMapping, survey: AskedSurvey): RowsRead {
  const read = readRows(table, mapping, survey.definition);
  const rows: ImportedRow[] = [];
  for (const row of read.rows) {
    const faulty = Object.keys(faultsOf(survey.definition.questions, row.answers))[0];
    if (faulty === undefined) {
      rows.push(row);
      continue;
    }
    const asked = survey.definition.questions.find(({ id }) => id === faulty);
    const column = mapping.columns.find(({ question }) => question === faulty)?.column ?? asked?.text.ja ?? faulty;
    read.bad.push({ line: row.line, problem: { kind: "refused", column } });
  }
  return { ...read, rows, bad: read.bad.toSorted((one, other) => one.line - other.line) };
}
