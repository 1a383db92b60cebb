/** A day with its weekday, as residents read it: 「2026年11月24日(火)」, "Tue 24 November 2026". */
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";
import { weekdayOf } from "../time.js";

const weekdays: Record<Language, readonly string[]> = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  easy: ["日（にち）", "月（げつ）", "火（か）", "水（すい）", "木（もく）", "金（きん）", "土（ど）"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  ko: ["일", "월", "화", "수", "목", "금", "토"],
  vi: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
};

export function dayWithWeekday(date: string, language: Language): string {
  const weekday = weekdays[language][weekdayOf(date)] ?? "";
  const day = dateIn(date, language);
  switch (language) {
    case "ja":
    case "ko":
      return `${day}(${weekday})`;
    case "zh":
      return `${day}（${weekday}）`;
    case "easy":
      return `${day} ${weekday}曜日（ようび）`;
    case "en":
    case "vi":
      return `${weekday} ${day}`;
    default:
      return language satisfies never;
  }
}
