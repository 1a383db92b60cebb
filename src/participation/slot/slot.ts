/**
 * Slot (相談枠): a time that the ward opens for a consultation. Staff open one or many at once: on a day, or on some
 * weekdays over weeks, one after the other from an hour to an hour.
 */
import { z } from "zod";
import { isDayOff } from "../../officeDays.js";
import { addDays, type CivilDate, daysApart, instantOf, weekdayOf } from "../../time.js";
import { caseKey } from "../case/caseForm.js";

export interface SlotTime {
  startsAt: Date;
  endsAt: Date;
}

/** As residents see it while somebody can take it. */
export interface OpenSlot extends SlotTime {
  id: string;
  place: string | undefined;
  /** How many more can take it. */
  left: number;
}

const empty = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const words = (most: number) => z.preprocess(empty, z.string().trim().min(1).max(most).optional());
const whole = (least: number, most: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^\d{1,3}$/))
    .transform(Number)
    .pipe(z.int().min(least).max(most));
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** As the form sends it. */
export const slotOpening = z.object({
  form: caseKey,
  date: z.iso.date(),
  /** Last day of a repeated opening. */
  until: z.preprocess(empty, z.iso.date().optional()),
  /** 0 = Sunday … 6, of a repeated opening. */
  weekdays: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(
        z
          .string()
          .regex(/^[0-6]$/)
          .transform(Number),
      )
      .max(7),
  ),
  from: timeOfDay,
  to: timeOfDay,
  minutes: whole(10, 240),
  capacity: whole(1, 20),
  place: words(100),
  person: words(60),
  /** Also on public holidays and 12/29–1/3. */
  holidays: z.preprocess((value) => value === "1", z.boolean()),
});
export type SlotOpening = z.infer<typeof slotOpening>;

export type SlotTimes =
  | { kind: "times"; times: SlotTime[]; skipped: CivilDate[] }
  /** Which field is wrong, and how. */
  | { kind: "wrong"; field: "until" | "weekdays" | "to" | "date"; because: SlotMistake };
export type SlotMistake = "before" | "too-long" | "no-weekday" | "too-short" | "past" | "none" | "too-many";

export const mostTimes = 500;
const longestDays = 366;
export function slotTimes(opening: SlotOpening, now: Date): SlotTimes {
  const { date, until, weekdays, from, to, minutes } = opening;
  const wrong = (field: "until" | "weekdays" | "to" | "date", because: SlotMistake) =>
    ({ kind: "wrong", field, because }) as const;
  const length = minutesOf(to) - minutesOf(from);
  if (length < minutes) return wrong("to", "too-short");
  const days = until === undefined ? 1 : daysApart(date, until) + 1;
  if (days < 1) return wrong("until", "before");
  if (days > longestDays) return wrong("until", "too-long");
  if (until !== undefined && weekdays.length === 0) return wrong("weekdays", "no-weekday");
  const dates = Array.from({ length: days }, (_, index) => addDays(date, index)).filter(
    (one) => until === undefined || weekdays.includes(weekdayOf(one)),
  );
  const skipped = opening.holidays ? [] : dates.filter(isDayOff);
  const kept = dates.filter((one) => !skipped.includes(one));
  if (kept.length === 0) return wrong(until === undefined ? "date" : "until", "none");
  const perDay = Math.floor(length / minutes);
  if (kept.length * perDay > mostTimes) return wrong("until", "too-many");
  const times = kept
    .flatMap((one) =>
      Array.from({ length: perDay }, (_, index) => timeAt(one, minutesOf(from) + index * minutes, minutes)),
    )
    .filter(({ startsAt }) => startsAt > now);
  return times.length === 0 ? wrong("date", "past") : { kind: "times", times, skipped };
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function timeAt(date: CivilDate, minute: number, minutes: number): SlotTime {
  const startsAt = new Date(instantOf(date).getTime() + minute * 60_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}
