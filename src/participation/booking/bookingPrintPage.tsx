/** The list on paper, for a door without a network: a box to tick for each sign-up. */
import { escapeHtml } from "@kitajs/html";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import { isLetIn } from "../attendance/checkIn.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { Booking, Places } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";
import { placesText } from "./bookingStateWords.js";

export interface BookingPrintPageProps {
  event: WardEvent;
  rows: readonly { booking: Booking; details: BookingDetails | undefined }[];
  places: Places;
  now: Date;
}

export function BookingPrintPage({ event, rows, places, now }: BookingPrintPageProps): JSX.Element {
  const letIn = rows.filter(({ booking }) => isLetIn(booking));
  return (
    <>
      <h1 safe>{`名簿: ${event.title}`}</h1>
      <p safe>{`${placesText(places)}　${instantText(now)} 現在`}</p>
      <p class="note">個人情報です。行事が終わったら、区の決まりに従って処分してください。</p>
      <Table
        id="print-table"
        caption="申し込み順"
        heads={["受付", "お名前", "人数", "連絡先", "配慮・回答・備考"]}
        rows={letIn.map(({ booking, details }) => [
          "□",
          escapeHtml(details?.name ?? "（消去済み）"),
          escapeHtml(`${booking.people}人`),
          escapeHtml(details?.phone ?? details?.email ?? "―"),
          escapeHtml([...(details?.needs ?? []), details?.answer, details?.note].filter(Boolean).join("、") || "―"),
        ])}
      />
    </>
  );
}
