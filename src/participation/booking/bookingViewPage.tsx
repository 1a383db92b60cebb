/** How one's booking stands, and what can be done with it: of a resident under their link, of a visitor under theirs. */
import { Banner, type BannerProps } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Notice } from "../../web/notice.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import { instantWhen } from "../event/eventWhen.js";
import { eventPath } from "../paths.js";
import type { Booking } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";
import { isChangeable, type Standing, standingOf } from "./bookingView.js";
import { BookingTold } from "./bookingViewTold.js";
import { EntryTicket } from "./entryTicket.js";
import { EventSummary, type OfEvent, SignUpShell } from "./signUpShell.js";

export interface BookingViewPageProps extends OfEvent {
  path: string;
  booking: Booking;
  /** Undefined once erased. */
  details: BookingDetails | undefined;
  now: Date;
  /** For who is in. */
  ticket: { code: string; qr: string } | undefined;
  /** Nobody can tell them in LINE: the page is all they have. */
  visitor: boolean;
  /** Where to sign up once more, while that can be done. */
  again: string | undefined;
  notice?: { kind: BannerProps["kind"]; text: string } | undefined;
}

export function BookingViewPage(props: BookingViewPageProps): JSX.Element {
  const { view, booking, event, visitor } = props;
  const { say, language } = view;
  const standing = standingOf(booking, event, props.now);
  const mayChange = isChangeable(booking, event, props.now);
  return (
    <SignUpShell {...props} title={say("bookingYours")}>
      <Notice kind={props.notice?.kind ?? "success"} text={props.notice?.text} />
      <Banner kind={kinds[standing]} title={titleOf(props, standing)}>
        {textsOf(props, standing).map((text) => (
          <p>
            <Words text={text} />
          </p>
        ))}
      </Banner>
      {standing === "offered" ? <OfferButtons {...props} /> : ""}
      {props.ticket && standing === "confirmed" ? <EntryTicket view={view} {...props.ticket} /> : ""}
      <EventSummary {...props} />
      {standing === "confirmed" ? (
        <p>
          <a href={`${eventPath(event.ward, event.key)}/event.ics`}>
            <Words text={say("bookingCalendar")} />
          </a>
        </p>
      ) : (
        ""
      )}
      <BookingTold view={view} event={event} booking={booking} details={props.details} />
      {mayChange ? (
        <div class="taking-buttons">
          <ButtonLink href={inLanguage("?view=form", language)} weight="outlined">
            <span>
              <Words text={say("bookingToChange")} />
            </span>
          </ButtonLink>
          {standing === "offered" ? (
            ""
          ) : (
            <ButtonLink href={inLanguage("?view=cancel", language)} weight="outlined">
              <span>
                <Words text={say("bookingToCancel")} />
              </span>
            </ButtonLink>
          )}
        </div>
      ) : (
        ""
      )}
      {props.again === undefined ? (
        ""
      ) : (
        <ButtonLink href={inLanguage(props.again, language)} weight="outlined">
          <span>
            <Words text={say("bookingAgain")} />
          </span>
        </ButtonLink>
      )}
      <p class="note">
        <Words text={say(visitor ? "bookingKeepLink" : "bookingLinkDay")} />
      </p>
    </SignUpShell>
  );
}

const kinds: Readonly<Record<Standing, BannerProps["kind"]>> = {
  confirmed: "success",
  waiting: "remark",
  offered: "warning",
  cancelled: "remark",
  expired: "remark",
  "event-cancelled": "warning",
  "event-over": "remark",
};

function titleOf({ view: { say }, booking }: BookingViewPageProps, standing: Standing): string {
  switch (standing) {
    case "confirmed":
      return say("bookingConfirmed");
    case "waiting":
      return say("bookingWaiting", { n: booking.position ?? 1 });
    case "offered":
      return say("bookingOffered");
    case "cancelled":
      return say("bookingCancelled");
    case "expired":
      return say("bookingExpired");
    case "event-cancelled":
      return say("bookingEventCancelled");
    case "event-over":
      return say("bookingEventOver");
    default:
      return standing satisfies never;
  }
}

function textsOf({ view, booking, visitor }: BookingViewPageProps, standing: Standing): string[] {
  const { say, language } = view;
  if (standing === "waiting")
    return [say("bookingWaitingText"), say(visitor ? "bookingWaitingVisitor" : "bookingWaitingLine")];
  if (standing === "offered" && booking.offeredUntil)
    return [say("bookingOfferedText", { until: instantWhen(booking.offeredUntil, language) })];
  return standing === "expired" ? [say("bookingExpiredText")] : [];
}

/** Taking it is one press; giving it up is asked about once more. */
function OfferButtons({ view }: BookingViewPageProps): JSX.Element {
  const { say, language } = view;
  return (
    <div class="taking-buttons">
      <form method="post">
        <input type="hidden" name="action" value="accept" />
        <button type="submit" class="button button-filled">
          <span>
            <Words text={say("bookingAccept")} />
          </span>
        </button>
      </form>
      <ButtonLink href={inLanguage("?view=cancel", language)} weight="outlined">
        <span>
          <Words text={say("bookingDecline")} />
        </span>
      </ButtonLink>
    </div>
  );
}
