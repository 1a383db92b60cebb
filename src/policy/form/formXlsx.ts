/** A filled-in form as a spreadsheet: one sheet, laid out as the form is, with text that never runs as a formula. */
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { csvCell } from "../../csv.js";
import type { FormValue } from "./formNode.js";
import type { FormRow, FormSheet } from "./formSheet.js";

/** Pairs and headings reach over as many columns as the widest table has. */
function columnsOf(rows: readonly FormRow[]): number {
  return Math.max(2, ...rows.map((row) => (row.kind === "table" ? row.columns.length : 2)));
}

function widthsOf(rows: readonly FormRow[], columns: number): number[] {
  return Array.from({ length: columns }, (_, index) =>
    Math.max(
      index === 0 ? 30 : 12,
      ...rows.map((row) => (row.kind === "table" ? (row.columns[index]?.width ?? 0) : 0)),
    ),
  );
}

const frame = { borderStyle: "thin" as const, alignVertical: "top" as const, wrap: true };
const sheetName = "様式";
const grey = "#F1F1F4";

function cell(value: FormValue) {
  return typeof value === "number"
    ? { type: Number, value, ...frame }
    : { type: String, value: csvCell(value), ...frame };
}

export async function formWorkbook(sheet: FormSheet, notes: readonly string[]): Promise<Buffer> {
  const columns = columnsOf(sheet.rows);
  /** A cell over the columns that are left: those behind it must be there, and empty. */
  const over = <Cell extends object>(one: Cell, before: readonly object[] = []) => [
    ...before,
    { ...one, columnSpan: columns - before.length },
    ...Array.from({ length: columns - before.length - 1 }, () => null),
  ];
  const words = (value: string) => ({ type: String, value: csvCell(value) });
  const drawn = sheet.rows.flatMap((row) => {
    if (row.kind === "heading")
      return [
        over({ ...words(row.text), fontWeight: "bold" as const, fontSize: row.level === 2 ? 14 : 12, wrap: true }),
      ];
    if (row.kind === "pair") {
      const label = { ...words(row.label), ...frame, fontWeight: "bold" as const, backgroundColor: grey };
      return [over(cell(row.value), [label])];
    }
    return [
      over({ ...words(row.caption), fontWeight: "bold" as const }),
      row.columns.map(({ label }) => ({
        ...words(label),
        ...frame,
        fontWeight: "bold" as const,
        backgroundColor: grey,
      })),
      ...row.rows.map((cells) => cells.map(cell)),
    ];
  });
  const data = [
    [over({ ...words(sheet.title), fontWeight: "bold" as const, fontSize: 16, wrap: true })],
    notes.map((note) => over(words(note))),
    drawn,
  ].flat() as SheetData;
  const columnWidths = widthsOf(sheet.rows, columns).map((width) => ({ width }));
  return writeExcelFile([{ sheet: sheetName, data, columns: columnWidths, orientation: "landscape" }], {
    fontFamily: "Yu Gothic",
    fontSize: 10,
  }).toBuffer();
}
