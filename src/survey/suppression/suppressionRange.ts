/**
 * What an attacker can tell of a hidden cell: the least and most it can be, given every other published cell and all
 * margins. A table with known margins is a network, so that both ends are exact, in whole respondents, and are found
 * by the greatest flow between the cell's row and its column through other hidden cells.
 */
export interface HiddenTable {
  /** The true counts. */
  cells: readonly (readonly number[])[];
  /** What every cell is at least, known to all: 0, or less where counts have fallen since the last edition. */
  least: readonly (readonly number[])[];
  unknown: readonly (readonly boolean[])[];
}

/** @param enough where an end is so far from the truth, the search for it may stop */
export function attackedRange(table: HiddenTable, row: number, column: number, enough: number): [number, number] {
  const truth = table.cells[row]?.[column] ?? 0;
  const room = truth - (table.least[row]?.[column] ?? 0);
  const down = Math.min(room, greatestFlow(table, row, column, "falls", Math.min(enough, room)));
  return [truth - down, truth + greatestFlow(table, row, column, "rises", enough)];
}

/** By how much the cell can rise (or fall) while others in its row and column make up for it. */
function greatestFlow(table: HiddenTable, row: number, column: number, it: "rises" | "falls", enough: number): number {
  const rows = table.cells.length;
  const nodes = rows + (table.cells[0]?.length ?? 0);
  const capacity = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(0));
  for (const [i, line] of table.cells.entries())
    for (const [j, count] of line.entries()) {
      if (!table.unknown[i]?.[j] || (i === row && j === column)) continue;
      const room = count - (table.least[i]?.[j] ?? 0);
      const [outward, back] = it === "rises" ? [room, Number.MAX_SAFE_INTEGER] : [Number.MAX_SAFE_INTEGER, room];
      raise(capacity, i, rows + j, outward);
      raise(capacity, rows + j, i, back);
    }
  let flow = 0;
  while (flow < enough) {
    const path = shortestPath(capacity, row, rows + column);
    if (!path) break;
    const steps = path.slice(1).map((to, index) => [path[index] ?? 0, to] as const);
    const pushed = Math.min(...steps.map(([from, to]) => capacity[from]?.[to] ?? 0));
    for (const [from, to] of steps) {
      raise(capacity, from, to, -pushed);
      raise(capacity, to, from, pushed);
    }
    flow += pushed;
  }
  return flow;
}

function raise(capacity: number[][], from: number, to: number, by: number): void {
  const line = capacity[from];
  if (line) line[to] = Math.min(Number.MAX_SAFE_INTEGER, (line[to] ?? 0) + by);
}

function shortestPath(capacity: readonly (readonly number[])[], from: number, to: number): number[] | undefined {
  const cameFrom = new Map<number, number>([[from, from]]);
  const waiting = [from];
  for (const node of waiting) {
    if (node === to) break;
    for (const [next, room] of (capacity[node] ?? []).entries())
      if (room > 0 && !cameFrom.has(next)) {
        cameFrom.set(next, node);
        waiting.push(next);
      }
  }
  if (!cameFrom.has(to)) return undefined;
  const path = [to];
  for (let node = to; node !== from; ) {
    node = cameFrom.get(node) ?? from;
    path.unshift(node);
  }
  return path;
}
