import { describe, expect, test } from "vitest";
import { calibration, calibrationError, calibrationTable } from "../../src/evaluation/calibration.js";
import { written, writtenWhole } from "../../src/evaluation/count.js";
import { coverage, pointAt } from "../../src/evaluation/coverage.js";
import { coverageCurve } from "../../src/evaluation/coverageCurve.js";
import { entryTable } from "../../src/evaluation/entryTable.js";
import { by, byEntry, byKind } from "../../src/evaluation/groups.js";
import { chance, change } from "../../src/evaluation/paired.js";
import { scoreTable } from "../../src/evaluation/scoreTable.js";
import { hit, miss, placed, times } from "./placed.js";

describe("a figure", () => {
  test.each([
    ["says its interval", { part: 28, whole: 30 }, "93.3 % (78.7–98.2)"],
    ["of few lines is told in lines", { part: 27, whole: 29 }, "27/29"],
    ["of no line is none", { part: 0, whole: 0 }, "–"],
  ])("%s", (_, count, text) => {
    expect(written(count)).toBe(text);
  });

  test("can carry its n", () => {
    expect(writtenWhole({ part: 28, whole: 30 })).toBe("93.3 % of 30 (78.7–98.2)");
    expect(writtenWhole({ part: 27, whole: 29 })).toBe("27/29");
  });
});

describe("groups", () => {
  const all = [
    hit(),
    hit(0.9, { lang: "en" }),
    miss(0.9, { ward: "suminoe" }),
    placed({ kind: "out" }, { kind: "none" }),
  ];

  test("part the kinds, and Japanese from the others", () => {
    const names = byKind(all).map(({ name, members }) => `${name} ${members.length}`);
    expect(names).toEqual(["answer 3", "answer · Japanese 2", "answer · other languages 1", "out 1"]);
  });

  test("part each kind by ward", () => {
    expect(by("ward", all).map(({ name }) => name)).toEqual(["answer · nishi", "answer · suminoe", "out · nishi"]);
  });

  test("tell nothing of entries where questions have none", () => {
    const [, row] = scoreTable("kind", byKind(all.slice(3)));
    expect(row?.split(/ {2,}/)).toEqual(["out", "1", "1/1", "0/1", "–", "–", "1/1", "0/1"]);
  });

  test("of entries show what came instead, and leave out those without a miss", () => {
    const other = placed({ expect: ["expo.closed"] }, { kind: "answer", entry: "expo.closed" });
    const lines = entryTable(byEntry([...times(2, miss()), hit(), other]));
    expect(lines[1]).toMatch(/^association\.join +3 +1\/3 +3\/3 +1\/3 +office\.contact 2$/);
    expect(lines.at(-1)).toBe("1 of 2 entries were never missed");
  });
});

describe("confidence", () => {
  const all = [...times(8, hit(0.85)), ...times(2, miss(0.85)), ...times(5, hit(0.35)), ...times(5, miss(0.35))];

  test("is held against the share that is right, bin by bin", () => {
    expect(calibration(all)).toMatchObject([
      { low: 0.3, right: { part: 5, whole: 10 } },
      { low: 0.8, right: { part: 8, whole: 10 } },
    ]);
    expect(calibrationError(calibration(all))).toBeCloseTo((0.15 + 0.05) / 2);
  });

  test("of 1 belongs to the last bin, an entry for a question without one is wrong, and silence is not judged", () => {
    const out = placed({ kind: "out" }, { kind: "answer", entry: "expo.closed", confidence: 1 });
    const silent = placed({ kind: "answer" }, { kind: "none" });
    expect(calibration([out, silent])).toMatchObject([{ high: 1, right: { part: 0, whole: 1 } }]);
  });

  test("of nothing has no error", () => {
    expect(calibrationTable([]).at(-1)).toContain("0.000");
  });
});

describe("coverage against precision", () => {
  const held = placed(
    {},
    { kind: "choices", entry: "association.join", choices: ["association.join"], confidence: 0.9 },
  );
  const choice = placed(
    {},
    { kind: "choices", entry: "association.join", choices: ["association.join"], confidence: 0.5 },
  );
  const out = placed({ kind: "out" }, { kind: "answer", entry: "expo.closed", confidence: 0.8 });
  const points = coverage([hit(0.95), out, choice, held], 0.7);

  test("goes from the surest answer down and counts answers to what is not covered as wrong", () => {
    expect(points).toEqual([
      { threshold: 0.95, covered: { part: 1, whole: 3 }, precise: { part: 1, whole: 1 } },
      { threshold: 0.8, covered: { part: 1, whole: 3 }, precise: { part: 1, whole: 2 } },
      { threshold: 0.5, covered: { part: 2, whole: 3 }, precise: { part: 2, whole: 3 } },
    ]);
  });

  test("finds the point of a threshold", () => {
    expect(pointAt(points, 0.7)?.threshold).toBe(0.8);
    expect(pointAt(points, 0.99)).toBeUndefined();
  });

  test("puts answers that are equally sure into one point", () => {
    expect(coverage([hit(0.9), miss(0.9)], 0.7)).toHaveLength(1);
  });

  test("is drawn with title, description and the thresholds in use, the same every time", () => {
    const all = [...times(40, hit(0.9)), ...times(10, miss(0.6)), ...times(40, hit(0.8, { lang: "en" }))];
    const draw = () => coverageCurve(all, { short: "a & b", long: "two sets" }, { sure: 0.7, choices: 0.2 });
    const svg = draw() ?? "";
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="title told"/);
    expect(svg).toContain("Confidence from 0.7, given as sure: 80.0 % answered, 100.0 % right.");
    expect(svg).toContain("all languages (90 with an answer, 0 not covered)");
    expect(svg).toContain("a &amp; b");
    expect(draw()).toBe(svg);
  });

  test("is not drawn where no question has an answer", () => {
    const out = times(40, placed({ kind: "out" }, { kind: "answer", entry: "expo.closed" }));
    expect(coverageCurve(out, { short: "", long: "" }, { sure: 0.7, choices: 0.2 })).toBeUndefined();
  });

  test("is not drawn of a handful of answers", () => {
    expect(coverageCurve(times(29, hit()), { short: "", long: "" }, { sure: 0.7, choices: 0.2 })).toBeUndefined();
  });
});

describe("a paired comparison", () => {
  // Airway reactivity before and after a transplantation, as compared by Fagerland, Lydersen and Laake (2014).
  const published = { both: 1, before: 1, after: 7, neither: 12 };

  test("gives the published interval after Newcombe", () => {
    const { change: by, low, high } = change(published);
    expect([by, low, high].map((share) => Number(share.toFixed(3)))).toEqual([0.286, 0.026, 0.507]);
  });

  test("gives McNemar's exact chance", () => {
    expect(chance(published)).toBeCloseTo(18 / 256);
    expect(chance({ both: 9, before: 0, after: 0, neither: 1 })).toBe(1);
  });

  test("stays within what a share can be", () => {
    const { low, high } = change({ both: 0, before: 0, after: 3, neither: 0 });
    expect(low).toBeGreaterThan(0);
    expect(high).toBe(1);
  });
});
