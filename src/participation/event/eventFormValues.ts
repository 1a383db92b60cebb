/** An event as the texts of its form: what staff see when they open it for editing, or for a copy with another date. */
import { civilDate, civilTime } from "../../time.js";
import { type EventTyped, eventTyped } from "./eventTyped.js";
import type { EventFields } from "./wardEvent.js";

export const emptyEvent: EventTyped = {
  ...eventTyped.parse({}),
  kind: "course",
  askContact: "either",
  mostPeople: "1",
  offerHours: "24",
};

const atMidnight = (instant: Date): boolean => civilTime(instant) === "00:00";
const box = (on: boolean): string => (on ? "1" : "");

export function typedOf(event: EventFields): EventTyped {
  const { asks, startsAt, endsAt, allDay, latitude, longitude, signUpFrom, signUpUntil } = event;
  const date = civilDate(startsAt);
  const endDate = endsAt && civilDate(endsAt);
  return {
    title: event.title,
    kind: event.kind,
    topic: event.topic ?? "",
    summary: event.summary ?? "",
    details: event.details ?? "",
    series: event.series ?? "",
    scope: event.scope ?? "",
    date,
    time: allDay ? "" : civilTime(startsAt),
    endDate: endDate === undefined || endDate === date ? "" : endDate,
    endTime: endsAt && !allDay ? civilTime(endsAt) : "",
    allDay: box(allDay),
    place: event.place ?? "",
    address: event.address ?? "",
    point: latitude === undefined || longitude === undefined ? "" : `${latitude}, ${longitude}`,
    district: event.district ?? "",
    audience: event.audience ?? "",
    withChildren: box(event.withChildren),
    fee: event.fee ?? "",
    free: event.free === undefined ? "" : event.free ? "yes" : "no",
    contact: event.contact ?? "",
    phone: event.phone ?? "",
    url: event.url ?? "",
    languages: event.languages,
    source: event.source ?? "",
    sourceAsOf: event.sourceAsOf ?? "",
    signUp: box(event.signUp),
    capacity: event.capacity === undefined ? "" : String(event.capacity),
    signUpFromDate: signUpFrom ? civilDate(signUpFrom) : "",
    signUpFromTime: signUpFrom && !atMidnight(signUpFrom) ? civilTime(signUpFrom) : "",
    // Midnight is the end of the day before, as it was typed.
    signUpUntilDate: signUpUntil ? civilDate(new Date(signUpUntil.getTime() - 1)) : "",
    signUpUntilTime: signUpUntil && !atMidnight(signUpUntil) ? civilTime(signUpUntil) : "",
    mostPeople: String(event.mostPeople),
    askContact: asks.contact,
    needs: asks.needs.join("\n"),
    question: asks.question ?? "",
    questionRequired: box(asks.questionRequired),
    offerHours: String(event.offerHours),
  };
}

/** The same once more on another day: everything but days and deadlines. */
export const copyOf = (event: EventFields): EventTyped => ({
  ...typedOf(event),
  date: "",
  endDate: "",
  signUpFromDate: "",
  signUpFromTime: "",
  signUpUntilDate: "",
  signUpUntilTime: "",
});
