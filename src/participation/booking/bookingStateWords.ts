/** States of sign-ups as staff read them. */
import type { Booking, BookingState, Places } from "./bookingDesk.js";

const stateNames: Readonly<Record<BookingState, string>> = {
  confirmed: "参加",
  waiting: "キャンセル待ち",
  offered: "空きを案内中",
  cancelled: "取り消し",
  expired: "案内の期限切れ",
};

const byNames: Readonly<Record<string, string>> = {
  resident: "本人",
  staff: "職員",
  event: "行事の中止",
  time: "期限切れ",
  forgotten: "本人がデータを消去",
};

export function stateText({ state, position, cancelledBy }: Booking): string {
  if (state === "waiting" && position !== undefined) return `${stateNames.waiting}（${position}番目）`;
  if (state === "cancelled" && cancelledBy !== undefined)
    return `${stateNames.cancelled}（${byNames[cancelledBy] ?? cancelledBy}）`;
  return stateNames[state];
}

export function placesText({ capacity, taken, waiting }: Places): string {
  const waits = waiting === 0 ? "" : `、キャンセル待ち${waiting}人`;
  return capacity === undefined ? `${taken}人（定員なし）${waits}` : `${taken}人／定員${capacity}人${waits}`;
}
