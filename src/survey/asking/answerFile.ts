/** A table that another system wrote as CSV: which letters it is written in, where its columns end, on which line each row is. */
import { parse } from "csv-parse/sync";

export interface TableRow {
  /** Line of the file on which the row begins, from 1: a cell may reach over several lines. */
  line: number;
  cells: readonly string[];
}

export interface AnswerTable {
  encoding: "utf-8" | "utf-16le" | "shift_jis";
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
  const decoded = decode(bytes);
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

/** UTF-8 first: Japanese text in CP932 is almost never valid UTF-8, while every UTF-8 text can be misread as CP932. */
function decode(bytes: Uint8Array): { text: string; encoding: AnswerTable["encoding"] } | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of marked ? (["utf-16le"] as const) : (["utf-8", "shift_jis"] as const)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No system writes it, and the database takes it nowhere: this is another kind of file.
      return text.includes("\0") ? undefined : { text, encoding };
    } catch {
      // Not in these letters.
    }
  }
  return undefined;
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
