/** Whether an approved announcement goes now: its time, the night, its end (R5); pure. */
import { civilHour } from "../../time.js";
import type { AnnouncementContent } from "../announcement.js";

export interface Due {
  content: Pick<AnnouncementContent, "respectQuietHours" | "sendAt" | "expiresAt" | "repeat">;
  emergency: boolean;
  /** An occurrence of a repeating announcement. */
  ofSeries: boolean;
}

export type Decision = "go" | "later" | "expired";

const nightFrom = 21;
const nightUntil = 8;

export function isNight(now: Date): boolean {
  const hour = civilHour(now);
  return hour >= nightFrom || hour < nightUntil;
}

/** Milliseconds until eight in the morning. */
export function untilMorningMs(now: Date): number {
  const hours = (nightUntil - civilHour(now) + 24) % 24 || 24;
  return hours * 3_600_000 - (now.getTime() % 3_600_000);
}

/** Where staff say nothing, the night holds for what was scheduled and not for what somebody sends now. */
export const respectsNight = ({ content, emergency, ofSeries }: Due): boolean =>
  !emergency && (content.respectQuietHours ?? (content.sendAt !== undefined || ofSeries));

export function decide(due: Due, now: Date): Decision {
  const { content } = due;
  if (content.expiresAt !== undefined && new Date(content.expiresAt) <= now) return "expired";
  if (content.repeat && !due.ofSeries) return "later";
  if (!due.ofSeries && content.sendAt !== undefined && new Date(content.sendAt) > now) return "later";
  return respectsNight(due) && isNight(now) ? "later" : "go";
}
