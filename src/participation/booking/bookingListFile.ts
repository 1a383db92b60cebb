/** The list of sign-ups as a file for the people who hold the event. */

import type { CsvCell } from "../../csv.js";
import { civilDate, civilTime } from "../../time.js";
import type { Booking } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";
import { stateText } from "./bookingStateWords.js";

export const bookingListHeads = [
  "申込順",
  "状態",
  "人数",
  "受付済み人数",
  "お名前",
  "電話番号",
  "メール",
  "配慮",
  "質問への回答",
  "備考",
  "申込方法",
  "申込日時",
] as const;

/** 2026-11-20 09:05, in Japan. */
const instant = (at: Date): string => `${civilDate(at)} ${civilTime(at)}`;

export const bookingListRows = (
  rows: readonly { booking: Booking; details: BookingDetails | undefined }[],
): CsvCell[][] =>
  rows.map(({ booking, details }, index) => [
    index + 1,
    stateText(booking),
    booking.people,
    booking.attended ?? "",
    details?.name ?? "",
    details?.phone ?? "",
    details?.email ?? "",
    details?.needs.join("、") ?? "",
    details?.answer ?? "",
    details?.note ?? "",
    booking.residentId === undefined ? "ページ・職員" : "LINE",
    instant(booking.createdAt),
  ]);
