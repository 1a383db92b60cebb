/** Whether somebody can sign up for an event now, how many places are left, and the way there. */
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageWordKey } from "../../web/pageWords.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Places } from "../booking/bookingDesk.js";
import { signUpPath } from "../paths.js";
import { placesSeen } from "./eventPlaces.js";
import { instantWhen } from "./eventWhen.js";
import { signUpState, type WardEvent } from "./wardEvent.js";

export interface EventSigningProps {
  view: PageView;
  event: WardEvent;
  places: Places | undefined;
  now: Date;
}

/** あと3人; 満席（キャンセル待ちを受付中）; nothing where it is not open. */
export function placesWords({ view, event, places, now }: EventSigningProps): string | undefined {
  if (signUpState(event, now) !== "open") return undefined;
  const seen = placesSeen(event.capacity, places);
  switch (seen.kind) {
    case "open":
      return undefined;
    case "left":
      return view.say("eventPlacesLeft", { n: seen.left });
    case "full":
      return view.say("eventFull");
    default:
      return seen satisfies never;
  }
}

export function EventSigning(props: EventSigningProps): JSX.Element {
  const { view } = props;
  return (
    <section class="box" aria-labelledby="signing-title">
      <h2 id="signing-title">
        <Words text={view.say("eventSignUpTitle")} />
      </h2>
      <Way {...props} />
    </section>
  );
}

function Way(props: EventSigningProps): JSX.Element {
  const { view, event, places, now } = props;
  const { say, language } = view;
  const state = signUpState(event, now);
  if (state !== "open") {
    const closed: Readonly<Record<typeof state, PageWordKey>> = {
      none: "eventNoSignUp",
      early: "eventSignUpFrom",
      over: "eventSignUpOver",
    };
    const when = event.signUpFrom ? instantWhen(event.signUpFrom, language) : "";
    return (
      <p>
        <Words text={say(closed[state], { when })} />
      </p>
    );
  }
  const left = placesWords(props);
  const full = placesSeen(event.capacity, places).kind === "full";
  return (
    <>
      {left === undefined ? (
        ""
      ) : (
        <p class="event-left">
          <Words text={left} />
        </p>
      )}
      {event.signUpUntil ? (
        <p>
          <Words text={say("eventSignUpUntil", { when: instantWhen(event.signUpUntil, language) })} />
        </p>
      ) : (
        ""
      )}
      <ButtonLink href={inLanguage(signUpPath(event.ward, event.key), language)}>
        <Words text={say(full ? "eventWaitUp" : "eventSignUp")} />
      </ButtonLink>
    </>
  );
}
