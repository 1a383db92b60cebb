/** A table that another system wrote as CSV: which letters it is written in, where its columns end, on which line each row is. */
import { parse } from "csv-parse/sync";
import { decodeText, type TextEncoding } from "../../textFile.js";

export interface TableRow {
  /** Line of the file on which the row begins, from 1: a cell may reach over several lines. */
  line: number;
  cells: readonly string[];
}

export interface AnswerTable {
  encoding: TextEncoding;
  heads: readonly string[];
  rows: readonly TableRow[];
}

export type TableRead =
  | { kind: "read"; table: AnswerTable }
  | { kind: "unreadable" }
  | { kind: "empty" }
  | { kind: "same-heads"; head: string }
  | { kind: "too-many"; most: number }
  /** A quotation mark that never ends, and the like. */
  | { kind: "broken"; line: number };

export const mostRows = 10_000;

export function readTable(bytes: Uint8Array): TableRead {
  const decoded = decodeText(bytes);
  if (!decoded) return { kind: "unreadable" };
  const { text, encoding } = decoded;
  const found = records(text);
  if ("line" in found) return { kind: "broken", line: found.line };
  const [first, ...rest] = found.rows;
  if (!first || rest.length === 0) return { kind: "empty" };
  const heads = first.cells.map((head) => head.normalize("NFKC").trim());
  const same = heads.find((head, index) => head !== "" && heads.indexOf(head) < index);
  if (same !== undefined) return { kind: "same-heads", head: same };
  if (rest.length > mostRows) return { kind: "too-many", most: mostRows };
  return { kind: "read", table: { encoding, heads, rows: rest } };
}

function records(text: string): { rows: TableRow[] } | { line: number } {
  const firstLine = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = [",", "\t", ";"].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: false,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    const rows = parsed.map(({ record, raw, info }) => {
      // `lines` is where the row ends; the line breaks inside its cells lead back to where it begins.
      const inside = raw.replace(/\r?\n$/, "").split("\n").length - 1;
      return { line: info.lines - inside, cells: record };
    });
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")) };
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? Number(error.lines) : 1;
    return { line: Number.isFinite(line) ? line : 1 };
  }
}
