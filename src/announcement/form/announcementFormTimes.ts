/** Reads when a draft is sent: at once, at a time, again and again; until when it holds, and whether nights are spared. */
import { z } from "zod";
import type { Note } from "./announcementFormFields.js";
import { type Fields, isTicked, many, one } from "./announcementFormFields.js";
import { instantOf } from "./announcementFormTime.js";

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isDate = (text: string) => z.iso.date().safeParse(text).success;

export function readTimes(fields: Fields, note: Note): object {
  const when = one(fields, "when");
  const quiet = one(fields, "quiet");
  const expires = one(fields, "expiresDate").trim() !== "" || one(fields, "expiresTime").trim() !== "";
  return {
    ...(when === "at" ? { sendAt: readInstant(fields, "sendDate", "sendTime", note) } : {}),
    ...(when === "repeat" ? { repeat: readRepeat(fields, note) } : {}),
    ...(expires ? { expiresAt: readInstant(fields, "expiresDate", "expiresTime", note) } : {}),
    ...(quiet === "respect" || quiet === "ignore" ? { respectQuietHours: quiet === "respect" } : {}),
  };
}

function readInstant(fields: Fields, dateField: string, timeField: string, note: Note): string {
  const date = readDate(fields, dateField, note);
  return instantOf(date, readTime(fields, timeField, note));
}

function readDate(fields: Fields, field: string, note: Note): string {
  const text = one(fields, field).trim();
  if (!isDate(text)) note(field, "日付を 2026-11-20 の形で入力してください。");
  return text;
}

function readTime(fields: Fields, field: string, note: Note): string {
  const text = one(fields, field).trim();
  if (!isTime(text)) note(field, "時刻を 09:30 の形で入力してください。");
  return text;
}

function readRepeat(fields: Fields, note: Note): object {
  const every = one(fields, "repeat.every");
  const weekdays = many(fields, "repeat.weekdays").map(Number);
  const day = Number(one(fields, "repeat.day"));
  const excludeDays = one(fields, "repeat.excludeDays")
    .split(/[\s,、]+/)
    .filter((text) => text !== "");
  if (!["day", "week", "month"].includes(every)) note("repeat.every", "くり返しの間隔を選んでください。");
  if (every === "week" && weekdays.length === 0) note("repeat.weekdays", "曜日をひとつ以上選んでください。");
  if (every === "month" && !(Number.isInteger(day) && day >= 1 && day <= 31))
    note("repeat.day", "毎月の何日に送るかを1から31で入力してください。31は月の最後の日になります。");
  const wrong = excludeDays.find((text) => !isDate(text));
  if (wrong !== undefined)
    note("repeat.excludeDays", `「${wrong}」は日付として読めません。2026-12-29 の形で、1行にひとつ入力してください。`);
  if (excludeDays.length > 100) note("repeat.excludeDays", "除く日は100日までにしてください。");
  return {
    every,
    ...(every === "week" ? { weekdays } : {}),
    ...(every === "month" ? { day } : {}),
    at: readTime(fields, "repeat.at", note),
    until: readDate(fields, "repeat.until", note),
    excludeHolidays: isTicked(fields, "repeat.holidays"),
    excludeDays,
  };
}
