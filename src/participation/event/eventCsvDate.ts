/** Days and hours as people write them in a table: 2026-11-03, 2026/11/3, 令和8年11月3日, R8.11.3, 13:30, 午後1時30分. */
import type { CivilDate } from "../../time.js";
import { bad, plainCell, type Told } from "./eventCsvProblem.js";

const weekdays = "日月火水木金土";
const eras: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 };

const two = (number: number): string => String(number).padStart(2, "0");
const iso = (year: number, month: number, day: number): CivilDate => `${year}-${two(month)}-${two(day)}`;

export function dayOf(cell: string): Told<CivilDate> {
  const plain = plainCell(cell).replaceAll(/\s+/g, " ");
  const marked = /^(.*?)\s?\(?([日月火水木金土])(?:曜日?)?(?:[・,/]?祝日?)?\)?$/u.exec(plain);
  // 「3日」 ends with the letter for Sunday too.
  const hasWeekday = marked !== null && (/[()]/.test(plain) || /曜日?$/.test(plain));
  const text = (hasWeekday ? (marked[1] ?? "") : plain).replaceAll(" ", "");
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const japanese = /^(令和|平成|[RH])\.?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/i.exec(text);
  if (!western && !japanese) return noDay(plain);
  const [year = 0, month = 0, day = 0] = western
    ? western.slice(1).map(Number)
    : [
        (eras[japanese?.[1]?.toUpperCase() ?? ""] ?? 0) + (japanese?.[2] === "元" ? 1 : Number(japanese?.[2])),
        Number(japanese?.[3]),
        Number(japanese?.[4]),
      ];
  const instant = new Date(Date.UTC(year, month - 1, day));
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) return bad("no-such-date");
  if (year < 2000 || year > 2100) return bad("date-far");
  const weekday = weekdays[instant.getUTCDay()] ?? "";
  if (hasWeekday && marked[2] !== weekday) return bad("weekday-wrong", { told: weekday });
  return { value: iso(year, month, day) };
}

function noDay(plain: string): Told<CivilDate> {
  if (/^\d{5}(\.\d+)?$/.test(plain)) {
    // Excel counts the days from 30 December 1899.
    const instant = new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(plain))));
    const proposal = iso(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate());
    return bad("excel-date", { proposal });
  }
  if (/未定|調整中|検討中|TBD/i.test(plain)) return bad("date-undecided");
  if (/毎[日週月年]|毎|随時|通年|第\d/.test(plain)) return bad("date-recurring");
  if (/\d\s?(~|〜|から)|\d日?-\d{4}[-/年]|、/.test(plain)) return bad("date-range");
  if (/\d[T ]?\d{1,2}(:|時)\d{0,2}/.test(plain)) return bad("date-has-time");
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(plain)) return bad("year-last");
  if (/^'?\d{2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(plain)) return bad("two-digit-year");
  if (/^\d{1,2}[-/.月]\d{1,2}日?$/.test(plain)) return bad("no-year");
  return bad("not-a-date");
}

/** Minutes from the day's beginning; 24:00 is the next midnight. */
export function minutesOf(cell: string): Told<number> {
  const plain = plainCell(cell).replaceAll(" ", "");
  const found = /^(午前|午後|AM|PM)?(\d{1,2})(?::|時)(\d{1,2}|半)?分?(?::\d{1,2})?(AM|PM)?$/i.exec(plain);
  if (!found) return noTime(plain);
  const half = (found[1] ?? found[4] ?? "").toUpperCase();
  const [hour, minute] = [Number(found[2]), found[3] === "半" ? 30 : Number(found[3] ?? 0)];
  const afternoon = half === "午後" || half === "PM";
  const clock =
    (afternoon && hour < 12 ? hour + 12 : half !== "" && !afternoon && hour === 12 ? 0 : hour) * 60 + minute;
  if (minute > 59) return bad("no-such-time");
  return clock > 24 * 60 ? bad("time-beyond") : { value: clock };
}

function noTime(plain: string): Told<number> {
  if (/^0?\.\d+$/.test(plain)) {
    const minutes = Math.round(Number(plain) * 24 * 60);
    return bad("excel-time", { proposal: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` });
  }
  if (/\d(~|〜|から|-)/.test(plain)) return bad("time-range");
  if (/^\d{3,4}$/.test(plain)) return bad("time-no-colon", { proposal: `${plain.slice(0, -2)}:${plain.slice(-2)}` });
  return bad("not-a-time");
}

/** Japan's clock is nine hours ahead all the year. */
export const instantAt = (day: CivilDate, minutes = 0): Date =>
  new Date(new Date(`${day}T00:00:00+09:00`).getTime() + minutes * 60_000);
