/** When staff are there: weekdays, holidays, New Year; and how long somebody has waited while they were. */
import { expect, test } from "vitest";
import { defaultWardSettings } from "../../src/console/settings/wardSetting.js";
import { isOpen, nextOpening, openMinutes, overOneDay } from "../../src/talk/officeHours.js";

const hours = defaultWardSettings.officeHours;
const at = (text: string) => new Date(`${text}:00+09:00`);

test.each([
  ["2026-11-20T08:59", false, "2026-11-20"],
  ["2026-11-20T09:00", true, "2026-11-24"],
  ["2026-11-20T17:29", true, "2026-11-24"],
  // Over a weekend and 勤労感謝の日.
  ["2026-11-20T17:30", false, "2026-11-24"],
  ["2026-11-21T10:00", false, "2026-11-24"],
  ["2026-11-23T10:00", false, "2026-11-24"],
  ["2026-11-24T07:00", false, "2026-11-24"],
  // New Year: 12/29 to 1/3, and 1/4 2027 is a Monday.
  ["2026-12-28T17:00", true, "2027-01-04"],
  ["2026-12-29T10:00", false, "2027-01-04"],
  ["2027-01-03T10:00", false, "2027-01-04"],
  // 振替休日 after a holiday on a Sunday.
  ["2026-05-06T10:00", false, "2026-05-07"],
  // Five past midnight in Japan is the day before in UTC.
  ["2026-11-25T00:05", false, "2026-11-25"],
])("on %s it is open: %s, and opens next on %s", (instant, open, next) => {
  expect(isOpen(hours, at(instant))).toBe(open);
  expect(nextOpening(hours, at(instant))).toEqual({ date: next, time: "09:00" });
});

test("an office that never opens says so", () => {
  const never = { ...hours, weekdays: [] };
  expect([isOpen(never, at("2026-11-20T10:00")), nextOpening(never, at("2026-11-20T10:00"))]).toEqual([
    false,
    undefined,
  ]);
});

test("a ward's own days and times hold", () => {
  const sunday = { weekdays: [0], from: "10:00", until: "12:30" };
  expect(isOpen(sunday, at("2026-11-22T12:29"))).toBe(true);
  expect(nextOpening(sunday, at("2026-11-22T12:29"))).toEqual({ date: "2026-11-29", time: "10:00" });
});

test.each([
  ["2026-11-20T10:00", "2026-11-20T10:45", 45, false],
  ["2026-11-20T17:00", "2026-11-24T09:10", 40, false],
  ["2026-11-21T10:00", "2026-11-23T10:00", 0, false],
  ["2026-11-20T09:00", "2026-11-24T09:00", 510, false],
  ["2026-11-20T09:00", "2026-11-24T09:01", 511, true],
  ["2026-12-28T17:00", "2027-01-04T17:31", 30 + 510, true],
])("from %s to %s there were %s open minutes; over a working day: %s", (from, to, minutes, late) => {
  expect(openMinutes(hours, at(from), at(to))).toBe(minutes);
  expect(overOneDay(hours, at(from), at(to))).toBe(late);
});
