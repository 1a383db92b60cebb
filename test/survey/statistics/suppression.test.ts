import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf, type Counted, hiddenOf } from "../../../src/survey/suppression/suppression.js";
import { attackedRange } from "../../../src/survey/suppression/suppressionRange.js";
import { hiddenCells, type TableCell } from "../../../src/survey/suppression/suppressionTable.js";

const counted = (counts: readonly (number | Omit<Counted, "key">)[]): Counted[] =>
  counts.map((one, index) => ({ key: "abcdefgh"[index]!, ...(typeof one === "number" ? { now: one } : one) }));

describe("a question's distribution", () => {
  test.each([
    ["no choice below ten is shown whole", [10, 20, 500], ""],
    ["one small choice takes the smallest other along", [3, 45, 200], "ab"],
    ["two small ones that are ten together are enough", [3, 45, 9], "ac"],
    ["two small ones below ten take a third along", [3, 45, 200, 2], "abd"],
    ["a choice that nobody took is small too", [0, 45, 200], "ab"],
    ["of two choices both go", [3, 400], "ab"],
    ["a choice that only follows from a headline is as public as that", [4], ""],
  ])("%s", (_, counts, hidden) => expect([...hiddenOf(counted(counts))].toSorted().join("")).toBe(hidden));

  const was = (count: number, hidden = false) => ({ count, hidden });
  test.each([
    [
      "grown by ten everywhere is shown",
      [
        { now: 40, was: was(30) },
        { now: 60, was: was(50) },
      ],
      "",
    ],
    [
      "a choice that grew by three is hidden, with another",
      [
        { now: 43, was: was(40) },
        { now: 90, was: was(50) },
        { now: 300, was: was(200) },
      ],
      "ab",
    ],
    [
      "a choice that nobody new took is hidden too",
      [
        { now: 40, was: was(40) },
        { now: 90, was: was(50) },
        { now: 300, was: was(200) },
      ],
      "ab",
    ],
    [
      "what was hidden stays hidden, grown or not",
      [
        { now: 40, was: was(4, true) },
        { now: 90, was: was(50, true) },
        { now: 300, was: was(200) },
      ],
      "ab",
    ],
    [
      "hidden changes that are nine together take one more along",
      [
        { now: 44, was: was(40) },
        { now: 55, was: was(50) },
        { now: 300, was: was(200) },
      ],
      "abc",
    ],
  ])("in a later edition: %s", (_, counts, hidden) =>
    expect([...hiddenOf(counted(counts))].toSorted().join("")).toBe(hidden));

  test("headline shares split it into blocks whose sums everyone knows", () =>
    expect(
      blocksOf(
        ["a", "b", "c", "d", "x"],
        [
          ["a", "b"],
          ["a", "b", "c", "d"],
        ],
      ),
    ).toEqual([["a", "b"], ["c", "d"], ["x"]]));
});

/** Every table of whole numbers that agrees with what is known, counted out. */
function everyRange(
  cells: readonly (readonly number[])[],
  unknown: readonly (readonly boolean[])[],
  at: [number, number],
) {
  const places = cells.flatMap((row, i) => row.flatMap((_, j) => (unknown[i]![j] ? [[i, j] as const] : [])));
  const rows = cells.map((row) => row.reduce((sum, one) => sum + one, 0));
  const columns = cells[0]!.map((_, j) => cells.reduce((sum, row) => sum + row[j]!, 0));
  const tried = cells.map((row, i) => row.map((one, j) => (unknown[i]![j] ? 0 : one)));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const total = (line: readonly number[]) => line.reduce((sum, one) => sum + one, 0);
  const fill = (index: number): void => {
    const place = places[index];
    if (!place) {
      if (tried.some((row, i) => total(row) !== rows[i])) return;
      if (columns.some((sum, j) => total(tried.map((row) => row[j]!)) !== sum)) return;
      low = Math.min(low, tried[at[0]]![at[1]]!);
      high = Math.max(high, tried[at[0]]![at[1]]!);
      return;
    }
    const [i, j] = place;
    const left = rows[i]! - total(tried[i]!);
    for (let value = 0; value <= left; value++) {
      tried[i]![j] = value;
      fill(index + 1);
    }
    tried[i]![j] = 0;
  };
  fill(0);
  return [low, high];
}

describe("the range that an attacker finds for a hidden cell", () => {
  test("is that of all tables counted out", () => {
    const table = fc.array(fc.array(fc.tuple(fc.nat(4), fc.boolean()), { minLength: 3, maxLength: 3 }), {
      ...{ minLength: 2, maxLength: 3 },
    });
    fc.assert(
      fc.property(table, (drawn) => {
        const cells = drawn.map((row) => row.map(([count]) => count));
        const unknown = drawn.map((row) => row.map(([, hidden]) => hidden));
        const least = cells.map((row) => row.map(() => 0));
        for (const [i, row] of unknown.entries())
          for (const [j, hidden] of row.entries())
            if (hidden)
              expect(attackedRange({ cells, least, unknown }, i, j, 100)).toEqual(everyRange(cells, unknown, [i, j]));
      }),
      { numRuns: 300 },
    );
  });
});

const plain = (counts: readonly (readonly number[])[]): TableCell[][] =>
  counts.map((row) => row.map((now) => ({ now, hidden: false })));
const pattern = (counts: readonly (readonly number[])[]) => {
  const hidden = hiddenCells({
    cells: plain(counts),
    rowShown: counts.map(() => true),
    columnShown: counts[0]!.map(() => true),
  });
  return hidden?.map((row) => row.map((one) => (one ? "x" : ".")).join("")).join(" ");
};

describe("a breakdown", () => {
  test("without a small cell is shown whole", () =>
    expect(
      pattern([
        [10, 20],
        [30, 40],
      ]),
    ).toBe(".. .."));
  test("with one small cell hides three more, where that costs readers least", () =>
    expect(
      pattern([
        [5, 20, 80],
        [30, 40, 90],
        [70, 60, 50],
      ]),
    ).toBe("xx. xx. ..."));
  test("with two rows can only be hidden whole when a cell is small in a table of two columns", () =>
    expect(
      pattern([
        [5, 20],
        [30, 40],
      ]),
    ).toBeUndefined());
  test("two small cells do not cover for each other", () => {
    const hidden = pattern([
      [5, 4, 80],
      [30, 40, 90],
      [70, 60, 50],
    ]);
    // Each of the two could be 9 at most if only their row hid them.
    expect(hidden?.split(" ")[0]).not.toBe("xx.");
  });
});
