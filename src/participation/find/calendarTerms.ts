/** Spans that have a name and no fixed rule: parts of a month, school holidays. Answers show the days that were taken. */
import { addDays, type CivilDate } from "../../time.js";
import type { Span } from "./civilDays.js";

/** @param part 上旬, 末 …; undefined: all of it */
export function partOfMonth(month: Span | undefined, part: string | undefined): Span | undefined {
  if (!month || part === undefined) return month;
  const day = (number: number): CivilDate => addDays(month.from, number - 1);
  switch (part) {
    case "上旬":
    case "初め":
    case "はじめ":
    case "頭":
      return { from: month.from, to: day(10) };
    case "中旬":
      return { from: day(11), to: day(20) };
    case "下旬":
      return { from: day(21), to: month.to };
    case "前半":
      return { from: month.from, to: day(15) };
    case "後半":
      return { from: day(16), to: month.to };
    case "末":
      return { from: addDays(month.to, -6), to: month.to };
    default:
      return month;
  }
}

/** @param years 0 is this year */
export function yearSpan(today: CivilDate, years: number): Span {
  const year = Number(today.slice(0, 4)) + years;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The one that goes on or comes next. @param from, to month and day, such as 12-25; may go over the new year */
export function season(today: CivilDate, from: string, to: string): Span {
  const year = Number(today.slice(0, 4));
  const span = (beginning: number): Span => ({
    from: `${beginning}-${from}`,
    to: `${to < from ? beginning + 1 : beginning}-${to}`,
  });
  return [year - 1, year].map(span).find((one) => one.to >= today) ?? span(year + 1);
}

/** The months by their English names, in any length from three letters. */
export const englishMonth = (name: string): number =>
  ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].indexOf(
    name.slice(0, 3).toLowerCase(),
  ) + 1;
