/**
 * Event (行事・講座): what a ward holds, and how many people came (参加者数). As much of it as a plan's counts need:
 * a series that events belong to, and the scope that counts are told apart by (地域向け, 学校向け).
 */
import { z } from "zod";

const words = (most: number) => z.string().trim().min(1).max(most);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

/** Scopes that the wards' documents name; others may be written. */
export const knownScopes = ["地域向け", "学校向け"] as const;

const seriesKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** As the form sends it. */
export const eventForm = z.object({
  title: words(100),
  series: optional(seriesKey),
  scope: optional(words(30)),
  date: z.iso.date(),
  time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  place: optional(words(100)),
});
export type EventForm = z.infer<typeof eventForm>;

export const attendanceForm = z.object({
  people: z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^\d{1,5}$/))
    .transform(Number)
    .pipe(z.int().min(1)),
  note: optional(words(200)),
});
export type AttendanceForm = z.infer<typeof attendanceForm>;

export interface HeldEvent {
  id: string;
  title: string;
  series: string | undefined;
  scope: string | undefined;
  startsAt: Date;
  place: string | undefined;
  cancelled: boolean;
  fictional: boolean;
  /** Of the rows that are not withdrawn; undefined where nothing has been recorded. */
  people: number | undefined;
}

export interface AttendanceRow {
  id: string;
  people: number;
  note: string | undefined;
  recordedBy: string | undefined;
  recordedAt: Date;
  withdrawn: boolean;
}

/** Japan's clock is nine hours ahead all the year. An event whose time nobody told stands at the day's beginning. */
export const startOf = ({ date, time = "00:00" }: Pick<EventForm, "date" | "time">): Date =>
  new Date(`${date}T${time}:00+09:00`);
