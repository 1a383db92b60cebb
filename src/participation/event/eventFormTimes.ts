/** Days and hours of an event's form: when it takes place, and when people can sign up. */

import { z } from "zod";
import { instantOf } from "../../time.js";
import type { EventFaults, EventTyped } from "./eventTyped.js";
import { daysOf, type EventFields, endOf } from "./wardEvent.js";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.iso.date();
const plain = (text: string): string => text.normalize("NFKC").trim();
/** Nobody means another century; before the year 1 the database has no days at all. */
const isDate = (text: string): boolean => date.safeParse(text).success && text >= "2000-01-01" && text <= "2100-12-31";
const isTime = (text: string): boolean => time.safeParse(text).success;

export type When = Pick<EventFields, "startsAt" | "endsAt" | "allDay">;

/** What can't be read stands at its fault; the day it falls back to is never kept. */
export function readWhen(typed: EventTyped, faults: EventFaults): When {
  const startDay = plain(typed.date);
  const endDay = plain(typed.endDate);
  const [start, end] = [plain(typed.time), plain(typed.endTime)];
  const allDay = typed.allDay !== "";
  if (!isDate(startDay)) faults.date = "date";
  if (endDay !== "" && !isDate(endDay)) faults.endDate = "date";
  if (!allDay) {
    if (start === "") faults.time = "time-or-all-day";
    else if (!isTime(start)) faults.time = "time";
    if (end !== "" && !isTime(end)) faults.endTime = "time";
    else if (end === "" && endDay !== "") faults.endTime = "end-time";
  }
  if (faults.date || faults.endDate || faults.time || faults.endTime)
    return { startsAt: new Date(0), endsAt: undefined, allDay };
  const startsAt = allDay ? instantOf(startDay) : instantOf(startDay, start);
  const ends = allDay ? endDay !== "" && endDay !== startDay : end !== "";
  const endsAt = ends ? instantOf(endDay || startDay, allDay ? undefined : end) : undefined;
  if (!endsAt || endsAt > startsAt) return { startsAt, endsAt, allDay };
  faults[allDay || endDay !== "" ? "endDate" : "endTime"] = "end-before-begin";
  return { startsAt, endsAt: undefined, allDay };
}

export type Signing = Pick<EventFields, "signUpFrom" | "signUpUntil">;

/** A first day begins at midnight; a last day without an hour includes all of it, as far as the event lasts. */
export function readSigning(typed: EventTyped, when: When, faults: EventFaults): Signing {
  const signUpFrom = readMoment(typed, "signUpFrom", faults);
  let signUpUntil = readMoment(typed, "signUpUntil", faults);
  if (signUpUntil && plain(typed.signUpUntilTime) === "") {
    const midnight = new Date(signUpUntil.getTime() + 86_400_000);
    const onLastDay = plain(typed.signUpUntilDate) === daysOf(when).to;
    signUpUntil = onLastDay && endOf(when) < midnight ? endOf(when) : midnight;
  }
  if (signUpUntil && signUpFrom && signUpUntil <= signUpFrom) faults.signUpUntilDate = "deadline-before-first";
  else if (signUpUntil && signUpUntil > endOf(when)) faults.signUpUntilDate ??= "deadline-after-event";
  return { signUpFrom, signUpUntil };
}

function readMoment(typed: EventTyped, name: "signUpFrom" | "signUpUntil", faults: EventFaults): Date | undefined {
  const day = plain(typed[`${name}Date`]);
  const hour = plain(typed[`${name}Time`]);
  if (day === "") {
    if (hour !== "") faults[`${name}Date`] = "deadline-day";
    return undefined;
  }
  if (!isDate(day)) faults[`${name}Date`] = "date";
  if (hour !== "" && !isTime(hour)) faults[`${name}Time`] = "time";
  if (faults[`${name}Date`] || faults[`${name}Time`]) return undefined;
  return instantOf(day, hour || undefined);
}
