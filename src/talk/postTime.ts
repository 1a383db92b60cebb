/** When something was said, in civil time: the day and the minute. */
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";
import { civilDate, civilHour } from "../time.js";

const two = (value: number) => String(value).padStart(2, "0");

/** @param now civil time, to which `agoMs` of the database's clock are subtracted */
export function postTime(now: Date, agoMs: number, language: Language): string {
  const instant = new Date(now.getTime() - agoMs);
  return `${dateIn(civilDate(instant), language)} ${civilHour(instant)}:${two(instant.getUTCMinutes())}`;
}
