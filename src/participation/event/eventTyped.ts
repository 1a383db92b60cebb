/** The form of an event as it was sent, and what can be wrong with each of its fields. */
import { z } from "zod";

/** One text per field, several where boxes are ticked; a field that was not sent is empty. */
const one = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));
const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).catch([]),
);

export const eventTyped = z.object({
  title: one,
  kind: one,
  topic: one,
  summary: one,
  details: one,
  series: one,
  scope: one,
  date: one,
  time: one,
  endDate: one,
  endTime: one,
  allDay: one,
  place: one,
  address: one,
  point: one,
  district: one,
  audience: one,
  withChildren: one,
  fee: one,
  free: one,
  contact: one,
  phone: one,
  url: one,
  languages: several,
  source: one,
  sourceAsOf: one,
  signUp: one,
  capacity: one,
  signUpFromDate: one,
  signUpFromTime: one,
  signUpUntilDate: one,
  signUpUntilTime: one,
  mostPeople: one,
  askContact: one,
  needs: one,
  question: one,
  questionRequired: one,
  offerHours: one,
});
export type EventTyped = z.infer<typeof eventTyped>;
export type EventField = keyof EventTyped;

export type EventFault =
  | "wrong"
  | "date"
  | "time"
  | "time-or-all-day"
  | "end-time"
  | "end-before-begin"
  | "point"
  | "point-swapped"
  | "point-outside"
  | "number"
  | "needs"
  | "deadline-day"
  | "deadline-before-first"
  | "deadline-after-event";
export type EventFaults = Partial<Record<EventField, EventFault>>;
