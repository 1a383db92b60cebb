import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostOnChange, offerEnd, onSignUp, whoMovesUp } from "../../../src/participation/booking/bookingRules.js";
import { Model, steps, wrongAfter } from "./engineModel.js";

const at = (time: string) => new Date(`2026-12-01T${time}:00+09:00`);

describe("places and the line of those who wait", () => {
  it("in thousands of courses nobody is passed over, nothing is overbooked, and no place stays empty", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 9 }),
        fc.integer({ min: 5, max: 120 }),
        steps(7, { maxLength: 60 }),
        (capacity, hours, course) => {
          const model = new Model(capacity, hours * 3_600_000);
          for (const step of course) {
            const before = model.copy();
            const told = model.take(step);
            seen.set(`${step.kind}: ${told}`, (seen.get(`${step.kind}: ${told}`) ?? 0) + 1);
            const wrong = wrongAfter(before, step, model);
            if (wrong !== undefined) throw new Error(`${wrong}, after ${JSON.stringify(step)}`);
          }
        },
      ),
      { numRuns: 3_000 },
    );
    // The courses go through everything that can be told, or they would prove little.
    for (const told of [
      ...["sign-up: confirmed", "sign-up: waiting", "sign-up: closed", "accept: changed", "accept: too-late"],
      ...["accept: over", "change: changed", "change: over", "cancel: changed", "cancel: over", "change: too-many 1"],
    ])
      expect(seen.get(told), told).toBeGreaterThan(20);
  });

  it.each([
    ["a free place, and nobody waits", { capacity: 30, taken: 29, waiting: 0 }, 1, "confirmed"],
    ["no limit", { capacity: undefined, taken: 9_000, waiting: 0 }, 50, "confirmed"],
    ["full", { capacity: 30, taken: 30, waiting: 0 }, 1, "waiting"],
    ["one place for two", { capacity: 30, taken: 29, waiting: 0 }, 2, "waiting"],
    ["a place that is free for who waits already", { capacity: 30, taken: 29, waiting: 1 }, 1, "waiting"],
    ["fewer places than people, since staff made it smaller", { capacity: 10, taken: 12, waiting: 0 }, 1, "waiting"],
  ] as const)("%s", (_what, standing, people, outcome) => {
    expect(onSignUp(standing, people)).toBe(outcome);
  });

  it("a family at the head of the line keeps what is free until they fit", () => {
    const line = [{ people: 1 }, { people: 3 }, { people: 1 }];
    expect(whoMovesUp({ capacity: 10, taken: 7 }, line)).toEqual([{ people: 1 }]);
    expect(whoMovesUp({ capacity: 10, taken: 6 }, line)).toEqual([{ people: 1 }, { people: 3 }]);
    expect(whoMovesUp({ capacity: 10, taken: 12 }, line)).toEqual([]);
    expect(whoMovesUp({ capacity: undefined, taken: 12 }, line)).toEqual(line);
  });

  it.each([
    [
      "fewer always, even where the event takes fewer now",
      { state: "confirmed", people: 5 },
      { taken: 30, waiting: 3 },
      5,
    ],
    ["more as far as places are free", { state: "confirmed", people: 1 }, { taken: 28, waiting: 0 }, 3],
    ["no more while somebody waits for what is free", { state: "confirmed", people: 1 }, { taken: 28, waiting: 1 }, 1],
    ["who waits takes nothing from anybody", { state: "waiting", people: 1 }, { taken: 30, waiting: 3 }, 4],
  ] as const)("people that a sign-up may be changed to: %s", (_what, booking, standing, most) => {
    expect(mostOnChange({ mostPeople: 4, capacity: 30 }, { capacity: 30, ...standing }, booking)).toBe(most);
  });

  it.each([
    ["a day to answer", "2026-11-20T09:00:00+09:00", at("10:00"), 24, "2026-11-21T09:00:00+09:00"],
    [
      "three hours before the beginning at the latest",
      "2026-11-30T18:00:00+09:00",
      at("10:00"),
      24,
      "2026-12-01T07:00:00+09:00",
    ],
    ["an hour to answer at least", "2026-12-01T06:00:00+09:00", at("10:00"), 24, "2026-12-01T07:00:00+09:00"],
    ["no more offers when less than four hours are left", "2026-12-01T06:00:01+09:00", at("10:00"), 24, undefined],
    ["none once it has begun", "2026-12-01T11:00:00+09:00", at("10:00"), 24, undefined],
  ])("an offer: %s", (_what, now, startsAt, offerHours, until) => {
    expect(offerEnd({ startsAt, offerHours }, new Date(now))).toEqual(
      until === undefined ? undefined : new Date(until),
    );
  });
});
