/** Figures that staff would enter by hand, of the plan's indicators that no survey measures and no document reports. */
import { type Reading, reading } from "../policy/reading.js";
import { dayIn } from "./yearCalendar.js";
import { enteredNote, enteredSource } from "./yearWords.js";

export interface PlayedReading {
  ward: string;
  indicator: string;
  reading: Reading;
}

export function yearReadings(last: number): PlayedReading[] {
  const entered = (indicator: string, year: number, value: number, unit: string): PlayedReading => ({
    ward: "nishi",
    indicator,
    reading: reading.parse({
      ...{ value, unit, scope: null, from: dayIn(year, "04-01"), asOf: dayIn(year, "03-31"), source: enteredSource },
      ...{ frame: null, numerator: null, n: null, sent: null, responseRate: null, interval95: null, bounds: null },
      ...{ surveyVersion: null, answersSha256: null, suppressed: false, note: enteredNote },
    }),
  });
  return [
    entered("nishi-r6-3-1-4", last - 1, 35.2, "%"),
    entered("nishi-r6-3-1-4", last, 38.9, "%"),
    entered("nishi-r6-1-1-3", last - 1, 2, "団体"),
    entered("nishi-r6-1-1-3", last, 4, "団体"),
  ];
}
