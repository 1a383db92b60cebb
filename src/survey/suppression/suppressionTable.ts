/**
 * Suppression of a cross-table whose margins are public, or public as sums of groups: small cells are hidden, and then
 * further ones until no small cell follows from the rest by any addition or subtraction.
 */
import { isSmall, leastCell } from "./suppression.js";
import { attackedRange } from "./suppressionRange.js";

export interface TableCell {
  now: number;
  /** Since the last edition that published the table. */
  change?: number | undefined;
  /** It was hidden then. */
  hidden: boolean;
}

export interface CrossTable {
  cells: readonly (readonly TableCell[])[];
  /** Rows and columns that are shown. Others (categories that are hidden themselves, taken together; who left it blank) are margins only. */
  rowShown: readonly boolean[];
  columnShown: readonly boolean[];
}

/** Which cells are not published; undefined where only the whole table can be hidden. */
export function hiddenCells(table: CrossTable): boolean[][] | undefined {
  const { cells, rowShown, columnShown } = table;
  const later = cells.some((row) => row.some(({ change }) => change !== undefined));
  const counts = cells.map((row) => row.map(({ now, change }) => (later ? (change ?? now) : now)));
  const least = counts.map((row) => row.map((count) => Math.min(0, count)));
  const small = cells.map((row) => row.map(({ now, change }) => isSmall(now, change)));
  const shown = (i: number, j: number) => rowShown[i] === true && columnShown[j] === true;
  const unknown = cells.map((row, i) => row.map((cell, j) => !shown(i, j) || cell.hidden || small[i]?.[j] === true));
  const margins = {
    rows: counts.map((row) => row.reduce((sum, one) => sum + one, 0)),
    columns: columnShown.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0)),
  };

  /** A cell can't hold more than its row and column, which are public. */
  const ceiling = (i: number, j: number) => Math.min(margins.rows[i] ?? 0, margins.columns[j] ?? 0);

  function isProtected(i: number, j: number): boolean {
    // What no reader sees and is no small group may follow; a hidden cell of the table may not.
    if (small[i]?.[j] !== true && !shown(i, j)) return true;
    const most = ceiling(i, j);
    if (most <= 0) return true;
    const [low, high] = attackedRange({ cells: counts, least, unknown }, i, j, 2 * leastCell);
    if (small[i]?.[j] !== true) return low < high;
    return high >= Math.min(leastCell, most) && high - low >= Math.min(leastCell - 1, most);
  }

  const hide = (i: number, j: number) => {
    const row = unknown[i];
    if (row) row[j] = true;
  };
  const waiting = cells.flatMap((row, i) => row.flatMap((_, j) => (unknown[i]?.[j] ? [[i, j] as const] : [])));
  for (const [i, j] of waiting) {
    while (!isProtected(i, j)) {
      const partners = cheapestPartners({ counts, cells, unknown }, i, j);
      if (!partners) return undefined;
      for (const [k, l] of partners) {
        hide(k, l);
        waiting.push([k, l]);
      }
    }
  }
  const open = unknown.some((row, i) => row.some((one, j) => !one && shown(i, j)));
  return open ? unknown : undefined;
}

type Place = readonly [row: number, column: number];

interface Searched {
  counts: readonly (readonly number[])[];
  cells: readonly (readonly TableCell[])[];
  unknown: readonly (readonly boolean[])[];
}

/**
 * The three other corners of a rectangle, of which the two beside the cell hold enough to give: the corners not yet
 * hidden that cost readers fewest respondents; then the next cell of its row or column, then any other.
 * @returns undefined where everything is hidden already
 */
function cheapestPartners({ counts, cells, unknown }: Searched, i: number, j: number): Place[] | undefined {
  const open = ([k, l]: Place) => unknown[k]?.[l] === false;
  const cost = (places: readonly Place[]) => places.reduce((sum, [k, l]) => sum + (cells[k]?.[l]?.now ?? 0), 0);
  const candidates: Place[][] = [];
  for (const k of counts.keys())
    for (const l of counts[0]?.keys() ?? []) {
      if (k === i || l === j) continue;
      if (Math.min(counts[i]?.[l] ?? 0, counts[k]?.[j] ?? 0) < leastCell) continue;
      const corners: Place[] = [
        [i, l],
        [k, j],
        [k, l],
      ];
      const added = corners.filter(open);
      if (added.length > 0) candidates.push(added);
    }
  if (candidates.length === 0) {
    const places = counts.flatMap((row, k) => row.map((_, l): Place => [k, l])).filter(open);
    const near = places.filter(([k, l]) => k === i || l === j);
    candidates.push(...(near.length > 0 ? near : places).map((place) => [place]));
  }
  return candidates.toSorted((a, b) => cost(a) - cost(b))[0];
}
