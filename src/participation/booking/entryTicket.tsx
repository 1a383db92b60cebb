/** The entry ticket: what is shown or told at the door. */
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { shownEntryCode } from "./entryQr.js";

export interface EntryTicketProps {
  view: PageView;
  code: string;
  /** Markup of the QR code. */
  qr: string;
}

export function EntryTicket({ view, code, qr }: EntryTicketProps): JSX.Element {
  const { say } = view;
  return (
    <section class="box taking-ticket" aria-labelledby="ticket-title">
      <h2 id="ticket-title">
        <Words text={say("bookingEntry")} />
      </h2>
      <p class="taking-code" safe>
        {shownEntryCode(code)}
      </p>
      <div class="taking-qr">{qr}</div>
      <p>
        <Words text={say("bookingEntryText")} />
      </p>
    </section>
  );
}
