import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insideSamplingError, markBy, markStanding, progressPercent } from "../../src/policy/mark.js";
import { paceOf } from "../../src/policy/pace.js";
import { count, countIndicator, kept, share, shareIndicator } from "./readings.js";

const r6 = { fiscalYear: 2024 };
const r7 = { fiscalYear: 2025 };
const today = "2026-11-20";

describe("counts of the mid-year form", () => {
  test.each([
    ["145 of 300 as of September", 145, 300, "人", "2025-09-30", 48.3],
    ["14 of 12 as of September: more than 100 stays more", 14, 12, "件", "2025-09-30", 116.7],
    ["116 of 150 as of August", 116, 150, "件", "2025-08-31", 77.3],
  ])("%s: progress in percent, and no mark even after the year has ended", (_, value, target, unit, asOf, percent) => {
    const indicator = countIndicator(target, unit);
    const told = kept(count(value, unit, asOf));
    expect(progressPercent(indicator.target, told.reading)).toBe(percent);
    expect(markStanding(r7, indicator, told, "2025-11-20")).toEqual({ kind: "not-due", due: "2026-03-31" });
    expect(markStanding(r7, indicator, told, today)).toEqual({ kind: "part-of-year", due: "2026-03-31" });
  });

  test.each([
    ["300 of 300", 300, "A"],
    ["299 of 300", 299, "B"],
  ])("%s on the last day gives %s on the day after", (_, value, mark) => {
    const indicator = countIndicator(300, "人");
    const told = kept(count(value, "人", "2026-03-31"));
    expect(markStanding(r7, indicator, told, "2026-03-31")).toEqual({ kind: "not-due", due: "2026-03-31" });
    expect(markStanding(r7, indicator, told, "2026-04-01")).toEqual({ kind: "due", due: "2026-03-31", mark });
  });

  test("a count that begins in the middle of the year is not the year's", () =>
    expect(
      markStanding(r7, countIndicator(300, "人"), kept(count(400, "人", "2026-03-31", { from: "2025-11-01" })), today),
    ).toEqual({ kind: "part-of-year", due: "2026-03-31" }));
});

describe("shares", () => {
  const of = (numerator: number, n: number, asOf = "2025-02-28") => kept(share("mailed", numerator, n, { asOf }));

  test("a share of the plan's year is marked once the year is over", () => {
    const indicator = shareIndicator();
    expect(markStanding(r6, indicator, of(349, 530), "2025-03-31").kind).toBe("not-due");
    expect(markStanding(r6, indicator, of(349, 530), "2025-04-01")).toEqual({
      kind: "due",
      due: "2025-03-31",
      mark: "A",
    });
  });

  test("measured when the plan's year had ended, it says nothing about that year", () =>
    expect(markStanding(r6, shareIndicator(), of(16, 20, "2026-11-20"), today)).toEqual({
      kind: "after-due",
      due: "2025-03-31",
    }));

  test("of the year before, it is not this year's", () =>
    expect(markStanding(r6, shareIndicator(), of(16, 20, "2024-02-01"), today).kind).toBe("before-due-year"));

  test("the target of several years waits for its own day, and takes that year's reading", () => {
    const indicator = shareIndicator(["organisations"], 60, "2030-03-31");
    const told = (asOf: string) => kept(share("organisations", 40, 60, { asOf }));
    expect(markStanding(r7, indicator, told("2026-02-01"), today)).toEqual({ kind: "not-due", due: "2030-03-31" });
    expect(markStanding(r7, indicator, told("2026-02-01"), "2030-04-01").kind).toBe("before-due-year");
    expect(markStanding(r7, indicator, told("2030-02-01"), "2030-04-01")).toMatchObject({ kind: "due", mark: "A" });
  });

  test("without a figure there is no mark", () =>
    expect(markStanding(r6, shareIndicator(), undefined, today)).toEqual({ kind: "no-figure" }));

  test.each([
    ["48 of 100 is 48 %", 48, 100, 48, "A"],
    ["1199 of 2500 is 47.96 %, printed 48.0 %, and misses it", 1199, 2500, 48, "B"],
    ["2 of 3 reaches 66.6 %", 20, 30, 66.6, "A"],
    ["2 of 3 misses 66.7 %", 20, 30, 66.7, "B"],
    ["57 of 100 reaches 57 % though floating point says 56.99…", 57, 100, 57, "A"],
  ])("%s", (_, numerator, n, target, mark) =>
    expect(markBy({ value: target }, share("mailed", numerator, n))).toBe(mark));

  test("fewer than ten answers are never marked", () =>
    expect(markBy({ value: 48 }, share("mailed", 9, 9))).toBeUndefined());

  test("the mark is the rule on whole numbers, for any answers and target", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 5000 }),
        fc.nat(5000),
        fc.integer({ min: 1, max: 1000 }),
        (n, part, tenths) => {
          const numerator = Math.min(part, n);
          const expected = numerator * 1000 >= tenths * n ? "A" : "B";
          expect(markBy({ value: tenths / 10 }, share("mailed", numerator, n))).toBe(expected);
        },
      ),
    ));

  test.each([
    ["inside the interval", 57, [52.6, 61.3], true],
    ["on its end", 61.3, [52.6, 61.3], true],
    ["outside", 62, [52.6, 61.3], false],
  ] as const)("a target %s", (_, value, interval95, inside) =>
    expect(insideSamplingError({ value }, share("mailed", 285, 500, { interval95: [...interval95] }))).toBe(inside));

  test("where everyone was asked there is no sampling error to be inside of", () =>
    expect(insideSamplingError({ value: 80 }, share("panel", 16, 20))).toBeNull());
});

describe("pace", () => {
  test("half a year gone, a count of 145 is a little behind 150.4 of 300", () =>
    expect(paceOf(r7, countIndicator(300, "人"), [kept(count(145, "人", "2025-09-30"))])).toEqual({
      expected: 150.4,
      days: 183,
      of: 365,
      onPace: false,
      baseline: undefined,
    }));

  test("a share with a target years ahead moves from its first reading to the target", () => {
    const indicator = shareIndicator(["organisations"], 60, "2030-03-31");
    const of = (numerator: number, asOf: string) => kept(share("organisations", numerator, 100, { asOf }));
    const first = of(40, "2026-03-31");
    expect(paceOf(r7, indicator, [first, of(46, "2027-03-31")])).toEqual({
      expected: 45,
      days: 365,
      of: 1461,
      onPace: true,
      baseline: first,
    });
    expect(paceOf(r7, indicator, [first, of(44, "2027-03-31")])?.onPace).toBe(false);
    expect(paceOf(r7, indicator, [first]), "one reading has no pace").toBeUndefined();
    expect(paceOf(r7, indicator, [of(70, "2026-03-31"), of(61, "2027-03-31")])).toMatchObject({
      expected: 60,
      onPace: true,
    });
  });

  test("a yearly share has none, and neither has anything after its day", () => {
    expect(paceOf(r6, shareIndicator(), [kept(share("mailed", 50, 100))])).toBeUndefined();
    expect(paceOf(r6, countIndicator(300, "人"), [kept(count(145, "人", "2025-09-30"))])).toBeUndefined();
  });
});
