/** What was told with a sign-up, for whoever told it. */
import { DefinitionList } from "../../web/definitionList.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { Booking } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";

export interface BookingToldProps {
  view: PageView;
  event: Pick<WardEvent, "asks">;
  booking: Pick<Booking, "people">;
  /** Undefined once erased. */
  details: BookingDetails | undefined;
}

export function BookingTold({ view, event, booking, details }: BookingToldProps): JSX.Element {
  const { say } = view;
  const told: [name: string, value: string | undefined][] = [
    [say("bookingName"), details?.name],
    [say("bookingPhone"), details?.phone],
    [say("bookingEmail"), details?.email],
    [say("bookingPeople"), say("bookingPeopleCount", { n: booking.people })],
    [say("bookingNeeds"), details?.needs.join("、") || undefined],
    [event.asks.question ?? say("bookingAnswer"), details?.answer],
    [say("bookingNote"), details?.note],
  ];
  return (
    <section aria-labelledby="told-title">
      <h2 id="told-title">
        <Words text={say("bookingTold")} />
      </h2>
      <DefinitionList items={told.filter(([, value]) => value !== undefined).map(([term, text]) => ({ term, text }))} />
      {details ? (
        ""
      ) : (
        <p>
          <Words text={say("bookingErased")} />
        </p>
      )}
    </section>
  );
}
