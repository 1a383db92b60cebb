import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, insideSamplingError, percentOf, responseRate } from "../../../src/survey/statistics/share.js";
import { wilson95 } from "../../../src/survey/statistics/wilson.js";

describe("the cases that the ward's figures are checked against", () => {
  test("349 yes of 530 answers to 2,000 letters", () => {
    expect(percentOf(349, 530)).toBe(65.8);
    expect(wilson95(349, 530)).toEqual([61.7, 69.8]);
    expect(responseRate(530, 2000)).toBe(26.5);
    expect(boundsOf(349, 530, 2000)).toEqual([17.5, 91.0]);
  });
  test("16 of 20 drawn from a large population", () => {
    expect(percentOf(16, 20)).toBe(80);
    expect(wilson95(16, 20)).toEqual([58.4, 91.9]);
  });
  test("16 of 20 where all 20 members answered: the bounds close on the share", () => {
    expect(boundsOf(16, 20, 20)).toEqual([80, 80]);
  });
  test("285 of 500", () => {
    expect(percentOf(285, 500)).toBe(57);
    expect(wilson95(285, 500)).toEqual([52.6, 61.3]);
  });
  test.each([
    [145, 300, 48.3],
    [14, 12, 116.7],
    [116, 150, 77.3],
  ])("a count of %i against a target of %i is %s %%, above 100 too", (count, target, percent) => {
    expect(percentOf(count, target)).toBe(percent);
  });
});

describe("rounding is half up on exact integers", () => {
  test.each([
    // What toFixed makes of them: 17.4, 0.1 and 1.0.
    [349, 2000, 17.5],
    [3, 2000, 0.2],
    [21, 2000, 1.1],
    [1, 2000, 0.1],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [0, 7, 0],
    [999_999, 1_000_000, 100],
    [9_007_199_254_740_991, 9_007_199_254_740_991, 100],
  ])("%i of %i is %s", (numerator, denominator, percent) => expect(percentOf(numerator, denominator)).toBe(percent));

  test("decimals count as they are written", () => {
    expect(percentOf(65.8, 85)).toBe(77.4);
    expect(percentOf(0.15, 100)).toBe(0.2);
  });
  test.each([
    [1, 0],
    [-1, 3],
    [Number.NaN, 3],
    [1, Number.POSITIVE_INFINITY],
  ])("%d of %d is no share", (above, below) => expect(() => percentOf(above, below)).toThrow());
  test("no reduced or multiplied fraction gives other digits", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 1_000 }), (x, n, k) => {
        expect(percentOf(x * k, n * k)).toBe(percentOf(x, n));
      }),
    );
  });
  test("it lies within half a tenth of the true share, and never falls as more agree", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (x, n) => {
        const tenths = BigInt(Math.round(percentOf(x, n) * 10));
        const twice = 2n * (tenths * BigInt(n) - BigInt(x) * 1000n);
        expect(twice > -BigInt(n) && twice <= BigInt(n)).toBe(true);
        expect(percentOf(x + 1, n)).toBeGreaterThanOrEqual(percentOf(x, n));
      }),
    );
  });
});

const sample = fc
  .integer({ min: 1, max: 3_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

/** Wilson with 60 digits, another way round: the roots of (p̂ − p)² = z²·p(1−p)/n. */
function wilsonByIntegers(x: number, n: number): [number, number] {
  const unit = 10n ** 30n;
  const z = 1_959_963_984_540_054_000_000_000_000_000n;
  const zz = (z * z) / unit;
  const [agreed, answered] = [BigInt(x) * unit, BigInt(n) * unit];
  const inner = zz * unit + (4n * agreed * (answered - agreed)) / BigInt(n);
  const root = (z * integerRoot(inner)) / unit;
  const rounded = (above: bigint) => {
    const below = 2n * (answered + zz);
    return Number((2n * above * 1000n + below) / (2n * below)) / 10;
  };
  return [rounded(2n * agreed + zz - root), rounded(2n * agreed + zz + root)];
}
function integerRoot(square: bigint): bigint {
  let root = 1n << BigInt((square.toString(2).length / 2 + 1) | 0);
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

describe("the interval", () => {
  test("has the same digits when it is computed with whole numbers of sixty digits", () => {
    fc.assert(
      fc.property(sample, ([x, n]) => {
        expect(wilson95(x, n)).toEqual(wilsonByIntegers(x, n));
      }),
      { numRuns: 500 },
    );
  });
  test("contains the share, stays between 0 and 100, and mirrors when yes and no change places", () => {
    fc.assert(
      fc.property(sample, ([x, n]) => {
        const [low, high] = wilson95(x, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(percentOf(x, n));
        expect(high).toBeGreaterThanOrEqual(percentOf(x, n));
        expect(high).toBeLessThanOrEqual(100);
        const [otherLow, otherHigh] = wilson95(n - x, n);
        // A tie at the twentieth of a percent is rounded up on both sides.
        expect(Math.abs(100 - otherHigh - low)).toBeLessThan(0.11);
        expect(Math.abs(100 - otherLow - high)).toBeLessThan(0.11);
      }),
    );
  });
  test("rises with those who agree, and narrows with those who answer", () => {
    fc.assert(
      fc.property(sample, ([x, n]) => {
        const [low, high] = wilson95(x, n + 1);
        const [lowMore, highMore] = wilson95(x + 1, n + 1);
        expect(lowMore).toBeGreaterThanOrEqual(low);
        expect(highMore).toBeGreaterThanOrEqual(high);
        const [lowTen, highTen] = wilson95(10 * x, 10 * n);
        expect(highTen - lowTen).toBeLessThanOrEqual(wilson95(x, n)[1] - wilson95(x, n)[0] + 0.11);
      }),
    );
  });
  test("of a known finite population it is narrower, and closes on the share when all have answered", () => {
    expect(wilson95(349, 530, 1_000_000)).toEqual([61.7, 69.8]);
    expect(wilson95(349, 530, 2_000)).toEqual([62.3, 69.2]);
    expect(wilson95(16, 20, 25)).toEqual([70.9, 86.8]);
    expect(wilson95(16, 20, 20)).toEqual([80, 80]);
    expect(wilson95(349, 2000, 2000)).toEqual([17.5, 17.5]);
  });
  test("of nobody there is none", () => expect(() => wilson95(0, 0)).toThrow());
});

describe("what is not known is not said", () => {
  test.each([
    [530, null, null],
    [530, 0, null],
    // Friends who were never invited answered too: a rate of the invited would be made up.
    [530, 400, null],
    [400, 400, 100],
  ])("%s responses of %s asked: response rate %s", (responses, asked, rate) =>
    expect(responseRate(responses, asked)).toBe(rate));
  test("bounds need to know how many were asked", () => {
    expect(boundsOf(3, 5, null)).toBeNull();
    expect(boundsOf(3, 5, 4)).toBeNull();
    expect(boundsOf(0, 0, 0)).toBeNull();
  });
  test("a target inside the interval is inside the sampling error, at its ends too", () => {
    expect(insideSamplingError([61.7, 69.8], 65)).toBe(true);
    expect(insideSamplingError([61.7, 69.8], 69.8)).toBe(true);
    expect(insideSamplingError([61.7, 69.8], 85)).toBe(false);
    expect(insideSamplingError(null, 85)).toBeNull();
  });
});
