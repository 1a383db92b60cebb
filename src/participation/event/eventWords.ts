/** What is written beside a count of events, and what staff read about events. */
import { dayText, instantText } from "../../console/timeWords.js";
import { civilDate, civilTime } from "../../time.js";
import type { Places } from "../booking/bookingDesk.js";
import type { CountWords } from "./eventCount.js";
import { daysOf, type EventFields, endOf, type WardEvent } from "./wardEvent.js";

export const countWords: CountWords = {
  source: "この窓口に記録した行事・講座",
  note: (from, sessions, unrecorded) =>
    [
      `${dayText(from)}からこの窓口に記録した${sessions}回を数えたものです。それより前の回は入っていません。`,
      ...(unrecorded > 0 ? [`参加者数をまだ記録していない回が${unrecorded}回あります。`] : []),
    ].join(""),
};

/** 2026年11月10日 10:00〜12:00, 2026年11月10日〜2026年11月12日 */
export function whenText(event: Pick<EventFields, "startsAt" | "endsAt" | "allDay">): string {
  const { startsAt, endsAt, allDay } = event;
  if (allDay) {
    const { from, to } = daysOf(event);
    return from === to ? dayText(from) : `${dayText(from)}〜${dayText(to)}`;
  }
  if (!endsAt) return instantText(startsAt);
  const sameDay = civilDate(startsAt) === civilDate(endsAt);
  return `${instantText(startsAt)}〜${sameDay ? civilTime(endsAt).replace(/^0/, "") : instantText(endsAt)}`;
}

/** 13人, 記録なし, 中止 */
export const peopleText = (people: number | undefined, { cancelled }: Pick<WardEvent, "cancelled">): string =>
  cancelled ? "中止" : people === undefined ? "記録なし" : `${people.toLocaleString("en-US")}人`;

export type EventStage = "draft" | "cancelled" | "over" | "coming";

export function stageOf(event: WardEvent, now: Date): EventStage {
  if (event.cancelled) return "cancelled";
  if (event.state === "draft") return "draft";
  return endOf(event) <= now ? "over" : "coming";
}

export const stageTags = {
  draft: { tone: "quiet", text: "下書き" },
  cancelled: { tone: "bad", text: "中止" },
  over: { tone: "quiet", text: "終了" },
  coming: { tone: "good", text: "公開中" },
} as const;

/** 12/30人（待ち3人）; 申込不要 */
export function placesText(event: Pick<WardEvent, "signUp" | "capacity">, places: Places | undefined): string {
  if (!event.signUp) return "申込不要";
  const taken = places?.taken ?? 0;
  const waiting = places?.waiting ?? 0;
  return [
    event.capacity === undefined ? `${taken}人` : `${taken}/${event.capacity}人`,
    ...(waiting > 0 ? [`（待ち${waiting}人）`] : []),
  ].join("");
}
