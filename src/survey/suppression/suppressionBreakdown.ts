/** Suppression of one breakdown: a question's choices by the choices of another, within margins already suppressed. */

import type {
  Edition,
  FrameBasis,
  FrameContent,
  QuestionBasis,
  ShownQuestion,
  ShownTable,
  TableBasis,
} from "../publish/publication.js";
import { leastAnswers } from "../tally/measured.js";
import { type CrossTable, hiddenCells } from "./suppressionTable.js";

/** A question as one side of a table. */
export interface Axis {
  asked: QuestionBasis;
  blocks: readonly (readonly string[])[];
  hidden: ReadonlySet<string>;
  shown: ShownQuestion;
  /** Its counts as they are now are what is public. */
  usable: boolean;
  /** The edition that showed it last before this one, if its counts have changed since. */
  movedSince: number | undefined;
}

interface Surroundings {
  basis: FrameBasis;
  number: number;
  newestFirst: readonly Edition<FrameContent, FrameBasis>[];
}

/** Undefined where only the whole table can be hidden. */
export function tableShown(
  table: TableBasis,
  rows: Axis | undefined,
  columns: Axis | undefined,
  around: Surroundings,
): ShownTable | undefined {
  if (!rows || !columns) throw new Error("a table is made of questions that are published");
  if (columns.asked.several) throw new Error("a table is broken down by a question with one answer each");
  const earlier = lastTable(table, around);
  // Margins of an edition that did not have the table would tell of that edition's cells, together with this one's.
  const inStep = [rows, columns].every(
    ({ movedSince }) => movedSince === undefined || movedSince === earlier?.shown.edition,
  );
  const fresh = rows.usable && columns.usable && inStep && !headlineTells(table, around.basis);
  const cells = fresh ? freshCells(table, rows, columns, around.basis, earlier) : undefined;
  if (cells) return { question: table.question, by: table.by, edition: around.number, cells };
  return earlier?.shown;
}

interface Earlier {
  shown: ShownTable;
  table: TableBasis;
  basis: FrameBasis;
}

function lastTable({ question, by, cells }: TableBasis, { newestFirst }: Surroundings): Earlier | undefined {
  const isIt = (one: { question: string; by: string }) => one.question === question && one.by === by;
  for (const { number, content, basis } of newestFirst) {
    const shown = content.tables.find((one) => isIt(one) && one.edition === number);
    const table = basis.tables.find(isIt);
    if (shown && table && shapeOf(table.cells) === shapeOf(cells)) return { shown, table, basis };
  }
  return undefined;
}

const shapeOf = (cells: TableBasis["cells"]): string =>
  JSON.stringify([Object.keys(cells).toSorted(), Object.keys(Object.values(cells)[0] ?? {}).toSorted()]);

/** The share of a subgroup is a sum of this table's cells: hiding single ones would not be enough. */
function headlineTells({ question, by }: TableBasis, { headlines }: FrameBasis): boolean {
  return headlines.some(
    (one) =>
      one.among >= leastAnswers &&
      ((one.question === question && one.subgroup.includes(by)) ||
        (one.question === by && one.subgroup.includes(question))),
  );
}

type Counts = (row: readonly string[], column: readonly string[]) => number;
/** Categories that a table's row or column takes together; shown where it is a single one that is public. */
interface Group {
  keys: readonly string[];
  shown: boolean;
}
/** Who did not answer: a margin, never shown. */
const blank = "-";

function groupsOf({ hidden, blocks, asked }: Axis): Group[] {
  const shown = Object.keys(asked.choices).filter((key) => !hidden.has(key));
  const together = blocks.map((block) => block.filter((key) => hidden.has(key))).filter((keys) => keys.length > 0);
  return [
    ...shown.map((key) => ({ keys: [key], shown: true })),
    ...together.map((keys) => ({ keys, shown: false })),
    { keys: [blank], shown: false },
  ];
}

function freshCells(
  table: TableBasis,
  rows: Axis,
  columns: Axis,
  basis: FrameBasis,
  earlier: Earlier | undefined,
): ShownTable["cells"] | undefined {
  const now = countsOf(table, basis);
  const was = earlier && countsOf(earlier.table, earlier.basis);
  const rowGroups = groupsOf(rows);
  // Each choice of several is a table of its own, with everyone who did not choose it as its other row.
  const pieces = rows.asked.several
    ? rowGroups.filter(({ shown }) => shown).map((group) => [group, { keys: [notChosen(group.keys[0])], shown: false }])
    : [rowGroups];
  const hiddenRow = Object.fromEntries(Object.keys(columns.asked.choices).map((key) => [key, null]));
  const shown: ShownTable["cells"] = Object.fromEntries(Object.keys(table.cells).map((key) => [key, hiddenRow]));
  let open = false;
  for (const piece of pieces) {
    const columnGroups = groupsOf(columns);
    const cross: CrossTable = {
      cells: piece.map((row) =>
        columnGroups.map((column) => ({
          now: now(row.keys, column.keys),
          change: was && now(row.keys, column.keys) - was(row.keys, column.keys),
          hidden:
            earlier !== undefined && (earlier.shown.cells[row.keys[0] ?? ""]?.[column.keys[0] ?? ""] ?? null) === null,
        })),
      ),
      rowShown: piece.map((row) => row.shown),
      columnShown: columnGroups.map((column) => column.shown),
    };
    const hidden = hiddenCells(cross);
    if (!hidden) continue;
    open = true;
    for (const [i, row] of piece.entries()) {
      if (!row.shown) continue;
      const line: Record<string, number | null> = { ...hiddenRow };
      for (const [j, column] of columnGroups.entries())
        if (column.shown && !hidden[i]?.[j]) line[column.keys[0] ?? ""] = now(row.keys, column.keys);
      shown[row.keys[0] ?? ""] = line;
    }
  }
  return open ? shown : undefined;
}

const notChosen = (key: string | undefined) => `not ${key ?? ""}`;

/** Counts of groups, with who left a question blank (or, of several answers, did not choose) from the margins. */
function countsOf(table: TableBasis, basis: FrameBasis): Counts {
  const asked = (id: string) => {
    const found = basis.questions.find(({ question }) => question === id);
    if (!found) throw new Error("a table is made of questions that are published");
    return found;
  };
  const [rows, columns] = [asked(table.question), asked(table.by)];
  const columnKeys = Object.keys(columns.choices);
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const columnTotal = (column: string) =>
    column === blank ? basis.responses - columns.answered : (columns.choices[column] ?? 0);
  const inRow = (row: string, column: string): number =>
    column === blank
      ? (rows.choices[row] ?? 0) - sum(columnKeys.map((key) => inRow(row, key)))
      : (table.cells[row]?.[column] ?? 0);
  const cell = (row: string, column: string): number => {
    if (row === blank) return columnTotal(column) - sum(Object.keys(rows.choices).map((key) => inRow(key, column)));
    if (row.startsWith("not ")) return columnTotal(column) - inRow(row.slice(4), column);
    return inRow(row, column);
  };
  return (rowKeys, columnGroup) => sum(rowKeys.flatMap((row) => columnGroup.map((column) => cell(row, column))));
}
