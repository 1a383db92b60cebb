/** Settings (受信設定): what a resident chose to hear of, and when; nothing is set until they set it. */
import { z } from "zod";
import { type TopicKey, topicKeys } from "../guide/topic.js";
import type { CivilDate } from "../time.js";

export interface Settings {
  interests: readonly TopicKey[];
  /** A town of the ward. */
  district: string | undefined;
  /** YYYY-MM, in order. */
  childMonths: readonly string[];
  /** Only emergencies. */
  stopped: boolean;
  /** Nothing between 21:00 and 8:00. */
  quietHours: boolean;
  /** Announcements in seven days; undefined: no limit of their own. */
  weeklyCap: number | undefined;
}

export const weeklyCaps = [1, 2, 3, 5] as const;
export const mostChildren = 10;

export const topicKey = z.enum(topicKeys);
export const weeklyCap = z.coerce.number().pipe(z.union(weeklyCaps.map((one) => z.literal(one))));
const childMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);

/** Announcements by age end with school: who was born before this is no child any more. */
const oldestChildYears = 20;

/** The days between which a child may have been born. */
export function birthDays(today: CivilDate): { first: CivilDate; last: CivilDate } {
  return { first: `${Number(today.slice(0, 4)) - oldestChildYears}-01-01`, last: today };
}

/** A month that a child may have been born in, given today. */
export function isBirthMonth(month: string, today: CivilDate): boolean {
  const { first, last } = birthDays(today);
  return childMonth.safeParse(month).success && month >= first.slice(0, 7) && month <= last.slice(0, 7);
}

export function withInterest(settings: Settings, key: TopicKey, wanted: boolean): Settings {
  const chosen = new Set(settings.interests);
  if (wanted) chosen.add(key);
  else chosen.delete(key);
  return { ...settings, interests: topicKeys.filter((one) => chosen.has(one)) };
}

export type MonthAdded = { kind: "added"; settings: Settings } | { kind: "full" };

/** Twins are one month: announcements ask for the month, not for how many were born in it. */
export function withMonth(settings: Settings, month: string): MonthAdded {
  const months = new Set([...settings.childMonths, month]);
  if (months.size > mostChildren) return { kind: "full" };
  return { kind: "added", settings: { ...settings, childMonths: [...months].sort() } };
}

export function withoutMonth(settings: Settings, month: string): Settings {
  return { ...settings, childMonths: settings.childMonths.filter((one) => one !== month) };
}
