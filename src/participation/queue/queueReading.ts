/** Waiting at a counter (窓口の混み具合), as a counter system last told it; it is "now" for a quarter of an hour. */
import { z } from "zod";
import { civilDate } from "../../time.js";

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

export const counterKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** As the counter system sends it. */
export const queueReport = z
  .strictObject({
    /** As residents know it: 住民票・戸籍（1階 10番）. */
    name: words(50),
    /** People who wait. */
    waiting: z.int().min(0).max(9_999).optional(),
    /** The number that is called. */
    calling: words(20).optional(),
    /** Expected wait. */
    minutes: z.int().min(0).max(600).optional(),
    /** When it was so: an instant with its offset. */
    asOf: z.iso.datetime({ offset: true }).refine((asOf) => asOf >= "2000", "lies before the year 2000"),
  })
  .refine(
    ({ waiting, calling, minutes }) => waiting !== undefined || calling !== undefined || minutes !== undefined,
    "says nothing about waiting: send waiting, calling or minutes",
  );
export type QueueReport = z.infer<typeof queueReport>;

export interface QueueReading {
  counter: string;
  name: string;
  waiting: number | undefined;
  calling: string | undefined;
  minutes: number | undefined;
  asOf: Date;
}

const minuteMs = 60_000;
export const queueLimits = {
  /** Older is not now. */
  freshMinutes: 15,
  /** Clocks differ; what lies further in the future is a mistake. */
  aheadMinutes: 5,
  countersPerWard: 50,
} as const;

/** Only on the day on which it was so: of yesterday nothing is told at all. */
export function ageOf({ asOf }: Pick<QueueReading, "asOf">, now: Date): "fresh" | "old" | "gone" {
  if (civilDate(asOf) !== civilDate(now)) return "gone";
  return now.getTime() - asOf.getTime() <= queueLimits.freshMinutes * minuteMs ? "fresh" : "old";
}

export const liesAhead = (asOf: Date, now: Date): boolean =>
  asOf.getTime() - now.getTime() > queueLimits.aheadMinutes * minuteMs;

/** 10:42, in Japan */
export const clockTime = (instant: Date): string =>
  new Date(instant.getTime() + 9 * 60 * minuteMs).toISOString().slice(11, 16);
