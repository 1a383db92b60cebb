import { describe, expect, it } from "vitest";
import { isWorkingDay } from "../../../src/officeDays.js";
import { dueAt, keepUntil, soonUntil, workingDayAfter } from "../../../src/participation/case/caseDeadline.js";

describe("working days", () => {
  it.each([
    ["a Friday", "2026-11-20", true],
    ["a Saturday", "2026-11-21", false],
    ["a Sunday", "2026-11-22", false],
    ["Labour Thanksgiving Day", "2026-11-23", false],
    ["the day in lieu of a holiday on a Sunday", "2026-05-06", false],
    ["the last day of work of the year", "2026-12-28", true],
    ["the first day of the New Year's break", "2026-12-29", false],
    ["January 3", "2028-01-03", false],
    ["the first day of work of the year", "2028-01-04", true],
  ])("%s, %s: %s", (_name, date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it.each([
    ["2026-11-20", 1, "2026-11-24"],
    ["2026-11-20", 3, "2026-11-26"],
    ["2026-11-21", 1, "2026-11-24"],
    ["2026-12-28", 1, "2027-01-04"],
    ["2027-04-28", 2, "2027-05-06"],
  ])("counted from %s, working day %s is %s: the day itself does not count", (from, days, expected) => {
    expect(workingDayAfter(from, days)).toBe(expected);
  });
});

describe("the time limit of a case", () => {
  it.each([
    ["in the morning", "2026-11-20T09:00:00+09:00"],
    ["just before midnight in Japan", "2026-11-20T23:59:00+09:00"],
    ["when it is still Thursday in UTC", "2026-11-20T00:30:00+09:00"],
  ])("ends at 17:30 of the same day, made %s", (_name, made) => {
    expect(dueAt(new Date(made), 1).toISOString()).toBe("2026-11-24T08:30:00.000Z");
  });

  it("is near from two working days before", () => {
    const until = soonUntil(new Date("2026-11-20T10:00:00+09:00"));
    expect(dueAt(new Date("2026-11-20T10:00:00+09:00"), 2) < until).toBe(true);
    expect(dueAt(new Date("2026-11-20T10:00:00+09:00"), 3) < until).toBe(false);
  });
});

describe("the day from which a record is erased", () => {
  it.each([
    ["2026-11-20T10:00:00+09:00", 12, "2027-11-20"],
    ["2026-11-30T23:00:00+09:00", 3, "2027-02-28"],
    ["2027-08-31T10:00:00+09:00", 6, "2028-02-29"],
    ["2026-12-31T16:00:00Z", 1, "2027-02-01"],
    ["2026-10-15T10:00:00+09:00", 120, "2036-10-15"],
  ])("closed at %s and kept %s months: %s", (closed, months, expected) => {
    expect(keepUntil(new Date(closed), months)).toBe(expected);
  });
});
