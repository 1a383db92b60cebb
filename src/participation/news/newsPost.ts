/**
 * News post (地域の情報): what a registered local group (登録団体) tells of its activity. Residents see it once staff have
 * looked at it, until the day that the group named.
 */
import { z } from "zod";
import { type TopicKey, topicKeys } from "../../guide/topic.js";
import { addDays, type CivilDate, civilDate, civilTime, instantOf } from "../../time.js";

export const newsStates = ["waiting", "approved", "declined", "withdrawn"] as const;
export type NewsState = (typeof newsStates)[number];

export const newsLimits = {
  title: 60,
  body: 1_000,
  place: 100,
  pictureText: 200,
  note: 300,
  /** Days for which a post may be shown. */
  days: 90,
  /** Days that the form proposes. */
  usualDays: 30,
  /** Posts of one group in a day: more is a mistake or misuse. */
  perDay: 10,
} as const;

export interface NewsDraft {
  title: string;
  body: string;
  place: string | undefined;
  /** An activity whose hour nobody told stands at its day's beginning. */
  startsAt: Date | undefined;
  /** Town (町名); undefined: the whole ward. */
  district: string | undefined;
  topic: TopicKey | undefined;
  pictureText: string | undefined;
  showUntil: Date;
}

export interface NewsPost extends NewsDraft {
  id: string;
  ward: string;
  groupId: string;
  /** Name of the group, and what it is. */
  group: string;
  groupAbout: string | undefined;
  state: NewsState;
  /** Hash of a picture in media. */
  picture: string | undefined;
  note: string | undefined;
  postedAt: Date;
  /** When it was approved or declined. */
  decidedAt: Date | undefined;
  version: number;
  fictional: boolean;
}

const newsFields = [
  "title",
  "body",
  "place",
  "date",
  "time",
  "district",
  "topic",
  "picture",
  "pictureText",
  "until",
] as const;
export type NewsField = (typeof newsFields)[number];

/** No control characters and no halves of letters: the database and LINE take neither. */
const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .regex(/^[^\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]*$/u),
    );
const oneLine = (most: number) => words(most).pipe(z.string().regex(/^[^\n\t]*$/));
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

export type NewsFormReading =
  | { kind: "post"; draft: NewsDraft }
  /** Fields that can't be taken as they are. */
  | { kind: "mistaken"; fields: readonly NewsField[] };

/** @param withPicture a picture came with the form: then it needs words for those who do not see it */
export function readNewsForm(
  form: unknown,
  given: { towns: readonly string[]; now: Date; withPicture: boolean },
): NewsFormReading {
  const today = civilDate(given.now);
  const year = 366;
  const near = (day: CivilDate) => day >= addDays(today, -year) && day <= addDays(today, year);
  const schema = z
    .object({
      title: oneLine(newsLimits.title),
      body: words(newsLimits.body),
      place: optional(oneLine(newsLimits.place)),
      date: optional(z.iso.date().refine(near)),
      time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
      district: optional(z.string().refine((town) => given.towns.includes(town))),
      topic: optional(z.enum(topicKeys)),
      pictureText: given.withPicture ? oneLine(newsLimits.pictureText) : optional(oneLine(newsLimits.pictureText)),
      until: z.iso.date().refine((day) => day >= today && day <= lastDay(today)),
    })
    .refine(({ date, time }) => time === undefined || date !== undefined, { path: ["date"], message: "needs a day" });
  const read = schema.safeParse(form);
  if (!read.success) {
    const found = new Set(read.error.issues.map(({ path }) => path[0]));
    return { kind: "mistaken", fields: newsFields.filter((field) => found.has(field)) };
  }
  const { title, body, place, date, time, district, topic, pictureText, until } = read.data;
  return {
    kind: "post",
    draft: {
      title,
      body,
      place,
      startsAt: date === undefined ? undefined : instantOf(date, time),
      district,
      topic,
      pictureText: given.withPicture ? pictureText : undefined,
      showUntil: endOfDay(until),
    },
  };
}

export const lastDay = (today: CivilDate): CivilDate => addDays(today, newsLimits.days);

/** The instant at which a day in Japan is over. */
export const endOfDay = (day: CivilDate): Date => instantOf(addDays(day, 1));

/** The last day on which it is shown. */
export const untilDay = ({ showUntil }: Pick<NewsPost, "showUntil">): CivilDate =>
  civilDate(new Date(showUntil.getTime() - 1));

export const isShown = ({ state, showUntil }: Pick<NewsPost, "state" | "showUntil">, now: Date): boolean =>
  state === "approved" && showUntil > now;

/** Day and hour of the activity in Japan, the hour only where it was told. */
export function startOf({
  startsAt,
}: Pick<NewsPost, "startsAt">): { day: CivilDate; time: string | undefined } | undefined {
  if (!startsAt) return undefined;
  const time = civilTime(startsAt);
  return { day: civilDate(startsAt), time: time === "00:00" ? undefined : time };
}
