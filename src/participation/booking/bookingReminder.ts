/** Reminders (リマインド): the evening before an event at 18:00, and its morning at 8:00, earlier where it begins early. */
import { type CivilDate, civilDate, instantOf } from "../../time.js";
import { daysOf, type WardEvent } from "../event/wardEvent.js";

export interface Reminder {
  kind: "booking.eve" | "booking.morning";
  /** The event's day: an event that is moved to another one is reminded of again. */
  day: CivilDate;
  /** From when it goes out; who came in later has just been told everything, and gets the next one. */
  at: Date;
}

type When = Pick<WardEvent, "startsAt" | "endsAt" | "allDay">;

const minuteMs = 60_000;

/** What is to be said now, if anything: of each kind the same all the time that its window is open. */
export function reminderDue(event: When, now: Date): Reminder | undefined {
  const day = daysOf(event).from;
  return [eve(event, day), morning(event, day)].find(({ at, until }) => at <= now && now < until);
}

/** Whether it is still right when its turn to be sent has come: no 「明日」 on the day itself, nothing once it began. */
export function reminderHolds(event: When, kind: Reminder["kind"], day: CivilDate, now: Date): boolean {
  if (daysOf(event).from !== day) return false;
  if (kind === "booking.eve") return civilDate(now) === dayBefore(day);
  return civilDate(now) === day && (event.allDay || now < event.startsAt);
}

const dayBefore = (day: CivilDate): CivilDate => civilDate(new Date(instantOf(day).getTime() - minuteMs));

const eve = (_event: When, day: CivilDate) => {
  const before = dayBefore(day);
  return { kind: "booking.eve", day, at: instantOf(before, "18:00"), until: instantOf(before, "21:00") } as const;
};

function morning({ startsAt, allDay }: When, day: CivilDate) {
  const isEarly = !allDay && startsAt < instantOf(day, "09:30");
  // Within the last hour they are on their way. Of a whole day nobody knows the hour: until noon.
  const until = allDay ? instantOf(day, "12:00") : new Date(startsAt.getTime() - 60 * minuteMs);
  return { kind: "booking.morning", day, at: instantOf(day, isEarly ? "07:00" : "08:00"), until } as const;
}
