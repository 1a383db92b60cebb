/**
 * Event (行事・講座): a course, a drill, a lecture, a gathering, a fair that people can come to. One model for all of them;
 * what a plan counts is told apart by `series` and `scope` (地域向け, 学校向け).
 */
import { z } from "zod";
import { topicKeys } from "../../guide/topic.js";
import { language } from "../../language.js";
import { type CivilDate, civilDate } from "../../time.js";
import { bookingAsks } from "../booking/bookingForm.js";

export const eventKinds = ["course", "drill", "lecture", "gathering", "fair", "expo", "other"] as const;
export type EventKind = (typeof eventKinds)[number];

/** No control characters and no halves of letters: the database and calendars take neither. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]*$/u);

const seriesKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export const eventKey = z
  .string()
  .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/i)
  .max(100);

/** Japan lies between these; a point outside has its numbers swapped or is none of ours. */
export const inJapan = (latitude: number, longitude: number): boolean =>
  latitude >= 20 && latitude <= 46 && longitude >= 122 && longitude <= 154;

/** What can be edited. A field left out is empty. */
export const eventFields = z
  .strictObject({
    title: words(100),
    kind: z.enum(eventKinds).default("other"),
    topic: z.enum(topicKeys).optional(),
    /** One or two sentences, for cards. */
    summary: words(200).optional(),
    details: words(5_000).optional(),
    series: seriesKey.optional(),
    scope: words(30).optional(),
    startsAt: z.date(),
    endsAt: z.date().optional(),
    /** The hour is not known, or it lasts all day: `startsAt` is the day's beginning in Japan, `endsAt` the last day's. */
    allDay: z.boolean().default(false),
    place: words(100).optional(),
    address: words(200).optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    /** Town (町名). */
    district: words(50).optional(),
    /** Who may take part. */
    audience: words(300).optional(),
    withChildren: z.boolean().default(false),
    fee: words(200).optional(),
    free: z.boolean().optional(),
    contact: words(300).optional(),
    phone: z
      .string()
      .regex(/^0\d{1,4}-\d{1,4}-\d{3,4}$/)
      .optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(1_000)
      .optional(),
    languages: z.array(language).max(6).default([]),
    source: words(300).optional(),
    sourceAsOf: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
      .optional(),
    /** Places; left out: as many as come. */
    capacity: z.int().min(1).max(100_000).optional(),
    /** People sign up here, on our form. */
    signUp: z.boolean().default(false),
    signUpFrom: z.date().optional(),
    signUpUntil: z.date().optional(),
    /** People that one sign-up may bring, with who signs up. */
    mostPeople: z.int().min(1).max(50).default(1),
    asks: bookingAsks.prefault({}),
    offerHours: z.int().min(1).max(168).default(24),
  })
  .superRefine((it, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (it.endsAt && it.endsAt < it.startsAt) complain("endsAt", "lies before the beginning");
    if ((it.latitude === undefined) !== (it.longitude === undefined))
      complain("latitude", "latitude and longitude come together");
    if (it.latitude !== undefined && it.longitude !== undefined && !inJapan(it.latitude, it.longitude))
      complain("latitude", "the point does not lie in Japan");
    if (it.signUpFrom && it.signUpUntil && it.signUpUntil <= it.signUpFrom)
      complain("signUpUntil", "lies before the first day");
    if (it.signUpUntil && it.signUpUntil > endOf(it)) complain("signUpUntil", "lies after the event");
  });
export type EventFields = z.infer<typeof eventFields>;
export type EventFieldsInput = z.input<typeof eventFields>;

export interface WardEvent extends EventFields {
  id: string;
  ward: string;
  /** In addresses, files, and calendars: unique in the ward, never changed. */
  key: string;
  state: "draft" | "published";
  cancelled: boolean;
  cancelReason: string | undefined;
  movedFrom: Date | undefined;
  sequence: number;
  version: number;
  origin: "console" | "file" | "import";
  edited: boolean;
  fictional: boolean;
  updatedAt: Date;
}

/** What can be edited of it, and nothing else. */
export const fieldsOf = (event: EventFields): EventFields => {
  const keys = Object.keys(eventFields.shape) as (keyof EventFields)[];
  return Object.fromEntries(keys.map((key) => [key, event[key]])) as unknown as EventFields;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Where nobody told when it ends: two hours after it begins; of a whole day: its last midnight. */
export function endOf({ startsAt, endsAt, allDay }: Pick<EventFields, "startsAt" | "endsAt" | "allDay">): Date {
  if (allDay) return new Date((endsAt ?? startsAt).getTime() + dayMs);
  return endsAt ?? new Date(startsAt.getTime() + 2 * hourMs);
}

/** First and last day in Japan. */
export function daysOf(event: Pick<EventFields, "startsAt" | "endsAt" | "allDay">): { from: CivilDate; to: CivilDate } {
  return { from: civilDate(event.startsAt), to: civilDate(new Date(endOf(event).getTime() - 1)) };
}

/** Whether somebody can sign up now; `full` is not its matter. */
export function signUpState(
  event: Pick<WardEvent, "signUp" | "signUpFrom" | "signUpUntil" | "cancelled" | "startsAt" | "state">,
  now: Date,
): "open" | "none" | "early" | "over" {
  if (!event.signUp || event.cancelled || event.state !== "published") return "none";
  if (event.signUpFrom && now < event.signUpFrom) return "early";
  return now >= (event.signUpUntil ?? event.startsAt) || now >= event.startsAt ? "over" : "open";
}

/** Whether a change is one that calendars must hear of (iCalendar SEQUENCE). */
export function changesCalendar(before: EventFields, after: EventFields): boolean {
  const seen = ({ title, startsAt, endsAt, allDay, place, address, summary, details }: EventFields) =>
    JSON.stringify([title, startsAt, endsAt ?? null, allDay, place ?? "", address ?? "", summary ?? "", details ?? ""]);
  return seen(before) !== seen(after);
}
