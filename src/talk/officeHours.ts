/** Office hours (開庁時間) of the page of staff: weekdays and times of the ward, without public holidays and 12/29–1/3. */
import type { OfficeHours } from "../console/settings/wardSetting.js";
import { isDayOff } from "../officeDays.js";
import { addDays, type CivilDate, civilDate, civilHour, weekdayOf } from "../time.js";

export interface Opening {
  date: CivilDate;
  /** 09:00 */
  time: string;
}

/** Japan's minutes are those of every clock: it is whole hours ahead. */
const minuteOfDay = (instant: Date): number => civilHour(instant) * 60 + instant.getUTCMinutes();

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** Whether the office opens at all on a day. */
function opensOn(hours: OfficeHours, date: CivilDate): boolean {
  return hours.weekdays.includes(weekdayOf(date)) && !isDayOff(date);
}

export function isOpen(hours: OfficeHours, now: Date): boolean {
  const minute = minuteOfDay(now);
  return opensOn(hours, civilDate(now)) && minute >= minutes(hours.from) && minute < minutes(hours.until);
}

/** When it opens next after `now`; undefined for hours that never come. */
export function nextOpening(hours: OfficeHours, now: Date): Opening | undefined {
  let date = civilDate(now);
  if (minuteOfDay(now) >= minutes(hours.from)) date = addDays(date, 1);
  // The longest closure is New Year with the weekends around it; a ward that opens one day a week needs two weeks more.
  for (let days = 0; days < 31; days++, date = addDays(date, 1)) {
    if (opensOn(hours, date)) return { date, time: hours.from };
  }
  return undefined;
}

/** Open minutes between two instants: what somebody has waited while there was somebody to answer. */
export function openMinutes(hours: OfficeHours, from: Date, to: Date): number {
  const [last, end] = [civilDate(to), minuteOfDay(to)];
  let [date, start, sum] = [civilDate(from), minuteOfDay(from), 0];
  for (let days = 0; date <= last && days < 400; days++, date = addDays(date, 1), start = 0) {
    if (!opensOn(hours, date)) continue;
    const until = Math.min(minutes(hours.until), date === last ? end : 24 * 60);
    sum += Math.max(0, until - Math.max(minutes(hours.from), start));
  }
  return sum;
}

/** Longer than the office is open on one day (1開庁日). */
export function overOneDay(hours: OfficeHours, from: Date, to: Date): boolean {
  return openMinutes(hours, from, to) > minutes(hours.until) - minutes(hours.from);
}
