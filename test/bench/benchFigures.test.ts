import { describe, expect, it } from "vitest";
import { percentile, rowOf, tableOf } from "../../bench/benchFigures.mjs";

describe("the figures of a benchmark", () => {
  it.each([
    [0.5, 3],
    [0.99, 5],
    [0.2, 1],
    [0, 1],
    [1, 5],
  ])("have the value that %f of all do not exceed", (share, value) => {
    expect(percentile([5, 1, 4, 2, 3], share)).toBe(value);
  });

  it("are not made up where nothing was measured", () => {
    expect(() => percentile([], 0.5)).toThrow("no values");
  });

  it("stand beside the baseline, with a mark where something is promised", () => {
    const rows = [
      rowOf("p99", "ms", 0.45678, 5.9, 0.5),
      rowOf("memory", "MB", 1234.5, 20, 150),
      rowOf("p50", "ms", 0.1, undefined),
    ];
    expect(tableOf("library", rows).slice(2)).toEqual([
      "| ✓ | p99 | 0.457 ms | 5.9 ms | < 0.5 ms |",
      "| ✗ | memory | 1235 MB | 20 MB | < 150 MB |",
      "|  | p50 | 0.1 ms |  |  |",
    ]);
  });

  it("that only reach what they must stay below do not hold", () => {
    expect(rowOf("p99", "ms", 0.5, undefined, 0.5).holds).toBe(false);
  });
});
