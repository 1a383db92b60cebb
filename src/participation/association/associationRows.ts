/** Reads the rows of a ward's table: what can be taken, and line by line what can't and why, in words for staff. */
import { type AssociationRow, placeOf, sameAssociation } from "./associationTable.js";

/** As in src/survey/asking/answerFile.ts. */
interface ReadTable {
  heads: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
}

export const columns = [
  "町名",
  "丁目",
  "番地から",
  "番地まで",
  "建物名",
  "町会名",
  "連合名",
  "会費",
  "連絡先",
  "備考",
] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ["町名", "町会名"];

/** Letters that a column takes. */
const most: Readonly<Record<Column, number>> = {
  町名: 20,
  丁目: 10,
  番地から: 10,
  番地まで: 10,
  建物名: 80,
  町会名: 60,
  連合名: 60,
  会費: 60,
  連絡先: 100,
  備考: 200,
};

export interface BadAssociationRow {
  line: number;
  reason: string;
}

export type RowsRead =
  | { kind: "columns"; missing: readonly Column[] }
  | {
      kind: "read";
      rows: AssociationRow[];
      bad: BadAssociationRow[];
      /** Columns of the file that mean nothing here. */
      ignored: string[];
      /** Lines whose contact looks like somebody's own telephone. */
      mobile: number[];
    };

export function readRows(table: ReadTable, towns: readonly string[]): RowsRead {
  const missing = needed.filter((column) => !table.heads.includes(column));
  if (missing.length > 0) return { kind: "columns", missing };
  const bad: BadAssociationRow[] = [];
  const mobile: number[] = [];
  const rows: AssociationRow[] = [];
  const clash = createClash();
  for (const { line, cells } of table.rows) {
    const extra = cells.slice(table.heads.length).some((cell) => cell.trim() !== "");
    const read = extra
      ? '見出しより項目が多い行です。文の中の「,」は、セルを引用符（"）で囲むか「、」に変えてください。'
      : readRow((column) => clean(cells[table.heads.indexOf(column)]), towns);
    const reason = typeof read === "string" ? read : clash(read, line);
    if (reason !== undefined) bad.push({ line, reason });
    else if (typeof read !== "string") {
      rows.push(read);
      if (/(^|\D)0[789]0-?\d{4}-?\d{4}(\D|$)/.test(read.contact ?? "")) mobile.push(line);
    }
  }
  const ignored = table.heads.filter((head) => head !== "" && !(columns as readonly string[]).includes(head));
  return { kind: "read", rows, bad, ignored, mobile };
}

/** The apostrophe is what our own export puts before a cell that a spreadsheet would take for a formula. */
const clean = (cell = ""): string =>
  cell
    .normalize("NFKC")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");

/** @returns why it can't be taken, or the row */
function readRow(cell: (column: Column) => string, towns: readonly string[]): AssociationRow | string {
  for (const column of columns) {
    const value = cell(column);
    if (/[\p{Cc}\u2028\u2029]/u.test(value)) return `「${column}」に改行などの使えない文字があります。消してください。`;
    if (value.includes("\ufffd") || /[縺繧譁蜿]{2}/.test(value))
      return `「${column}」が文字化けしています。文字コードをUTF-8かShift_JISで保存し直してください。`;
    if ([...value].length > most[column]) return `「${column}」が長すぎます。${most[column]}文字までにしてください。`;
  }
  const town = cell("町名").replace(/^(大阪府)?大阪市?[^\s]{1,4}区/, "");
  if (town === "") return "「町名」が空です。区の町名を入れてください。";
  if (!towns.includes(town))
    return `「${town}」は区の町名にありません。丁目や番地は別の列に分けて、町名だけを入れてください。`;
  if (cell("町会名") === "") return "「町会名」が空です。町会の名前を入れてください。";
  const [chome, from, until] = [
    numberIn(cell("丁目"), /丁目$/),
    numberIn(cell("番地から"), /番地?$/),
    numberIn(cell("番地まで"), /番地?$/),
  ];
  if (chome === "wrong" || (chome ?? 0) > 99) return "「丁目」は1から99までの数で入れてください。";
  if (from === "wrong" || until === "wrong") return "「番地から」「番地まで」は1から9999までの数で入れてください。";
  if (from !== undefined && until !== undefined && until < from)
    return "「番地まで」が「番地から」より小さくなっています。入れ替わっていないか確かめてください。";
  const words = (column: Column) => cell(column) || undefined;
  return {
    town,
    ...(chome === undefined ? {} : { chome }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...optional({ building: words("建物名") }),
    association: cell("町会名"),
    ...optional({
      federation: words("連合名"),
      fee: words("会費"),
      contact: words("連絡先"),
      note: words("備考"),
    }),
  };
}

function optional<T extends Record<string, string | undefined>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

function numberIn(cell: string, ending: RegExp): number | undefined | "wrong" {
  if (cell === "") return undefined;
  const digits = cell.replace(ending, "");
  return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : "wrong";
}

interface Placed {
  line: number;
  row: AssociationRow;
}

/** Says why a row can't stand beside those before it: the same place twice, or house numbers that two have. */
function createClash(): (row: AssociationRow, line: number) => string | undefined {
  const places = new Map<string, Placed>();
  const areas = new Map<string, Placed[]>();
  return (row, line) => {
    const twice = places.get(placeOf(row));
    if (twice)
      return sameAssociation(twice.row, row)
        ? `${twice.line}行目と同じ区域です。どちらかを消してください。`
        : `${twice.line}行目と同じ区域ですが、町会が違います。正しい方だけを残してください。`;
    const area = `${row.town} ${row.chome}`;
    const beside = row.building === undefined ? (areas.get(area) ?? []) : [];
    const overlapping = beside.find((other) => overlap(other.row, row) && !sameAssociation(other.row, row));
    if (overlapping) return `${overlapping.line}行目と番地が重なっていて、町会が違います。範囲を分けてください。`;
    places.set(placeOf(row), { line, row });
    if (row.building === undefined) areas.set(area, [...beside, { line, row }]);
    return undefined;
  };
}

/** Rows without house numbers are for what the others leave. */
function overlap(one: AssociationRow, other: AssociationRow): boolean {
  const [low, high] = [one.from ?? one.until, one.until ?? one.from];
  const [otherLow, otherHigh] = [other.from ?? other.until, other.until ?? other.from];
  if (low === undefined || high === undefined || otherLow === undefined || otherHigh === undefined) return false;
  return low <= otherHigh && high >= otherLow;
}
