/** When an event is, as residents read it: 「2026年12月5日（土）10:00〜12:00」. */
import { dateIn } from "../../guide/dateWords.js";
import type { Language } from "../../language.js";
import { type CivilDate, civilTime, weekdayOf } from "../../time.js";
import { daysOf, type EventFields } from "./wardEvent.js";

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  easy: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  ko: ["일", "월", "화", "수", "목", "금", "토"],
  vi: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
};

/** A day with its weekday: 2026年12月5日（土）, Sat 5 December 2026. */
export function dayWhen(date: CivilDate, language: Language): string {
  const weekday = weekdays[language][weekdayOf(date)] ?? "";
  const day = dateIn(date, language);
  switch (language) {
    case "ja":
    case "easy":
    case "zh":
      return `${day}（${weekday}）`;
    case "ko":
      return `${day}(${weekday})`;
    case "en":
      return `${weekday} ${day}`;
    case "vi":
      return `${weekday}, ${day}`;
    default:
      return language satisfies never;
  }
}

/** A moment, such as until when a place is kept. */
export const instantWhen = (instant: Date, language: Language): string => {
  const day = dayWhen(dayOf(instant), language);
  return `${day}${spaced(language) ? " " : ""}${civilTime(instant)}`;
};

export function eventWhen(event: Pick<EventFields, "startsAt" | "endsAt" | "allDay">, language: Language): string {
  const { from, to } = daysOf(event);
  const gap = spaced(language) ? " " : "";
  const until = language === "ja" || language === "easy" ? "〜" : "–";
  const first = dayWhen(from, language);
  const last = dayWhen(to, language);
  if (event.allDay) return from === to ? first : `${first}${gap}${until}${gap}${last}`;
  const begins = `${first}${gap}${civilTime(event.startsAt)}`;
  // Where nobody told the end, none is made up.
  if (!event.endsAt) return `${begins}${until}`;
  return from === to
    ? `${begins}${until}${civilTime(event.endsAt)}`
    : `${begins}${gap}${until}${gap}${last}${gap}${civilTime(event.endsAt)}`;
}

const dayOf = (instant: Date): CivilDate => daysOf({ startsAt: instant, endsAt: instant, allDay: false }).from;
const spaced = (language: Language) => language === "en" || language === "vi" || language === "ko";
