/** Asks once before a booking is given back; a place given back is offered to who waits. */
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import type { Booking } from "./bookingDesk.js";
import { EventSummary, type OfEvent, SignUpShell } from "./signUpShell.js";

export interface BookingCancelPageProps extends OfEvent {
  path: string;
  booking: Booking;
}

export function BookingCancelPage(props: BookingCancelPageProps): JSX.Element {
  const { view, booking } = props;
  const { say, language } = view;
  const offered = booking.state === "offered";
  return (
    <SignUpShell {...props} title={say(offered ? "bookingDeclineAsk" : "bookingCancelAsk")}>
      <p>
        <Words text={say("bookingCancelText")} />
      </p>
      <EventSummary {...props} />
      <div class="taking-buttons">
        <form method="post">
          <input type="hidden" name="action" value="cancel" />
          <button type="submit" class="button button-filled">
            <span>
              <Words text={say(offered ? "bookingDecline" : "bookingCancelYes")} />
            </span>
          </button>
        </form>
        <ButtonLink href={inLanguage("?", language)} weight="outlined">
          <span>
            <Words text={say("bookingCancelNo")} />
          </span>
        </ButtonLink>
      </div>
    </SignUpShell>
  );
}
