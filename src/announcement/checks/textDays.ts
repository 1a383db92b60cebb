/** Days that a text names: over already, or with the wrong weekday. */

import { weekdayOf } from "../../time.js";
import type { AnnouncementContent } from "../announcement.js";
import type { ContentFinding } from "../desk/announcementDesk.js";
import { textsOf } from "./contentTexts.js";

const weekdays = "日月火水木金土";
const weekday = String.raw`(?:\s*\(([${weekdays}])(?:曜日?)?[^)]{0,4}\))?`;
/** 2026年11月3日(火), 11月3日, 11/3(火): a fraction is no day, so that one needs its weekday. */
const patterns = [
  new RegExp(String.raw`(?:(\d{4})年)?\s*(\d{1,2})月\s*(\d{1,2})日${weekday}`, "g"),
  new RegExp(String.raw`(?:(\d{4})/)?(\d{1,2})/(\d{1,2})\s*\(([${weekdays}])(?:曜日?)?[^)]{0,4}\)`, "g"),
];

interface NamedDay {
  words: string;
  /** Undefined: there is no such day. */
  date: string | undefined;
  weekday: string | undefined;
}

/** @param today the day on which it is read: without a year, the nearest such day is meant */
export function daysIn(text: string, today: string): NamedDay[] {
  const plain = text.normalize("NFKC").replace(/令和(\d{1,2})年/g, (_all, year: string) => `${2018 + Number(year)}年`);
  return patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(([words, year, month = "", day = "", named]) => ({
      words: words.trim(),
      date: year ? realDate(year, month, day) : nearest(month, day, today),
      weekday: named,
    })),
  );
}

function realDate(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date ? undefined : date;
}

/** What lies more than four months back is meant of the year to come. */
function nearest(month: string, day: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const limit = new Date(Date.parse(`${today}T00:00:00Z`) - 120 * 86_400_000).toISOString().slice(0, 10);
  const candidates = [year - 1, year, year + 1].map((one) => realDate(String(one), month, day));
  return candidates.find((date) => date !== undefined && date >= limit);
}

export function dayFindings(content: AnnouncementContent, today: string): ContentFinding[] {
  const named = textsOf(content).flatMap(({ path, text }) => [...textFindings(path, text, today)]);
  return [...named, ...cardFindings(content, today)];
}

function* textFindings(path: string, text: string, today: string): Generator<ContentFinding> {
  for (const { words, date, weekday: written } of daysIn(text, today)) {
    if (date === undefined) yield warning(path, "no-such-day", `「${words}」という日はありません。`);
    else if (written !== undefined && weekdays[weekdayOf(date)] !== written)
      yield warning(
        path,
        "wrong-weekday",
        `「${words}」の曜日が合いません（${date.slice(0, 4)}年のその日は${weekdays[weekdayOf(date)]}曜日です）。`,
      );
    else if (date < today) yield warning(path, "past-day", `「${words}」は、送る日より前です。`);
  }
}

function* cardFindings({ variants }: AnnouncementContent, today: string): Generator<ContentFinding> {
  for (const [spoken, parts] of Object.entries(variants))
    for (const [index, part] of parts.entries())
      if (part.kind === "card" && part.date !== undefined && part.date < today)
        yield warning(`variants.${spoken}[${index}].date`, "past-day", "カードの日付が、送る日より前です。");
}

const warning = (path: string, code: string, text: string): ContentFinding => ({ weight: "warning", path, code, text });
