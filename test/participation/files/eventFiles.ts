/** Files of events as municipalities write them: in each generation's columns, in each encoding. */
import { type Column, columnHeads } from "../../../src/participation/event/eventColumns.js";
import type { WardFacts } from "../../../src/participation/event/eventCsvRow.js";

export const nishi: WardFacts = { name: "西区", fullName: "大阪市西区", codes: ["271063", "271004"] };

export type Cells = Partial<Record<Column, string>>;
export type FileGeneration = "old" | "new";

const shared =
  "title startDate endDate startTime endTime dateNote details feeBasic feeDetail contact phone extension organiser place latitude longitude access parking capacity deadlineDate deadlineTime howToApply url note withChildren category";
const fileColumns: Readonly<Record<FileGeneration, readonly Column[]>> = {
  old: `code id municipality ${shared} address building`.split(" ") as Column[],
  new: `code id municipality ${shared} address prefecture city town lot building status`.split(" ") as Column[],
};
const oldNames: Cells = {
  code: "都道府県コード又は市区町村コード",
  id: "NO",
  municipality: "市区町村名",
  address: "住所",
  building: "方書",
};

export const headsOf = (generation: FileGeneration, more: readonly Column[] = []): string[] =>
  [...fileColumns[generation], ...more].map(
    (column) => (generation === "old" ? oldNames[column] : undefined) ?? columnHeads[column][0],
  );

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const lineOf = (cells: readonly string[]): string => cells.map(quoted).join(",");

/** A row that is right in every way. */
export const goodCells = (number: number): Cells => ({
  code: "271063",
  id: `E-${number}`,
  municipality: "大阪市西区",
  title: `見守りサポーター養成講座 第${number}回`,
  startDate: "2026-12-05",
  endDate: "2026-12-05",
  startTime: "10:00",
  endTime: "12:00",
  details: "地域で見守る人を\n増やす講座です。",
  feeBasic: "0",
  contact: "市民協働課",
  phone: "06-1234-5678",
  place: "区民センター",
  address: "大阪府大阪市西区架空町1-2-3",
  latitude: "34.676",
  longitude: "135.486",
  capacity: "30",
  deadlineDate: "2026-12-01",
  url: "https://example.invalid/event",
  withChildren: "1",
  category: "講座",
});

export function fileText(
  generation: FileGeneration,
  rows: readonly (Cells | string)[],
  more: readonly Column[] = [],
): string {
  const columns = [...fileColumns[generation], ...more];
  const lines = rows.map((row) => (typeof row === "string" ? row : lineOf(columns.map((column) => row[column] ?? ""))));
  return [lineOf(headsOf(generation, more)), ...lines, ""].join("\r\n");
}

/** Letter → its bytes in CP932, by asking the decoder what each pair of bytes is. */
const cp932 = new Map<string, readonly number[]>();
function fillCp932(): void {
  const decoder = new TextDecoder("shift_jis");
  const keep = (bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if (letter.length === 1 && letter !== "\ufffd" && !cp932.has(letter)) cp932.set(letter, bytes);
  };
  for (let one = 0; one < 0x100; one += 1) if (one < 0x80 || (one > 0xa0 && one < 0xe0)) keep([one]);
  for (const lead of [...Array(0x1f).keys()]
    .map((at) => 0x81 + at)
    .concat([...Array(0x1d).keys()].map((at) => 0xe0 + at)))
    for (let trail = 0x40; trail < 0xfd; trail += 1) if (trail !== 0x7f) keep([lead, trail]);
}

export const encodings = {
  "utf-8": (text: string): Uint8Array => new TextEncoder().encode(text),
  "utf-8 with a mark": (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`),
  cp932(text: string): Uint8Array {
    if (cp932.size === 0) fillCp932();
    return Uint8Array.from(
      [...text].flatMap((letter) => {
        const bytes = cp932.get(letter);
        if (!bytes) throw new Error(`CP932 has no ${letter}`);
        return bytes;
      }),
    );
  },
  "utf-16": (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")),
} as const;
