/** The sign-ups of an event: who has a place, who waits, and what staff can do about it. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import type { WardEvent } from "../event/wardEvent.js";
import { activeStates, type Booking, type Places } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";
import { placesText, stateText } from "./bookingStateWords.js";

export interface BookingListPageProps {
  base: string;
  event: WardEvent;
  rows: readonly { booking: Booking; details: BookingDetails | undefined }[];
  places: Places;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  newRow: string;
  /** Nothing is cancelled or added any more. */
  begun: boolean;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

export function BookingListPage(props: BookingListPageProps): JSX.Element {
  const { base, event, rows, places, csrfField } = props;
  return (
    <>
      <h1 safe>{`申し込み: ${event.title}`}</h1>
      <p safe>{placesText(places)}</p>
      {rows.length === 0 ? (
        <Empty text="申し込みは、まだありません。" />
      ) : (
        <>
          <Table
            id="bookings-table"
            caption="席のある人、キャンセル待ちの順"
            heads={["状態", "お名前", "人数", "連絡先", "配慮・回答・備考", "申込日時", "取り消し"]}
            rows={rows.map((row) => cells(row, props))}
          />
          <p class="row-links">
            <a href={`${base}/print`}>名簿を印刷する</a>
          </p>
          <ConsoleForm action={`${base}/file`} csrfField={csrfField} inline>
            <Button label="CSVで書き出す" weight="outlined" />
          </ConsoleForm>
          <Message {...props} />
        </>
      )}
      {event.cancelled || props.begun ? "" : <Add {...props} />}
    </>
  );
}

function cells(
  { booking, details }: BookingListPageProps["rows"][number],
  { base, begun, mayEdit, csrfField }: BookingListPageProps,
): JSX.Element[] {
  const name = details?.name;
  const unreachable = booking.residentId === undefined && booking.state === "offered";
  return [
    <>
      <span safe>{stateText(booking)}</span>
      {booking.offeredUntil && booking.state === "offered" ? (
        <span class="note" safe>{` ${instantText(booking.offeredUntil)}まで`}</span>
      ) : (
        ""
      )}
      {unreachable ? <span class="note"> LINEでは届きません。ご連絡が要ります。</span> : ""}
      {booking.fictional ? <span class="note">（架空）</span> : ""}
    </>,
    escapeHtml(name ?? "（消去済み）"),
    escapeHtml(`${booking.people}人`),
    escapeHtml([details?.phone, details?.email].filter(Boolean).join("、") || "―"),
    escapeHtml([...(details?.needs ?? []), details?.answer, details?.note].filter(Boolean).join("、") || "―"),
    escapeHtml(instantText(booking.createdAt)),
    mayEdit && !begun && activeStates.includes(booking.state) ? (
      <ConsoleForm action={`${base}/cancel`} csrfField={csrfField} inline>
        <Hidden name="booking" value={booking.id} />
        <Button label="取り消す" weight="plain" meaning={`${name ?? "この申し込み"}を取り消す`} />
      </ConsoleForm>
    ) : (
      "―"
    ),
  ];
}

function Message({ base, newRow, csrfField }: BookingListPageProps): JSX.Element {
  return (
    <section aria-labelledby="message-title">
      <h2 id="message-title">LINEで連絡する</h2>
      <p>お知らせの下書きを作ります。ほかの職員が承認してから届きます。LINEから申し込んだ人だけに届きます。</p>
      <ConsoleForm action={`${base}/message`} csrfField={csrfField}>
        <Hidden name="row" value={newRow} />
        <RadioGroup
          name="to"
          label="送る相手"
          required
          value="event-participants"
          options={[
            { value: "event-participants", label: "席のある人（空きを案内中の人を含む）" },
            { value: "event-waiting", label: "キャンセル待ちの人" },
            { value: "event-attended", label: "参加した人（受付を済ませた人）" },
          ]}
        />
        <div class="actions">
          <Button label="下書きを作る" weight="outlined" />
        </div>
      </ConsoleForm>
    </section>
  );
}

function Add({ base, event, form, mistakes, newRow, csrfField }: BookingListPageProps): JSX.Element {
  const field = (name: string) => ({
    name,
    value: typeof form[name] === "string" ? form[name] : "",
    mistake: mistakes[name],
  });
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">電話や窓口での申し込みを登録する</h2>
      <ConsoleForm action={`${base}/add`} csrfField={csrfField}>
        <Hidden name="row" value={newRow} />
        <TextField {...field("name")} label="お名前" required maxlength={60} />
        <TextField {...field("phone")} label="電話番号" type="tel" maxlength={20} />
        <TextField
          {...field("people")}
          value={field("people").value || "1"}
          label="人数"
          hint={`一度に${event.mostPeople}人まで`}
          inputmode="numeric"
          short
          required
        />
        <TextArea {...field("note")} label="備考" maxlength={500} />
        <div class="actions">
          <Button label="登録する" />
        </div>
      </ConsoleForm>
    </section>
  );
}
