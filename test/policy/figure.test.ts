import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureOf } from "../../src/policy/figure.js";
import { frames } from "../../src/policy/indicator.js";
import { count, countIndicator, kept, share, shareIndicator } from "./readings.js";

describe("which reading is the figure", () => {
  test("the first frame of the plan's list, and the other accepted one beside it, never mixed", () => {
    const mailed = kept(share("mailed", 349, 530));
    const imported = kept(share("imported", 90, 100, { asOf: "2025-03-20" }));
    const figure = figureOf(shareIndicator(), [imported, mailed]);
    expect(figure.kept).toBe(mailed);
    expect(figure.beside).toEqual([{ kept: imported, why: "other-frame" }]);
  });

  test("answers of LINE friends stand beside where the ward has not declared them", () => {
    const line = kept(share("line", 16, 20));
    const figure = figureOf(shareIndicator(), [line]);
    expect(figure).toMatchObject({ kept: undefined, notMeasured: "beside-only" });
    expect(figure.beside).toEqual([{ kept: line, why: "frame-not-accepted" }]);
  });

  test("where the ward has declared them they are the figure, until the guardians' own answers come", () => {
    const indicator = shareIndicator(["guardians", "line"]);
    const line = kept(share("line", 16, 20));
    const guardians = kept(share("guardians", 30, 40));
    expect(figureOf(indicator, [line]).kept).toBe(line);
    expect(figureOf(indicator, [line, guardians]).kept).toBe(guardians);
  });

  test("the newest fiscal year decides before the order of frames", () => {
    const mailed = kept(share("mailed", 349, 530, { asOf: "2025-02-28" }));
    const imported = kept(share("imported", 90, 100, { asOf: "2025-06-30" }));
    const figure = figureOf(shareIndicator(), [mailed, imported]);
    expect(figure.kept).toBe(imported);
    expect(figure.carried, "last year's is of another frame").toBeUndefined();
    expect(figure.beside).toEqual([{ kept: mailed, why: "other-frame" }]);
  });

  test("fewer than ten answers give nothing but n, and never push a real figure aside", () => {
    const few = kept(share("mailed", 8, 9));
    expect(figureOf(shareIndicator(), [few])).toMatchObject({ kept: undefined, few, notMeasured: "few", beside: [] });
    const before = kept(share("mailed", 349, 530, { asOf: "2024-02-28" }));
    const figure = figureOf(shareIndicator(), [few, before]);
    expect(figure.kept).toBe(before);
    expect(figure.beside).toEqual([{ kept: few, why: "few" }]);
  });

  test("without a reading it is not measured", () =>
    expect(figureOf(shareIndicator(), [])).toMatchObject({ kept: undefined, notMeasured: "no-reading", history: [] }));

  test("a share without a frame is not the figure, and neither is a value in another unit", () => {
    const unknown = kept(share(null, 60, 100));
    const people = kept(count(145, "人", "2025-02-28"));
    const figure = figureOf(shareIndicator(), [unknown, people]);
    expect(figure.kept).toBeUndefined();
    expect(figure.beside).toEqual([{ kept: unknown, why: "frame-unknown" }]);
  });
});

describe("the years before", () => {
  const of = (asOf: string, frame: "mailed" | "line" = "mailed") => kept(share(frame, 50, 100, { asOf }));

  test("history has the last of each fiscal year, of the figure's frame only", () => {
    const [early, late, next] = [of("2024-06-01"), of("2025-03-01"), of("2025-05-01")];
    const line = of("2024-05-01", "line");
    const figure = figureOf(shareIndicator(["mailed", "line"]), [early, line, next, late]);
    expect(figure.history).toEqual([late, next]);
    expect(figure.carried).toBe(late);
  });

  test("what an earlier plan's indicator measured is last year's figure, and never this year's", () => {
    const before = of("2025-03-01");
    expect(figureOf(shareIndicator(), [], [before])).toMatchObject({
      kept: undefined,
      notMeasured: "no-reading",
      carried: before,
    });
    const now = of("2025-10-01");
    expect(figureOf(shareIndicator(), [now], [before])).toMatchObject({
      kept: now,
      carried: before,
      history: [before, now],
    });
  });
});

describe("counts", () => {
  const indicator = countIndicator(300, "人");
  const printed = kept(count(145, "人", "2025-09-30"), { kind: "plan" });

  test("sessions for schools are not in the figure of those for the area: 145, not 145 + 132", () => {
    const schools = kept(count(132, "人", "2025-09-30", { scope: "学校向け" }));
    const figure = figureOf(indicator, [printed, schools]);
    expect(figure.kept?.reading.value).toBe(145);
    expect(figure.beside).toEqual([{ kept: schools, why: "other-scope" }]);
  });

  test("a count in the product from November on neither replaces nor adds to what the document prints", () => {
    const own = kept(count(40, "人", "2025-12-31", { from: "2025-11-01" }), { kind: "count" });
    const figure = figureOf(indicator, [own, printed]);
    expect(figure.kept).toBe(printed);
    expect(figure.beside).toEqual([{ kept: own, why: "starts-late" }]);
  });

  test("one that covers the year from April 1 replaces it when it is newer", () => {
    const own = kept(count(160, "人", "2025-10-31"), { kind: "count" });
    expect(figureOf(indicator, [own, printed]).kept).toBe(own);
  });

  test("where there is no other, one that begins late is shown with its dates", () => {
    const own = kept(count(40, "人", "2025-12-31", { from: "2025-11-01" }), { kind: "count" });
    expect(figureOf(indicator, [own])).toMatchObject({ kept: own, notMeasured: undefined, beside: [] });
  });

  test("of the same day, what staff entered corrects what was printed", () => {
    const entered = kept(count(150, "人", "2025-09-30"));
    expect(figureOf(indicator, [printed, entered]).kept).toBe(entered);
  });
});

test("the order in which readings arrive changes nothing, and the figure is of an accepted frame", () => {
  const indicator = shareIndicator(["guardians", "mailed", "line"]);
  const one = fc
    .record({
      frame: fc.constantFrom(...frames),
      n: fc.integer({ min: 0, max: 40 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      asOf: fc.constantFrom("2024-03-31", "2024-04-01", "2025-03-31", "2025-04-01"),
    })
    .map(({ frame, n, part, asOf }) => kept(share(frame, Math.floor(n * part), n, { asOf })));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), fc.integer(), (readings, turn) => {
      const figure = figureOf(indicator, readings);
      const place = readings.length === 0 ? 0 : Math.abs(turn) % readings.length;
      expect(figureOf(indicator, [...readings.slice(place), ...readings.slice(0, place)].reverse())).toEqual(figure);
      if (figure.kept) expect(indicator.acceptsFrames).toContain(figure.kept.reading.frame);
      for (const { reading } of figure.history) expect(reading.frame).toBe(figure.kept?.reading.frame);
      if (!figure.kept)
        expect(
          readings.some(
            ({ reading }) => !reading.suppressed && indicator.acceptsFrames.includes(reading.frame ?? "open"),
          ),
        ).toBe(false);
    }),
  );
});
