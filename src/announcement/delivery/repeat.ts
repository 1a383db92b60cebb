/** When a repeating announcement (繰り返し配信) goes out: its days by the calendar of Japan, less the excluded ones; pure. */
import type { CivilDate } from "../../time.js";
import type { Repeat } from "../announcement.js";

/** Holidays (祝日), by civil date. */
export type IsHoliday = (date: CivilDate) => boolean;

const dayMs = 24 * 3_600_000;
const japanMs = 9 * 3_600_000;

/** The instants after `after` and not after `upTo`, in order. */
export function occurrences(repeat: Repeat, after: Date, upTo: Date, isHoliday: IsHoliday): Date[] {
  const found: Date[] = [];
  const first = Math.floor((after.getTime() + japanMs) / dayMs) * dayMs;
  for (let day = first; day - japanMs <= upTo.getTime(); day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (date > repeat.until) break;
    const at = new Date(`${date}T${repeat.at}:00+09:00`);
    if (at > after && at <= upTo && fallsOn(repeat, date, isHoliday)) found.push(at);
  }
  return found;
}

/** Nothing can come any more. */
export const isOver = (repeat: Repeat, now: Date): boolean => new Date(`${repeat.until}T${repeat.at}:00+09:00`) < now;

function fallsOn(repeat: Repeat, date: CivilDate, isHoliday: IsHoliday): boolean {
  if (repeat.excludeDays.includes(date) || (repeat.excludeHolidays && isHoliday(date))) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  switch (repeat.every) {
    case "day":
      return true;
    case "week":
      return (repeat.weekdays ?? []).includes(instant.getUTCDay());
    case "month": {
      // A month that has no such day has it on its last one: the 31st is the end of every month.
      const lastDay = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 0)).getUTCDate();
      return instant.getUTCDate() === Math.min(repeat.day ?? 1, lastDay);
    }
    default:
      return repeat.every satisfies never;
  }
}
