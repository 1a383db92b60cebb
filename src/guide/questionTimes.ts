/** When answers to questions go out, and until when a counter should have settled one. */
import { civilHour } from "../time.js";

const hour = 3_600_000;
/** Nobody asked to be woken for it. */
const quietFrom = 21;
const quietUntil = 8;

/** At once, or at eight in the morning. */
export function answerTime(now: Date): Date {
  const at = civilHour(now);
  if (at >= quietUntil && at < quietFrom) return now;
  const untilMorning = (quietUntil - at + 24) % 24;
  const sinceFullHour = now.getTime() % hour;
  return new Date(now.getTime() + untilMorning * hour - sinceFullHour);
}

export const dueTime = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * hour);
