/** `events.csv` of a ward's content: the events that a file tells, in the columns of the standard. */
import type { ContentFiles } from "../../contentFiles.js";
import type { Ward } from "../../ward.js";
import { type GoodRow, readEventText } from "./eventCsv.js";
import type { WardFacts } from "./eventCsvRow.js";
import { fileProblemText, problemText } from "./eventImportWords.js";

export const eventFilePath = (ward: string): string => `wards/${ward}/events.csv`;

export const factsOfWard = (ward: Ward): WardFacts => ({
  name: ward.name.ja,
  fullName: ward.fullName.ja,
  codes: ward.municipalityCodes,
});

/** A ward without the file has no such events; each row that can't be read is reported with its line. */
export function readEventFile(files: Pick<ContentFiles, "has" | "text" | "report">, ward: Ward): readonly GoodRow[] {
  const path = eventFilePath(ward.id);
  if (!files.has(path)) return [];
  const text = files.text(path);
  if (text === undefined) return [];
  const read = readEventText(text.replace(/^\ufeff/, ""), "utf-8", factsOfWard(ward));
  if (read.kind !== "read") {
    files.report(path, "line 1", fileProblemText(read));
    return [];
  }
  return read.rows.flatMap((row) => {
    if (row.kind === "good") return row;
    for (const { column, problem } of row.faults)
      files.report(path, [`line ${row.line}`, column].filter(Boolean).join(" "), problemText(problem).reason);
    return [];
  });
}
