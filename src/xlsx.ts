/**
 * Excel files (XLSX) that hold text and numbers and nothing that runs: every text is typed as text, and one that looks
 * like a formula gets the apostrophe of our CSV files too, for whoever saves the sheet as CSV later.
 */
import writeExcelFile from "write-excel-file/node";
import { type CsvCell, csvCell } from "./csv.js";

export interface XlsxSheet {
  /** Shown on its tab; made fit for Excel: 31 letters, none of \ / ? * [ ] : */
  name: string;
  /** Bold, and still seen when the rows below are scrolled. */
  heads: readonly string[];
  rows: readonly (readonly CsvCell[])[];
  /** In letters, by column; 16 where nothing is said. */
  widths?: readonly number[] | undefined;
}

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What Excel takes into one cell. */
const mostLetters = 32_767;

function cell(value: CsvCell) {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number" && Number.isFinite(value)) return { type: Number, value };
  if (typeof value === "boolean") return { type: Boolean, value };
  // Letters that XML can't hold would make a file that does not open.
  const text = csvCell(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return { type: String, value: text.slice(0, mostLetters), textWrap: text.includes("\n") };
}

/** Two tabs of one name make Excel repair the file: the later one gets a number. */
function tabNames(sheets: readonly XlsxSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const fit =
      name
        .replace(/[\\/?*[\]:]/g, " ")
        .trim()
        .slice(0, 31) || `${index + 1}`;
    const own = taken.has(fit.toLowerCase()) ? `${fit.slice(0, 27)} ${index + 1}` : fit;
    taken.add(own.toLowerCase());
    return own;
  });
}

export async function xlsxFile(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  const names = tabNames(sheets);
  return writeExcelFile(
    sheets.map(({ heads, rows, widths = [] }, index) => ({
      sheet: names[index] ?? String(index + 1),
      columns: heads.map((_, column) => ({ width: widths[column] ?? 16 })),
      stickyRowsCount: 1,
      data: [
        heads.map((head) => ({
          type: String,
          value: csvCell(head),
          fontWeight: "bold" as const,
          backgroundColor: "#E8F1FE",
          textWrap: true,
          alignVertical: "top" as const,
        })),
        ...rows.map((row) => row.map(cell)),
      ],
    })),
    { fontFamily: "Yu Gothic", fontSize: 11 },
  ).toBuffer();
}
