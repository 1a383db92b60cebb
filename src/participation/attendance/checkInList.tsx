/** The list at the door: each sign-up with how many of them came. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { inAttribute } from "../../console/pieces/inAttribute.js";
import { Table } from "../../web/table.js";
import type { Booking } from "../booking/bookingDesk.js";
import type { BookingDetails } from "../booking/bookingForm.js";
import { isLetIn } from "./checkIn.js";

export interface ListedBooking {
  booking: Booking;
  details: BookingDetails | undefined;
}

export interface CheckInListProps {
  base: string;
  rows: readonly ListedBooking[];
  mistakes: Readonly<Record<string, string>>;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

export function CheckInList({ base, rows, mistakes, mayEdit, csrfField }: CheckInListProps): JSX.Element {
  const letIn = rows.filter(({ booking }) => isLetIn(booking));
  return (
    <section aria-labelledby="list-title">
      <h2 id="list-title">名簿から受け付ける</h2>
      {mistakes["hand"] ? (
        <p class="mistake" safe>
          {mistakes["hand"]}
        </p>
      ) : (
        ""
      )}
      {letIn.length === 0 ? (
        <Empty text="席のある申し込みは、まだありません。" />
      ) : (
        <Table
          id="check-in-table"
          caption="申し込み順"
          heads={["お名前・人数・配慮", "受付"]}
          rows={letIn.map(({ booking, details }) => [
            <Who booking={booking} details={details} />,
            mayEdit ? <Act base={base} booking={booking} name={details?.name} csrfField={csrfField} /> : "―",
          ])}
        />
      )}
    </section>
  );
}

/** In one cell, so that a phone at the door shows the button beside the name. */
function Who({ booking, details }: ListedBooking): JSX.Element {
  const more = [...(details?.needs ?? []), details?.answer, details?.note].filter(Boolean).join("、");
  return (
    <>
      <span safe>{`${details?.name ?? "（消去済み）"} ${booking.people}人`}</span>
      {more === "" ? (
        ""
      ) : (
        <span class="option-hint note" safe>
          {more}
        </span>
      )}
    </>
  );
}

interface ActProps {
  base: string;
  booking: Booking;
  name: string | undefined;
  csrfField: JSX.Element;
}

function Act({ base, booking, name = "この方", csrfField }: ActProps): JSX.Element {
  if (booking.attended !== undefined)
    return (
      <ConsoleForm action={`${base}/undo`} csrfField={csrfField} inline>
        <span safe>{`${booking.attended}人 受付済み`}</span>
        <Hidden name="booking" value={booking.id} />
        <Button label="取り消す" weight="plain" meaning={`${name}の受付を取り消す`} />
      </ConsoleForm>
    );
  return (
    <ConsoleForm action={`${base}/hand`} csrfField={csrfField} inline>
      <Hidden name="booking" value={booking.id} />
      <input
        class="field-short"
        aria-label={inAttribute(`${name}の人数`)}
        name="people"
        value={String(booking.people)}
        inputmode="numeric"
        required
      />
      <Button label="受け付ける" weight="outlined" meaning={`${name}を受け付ける`} />
    </ConsoleForm>
  );
}
