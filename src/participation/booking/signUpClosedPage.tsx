/** Nobody can sign up now: why, in words, and the way to the event's page. */
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import { instantWhen } from "../event/eventWhen.js";
import type { Closed } from "./bookingView.js";
import { EventSummary, type OfEvent, SignUpShell } from "./signUpShell.js";

export interface SignUpClosedPageProps extends OfEvent {
  path: string;
  because: Closed;
}

export function SignUpClosedPage(props: SignUpClosedPageProps): JSX.Element {
  const { view } = props;
  return (
    <SignUpShell {...props} title={view.say("bookingSignUp")}>
      <Banner kind="remark" announced>
        <p>
          <Words text={wordsOf(props)} />
        </p>
      </Banner>
      <EventSummary {...props} />
    </SignUpShell>
  );
}

function wordsOf({ view: { say, language }, event, because }: SignUpClosedPageProps): string {
  switch (because) {
    case "none":
      return say("bookingNotNeeded");
    case "early":
      return event.signUpFrom
        ? say("bookingEarly", { from: instantWhen(event.signUpFrom, language) })
        : say("bookingNotNeeded");
    case "over":
      return say("bookingOver");
    case "event-over":
      return say("bookingEventOver");
    case "event-cancelled":
      return say("bookingEventCancelled");
    default:
      return because satisfies never;
  }
}
