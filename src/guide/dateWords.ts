/** Dates as residents read them, as exact as they are given: `2025-10` → 「2025年10月」, "October 2025". */
import type { Language } from "../language.js";

const english = "January February March April May June July August September October November December".split(" ");

export function dateIn(date: string, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  switch (language) {
    case "ja":
    case "easy":
    case "zh":
      return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
    case "ko":
      return [`${year}년`, month && `${month}월`, day && `${day}일`].filter(Boolean).join(" ");
    case "en":
      return [day, month && english[month - 1], year].filter(Boolean).join(" ");
    case "vi":
      return day ? `${day}/${month}/${year}` : month ? `tháng ${month}/${year}` : `năm ${year}`;
    default:
      return language satisfies never;
  }
}
