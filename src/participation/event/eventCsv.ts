/** A file of events (イベント一覧) as rows: each good, or bad with every reason. Good ones do not wait for bad ones. */
import { createHash } from "node:crypto";
import { decodeText, type TextEncoding } from "../../textFile.js";
import { type Column, findHeads, type Generation, plainHead } from "./eventColumns.js";
import { bad, type Fault } from "./eventCsvProblem.js";
import { type EventPatch, type RowSaid, readRow, type WardFacts } from "./eventCsvRow.js";
import { type CsvRow, csvRows } from "./eventCsvTable.js";
import { eventKey } from "./wardEvent.js";

export interface GoodRow {
  kind: "good";
  line: number;
  /** The event's name in addresses and files: its ID, or made of name, beginning and place. */
  key: string;
  patch: EventPatch & { title: string; startsAt: Date };
  cancelled: boolean | undefined;
}

export interface BadRow {
  kind: "bad";
  line: number;
  faults: readonly Fault[];
}

export interface EventTable {
  kind: "read";
  encoding: TextEncoding;
  generation: Generation;
  /** Heads of columns that are not taken in. */
  unused: readonly string[];
  rows: readonly (GoodRow | BadRow)[];
}

export type EventFileRead =
  | EventTable
  | { kind: "unreadable" }
  | { kind: "empty" }
  /** `below`: the line on which the heads seem to stand. */
  | { kind: "missing-columns"; columns: readonly string[]; below?: number; misread: boolean }
  | { kind: "same-heads"; head: string }
  | { kind: "too-many"; most: number };

export const mostRows = 10_000;

export function readEventCsv(bytes: Uint8Array, ward: WardFacts): EventFileRead {
  const decoded = decodeText(bytes);
  return decoded ? readEventText(decoded.text, decoded.encoding, ward) : { kind: "unreadable" };
}

export function readEventText(text: string, encoding: TextEncoding, ward: WardFacts): EventFileRead {
  const [first, ...rest] = csvRows(text);
  if (first?.kind !== "row") return { kind: "empty" };
  const found = findHeads(first.cells);
  if (found.missing.length > 0) {
    const below = rest.slice(0, 20).find((row) => row.kind === "row" && findHeads(row.cells).missing.length === 0);
    const misread = first.cells.some((head) => /[縺繧繝\ufffd]|ã/.test(head));
    return { kind: "missing-columns", columns: found.missing, ...(below && { below: below.line }), misread };
  }
  const plain = first.cells.map(plainHead);
  const twice = plain.find((head, index) => head !== "" && plain.indexOf(head) < index);
  if (twice !== undefined) return { kind: "same-heads", head: twice };
  const last = rest.findLastIndex((row) => row.kind === "open" || !isEmpty(row.cells));
  const rows = rest.slice(0, last + 1);
  if (rows.length > mostRows) return { kind: "too-many", most: mostRows };
  const heads = new Map([...found.places].map(([column, { head }]) => [column, head]));
  const seen = new Map<string, number>();
  const read = rows.map((row): GoodRow | BadRow => {
    const whole = shapeFault(row, plain);
    if (whole) return { kind: "bad", line: row.line, faults: [whole] };
    const cells = row.kind === "row" ? row.cells : [];
    const own = new Map([...found.places].map(([column, { index }]) => [column, cells[index] ?? ""] as const));
    return finished(readRow(own, heads, ward), row.line, heads, seen);
  });
  const { generation, unused } = found;
  return { kind: "read", encoding, generation, unused, rows: read };
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/** What is wrong with the row as a row. */
function shapeFault(row: CsvRow, heads: readonly string[]): Fault | undefined {
  const fault = (told: ReturnType<typeof bad>, value?: string): Fault => ({
    column: "",
    ...(value !== undefined && { value }),
    problem: told.problem,
  });
  if (row.kind === "open") return fault(bad("quote-open"));
  const { cells } = row;
  if (isEmpty(cells)) return fault(bad("empty-line"));
  if (cells.length >= heads.length && heads.every((head, index) => head === plainHead(cells[index] ?? "")))
    return fault(bad("heads-again"));
  const told = `見出し${heads.length}、この行${cells.length}`;
  if (cells.length < heads.length) return fault(bad("too-few-cells", { told }));
  const further = cells.slice(heads.length).filter((cell) => cell.trim() !== "");
  return further.length > 0 ? fault(bad("too-many-cells", { told }), further.join("、").slice(0, 100)) : undefined;
}

function finished(
  { id, patch, cancelled, faults }: RowSaid,
  line: number,
  heads: ReadonlyMap<Column, string>,
  seen: Map<string, number>,
): GoodRow | BadRow {
  const { title, startsAt } = patch;
  const all = [...faults];
  const idHead = heads.get("id") ?? "";
  if (id !== undefined) {
    const other = seen.get(`id ${id}`);
    const like = seen.get(`zeros ${id.replace(/^0+(?=\d)/, "")}`);
    const value = { column: idHead, value: id };
    if (other !== undefined) all.push({ ...value, problem: { kind: "id-twice", told: String(other) } });
    else if (like !== undefined) all.push({ ...value, problem: { kind: "id-zeros", told: String(like) } });
    else {
      seen.set(`id ${id}`, line);
      seen.set(`zeros ${id.replace(/^0+(?=\d)/, "")}`, line);
    }
  }
  if (title === undefined || startsAt === undefined) return { kind: "bad", line, faults: all };
  const same = `${title}\n${startsAt.toISOString()}\n${patch.place ?? ""}`.normalize("NFKC");
  const twin = seen.get(`event ${same}`);
  if (twin === undefined) seen.set(`event ${same}`, line);
  else if (all.length === 0)
    all.push({ column: "", value: title, problem: { kind: "event-twice", told: String(twin) } });
  if (all.length > 0) return { kind: "bad", line, faults: all };
  return { kind: "good", line, key: keyOf(id, same), patch: { ...patch, title, startsAt }, cancelled };
}

/** An ID that can't stand in an address is replaced by one that is always the same for it. */
function keyOf(id: string | undefined, same: string): string {
  if (id !== undefined && eventKey.safeParse(id).success) return id;
  const digest = createHash("sha256").update(id === undefined ? `event ${same}` : `id ${id}`);
  return `f-${digest.digest("hex").slice(0, 20)}`;
}

/** Of what a row says: the same row again has the same. */
export const rowHash = ({ patch, cancelled }: Pick<GoodRow, "patch" | "cancelled">): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([Object.entries(patch).toSorted(([a], [b]) => (a < b ? -1 : 1)), cancelled ?? null]))
    .digest();
