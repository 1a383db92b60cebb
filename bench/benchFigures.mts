/** The arithmetic of benchmarks: shares of a list of times, what holds, and a table of it. */

/** A time or size beside what it must stay below. */
export interface BenchRow {
  what: string;
  /** With its unit. */
  ours: string;
  baseline: string;
  /** With its unit; empty where nothing is promised. */
  target: string;
  holds: boolean | undefined;
}

/** The value that `share` (0–1) of all do not exceed: the nearest rank. @throws where there is nothing to rank */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("no values were measured");
  return value;
}

/** Three significant figures, as people read them. */
export const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

export function rowOf(
  what: string,
  unit: string,
  ours: number,
  baseline: number | undefined,
  below?: number,
): BenchRow {
  return {
    what,
    ours: `${figure(ours)} ${unit}`,
    baseline: baseline === undefined ? "" : `${figure(baseline)} ${unit}`,
    target: below === undefined ? "" : `< ${figure(below)} ${unit}`,
    holds: below === undefined ? undefined : ours < below,
  };
}

/** As lines of Markdown. */
export function tableOf(baseline: string, rows: readonly BenchRow[]): string[] {
  const mark = (holds: boolean | undefined) => (holds === undefined ? "" : holds ? "✓" : "✗");
  return [
    `| | what | here | ${baseline} | promised |`,
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${mark(row.holds)} | ${row.what} | ${row.ours} | ${row.baseline} | ${row.target} |`),
  ];
}
