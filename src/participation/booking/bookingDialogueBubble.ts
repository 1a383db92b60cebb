/** One's bookings in LINE: what, when, where, how it stands. Nothing of what was told with the sign-up. */
import type { WardContent } from "../../content.js";
import type { Say } from "../../conversation/phrases.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import {
  card,
  type FlexBubble,
  type LineAction,
  type LineMessage,
  linkAction,
  postbackAction,
} from "../../line/messages.js";
import { eventWhen, instantWhen } from "../event/eventWhen.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { Booking } from "./bookingDesk.js";
import { isChangeable, standingOf } from "./bookingView.js";

export interface ShownBooking {
  booking: Booking;
  event: WardEvent;
  /** Page of the sign-up; undefined while the resident has no ward. */
  url: string | undefined;
}

export interface BookingReader {
  ward: WardContent;
  language: Language;
  now: Date;
}

/** LINE takes twelve bubbles; more than ten are no list any more. */
export const mostShown = 10;

export function bookingsBubble(shown: readonly ShownBooking[], reader: BookingReader): LineMessage {
  const say = reader.ward.say(reader.language);
  const some = shown.slice(0, mostShown);
  const twin = [say("bookingListLead"), ...some.map((one) => `・${factsOf(one, reader).join(" ")}`)];
  return card(twin.join("\n"), { type: "carousel", contents: some.map((one) => oneBubble(one, reader)) });
}

/** @param words what has just happened, or is the case */
export function bookingBubble(one: ShownBooking, reader: BookingReader, words?: string): LineMessage {
  const twin = [...(words === undefined ? [] : [words]), ...factsOf(one, reader)];
  return card(twin.join("\n"), oneBubble(one, reader, words));
}

/** Asks once before a place is given back. */
export function cancelBubble({ booking, event }: ShownBooking, reader: BookingReader): LineMessage {
  const { ward, language } = reader;
  const say = ward.say(language);
  const offered = booking.state === "offered";
  const ask = say(offered ? "bookingDeclineAsk" : "bookingCancelAsk");
  const yes = postbackAction(say(offered ? "bookingDecline" : "bookingCancelYes"), "booking", "cancel-yes", {
    b: booking.id,
  });
  const no = postbackAction(say("bookingCancelNo"), "booking", "show", { b: booking.id });
  const when = eventWhen(event, language);
  return card(
    [ask, event.title, when].join("\n"),
    bubble(
      [line(ask), heading(event.title), line(when), note(say("bookingCancelText"))],
      [button(yes, "secondary"), button(no, "primary", ward.ward.colour)],
    ),
  );
}

/** Words, with the way to the events of the ward. */
export function noBookingsBubble({ ward, language }: Omit<BookingReader, "now">): LineMessage {
  const say = ward.say(language);
  const find = postbackAction(say("bookingFindEvents"), "command", "event");
  return card(
    say("bookingNothing"),
    bubble([line(say("bookingNothing"))], [button(find, "primary", ward.ward.colour)]),
  );
}

function oneBubble(one: ShownBooking, reader: BookingReader, words?: string): FlexBubble {
  const { ward, language } = reader;
  const { event } = one;
  const say = ward.say(language);
  const place = event.place ?? event.address;
  return bubble(
    [
      ...(words === undefined ? [] : [line(words, { weight: "bold" })]),
      ...(event.fictional ? [note(say("demoMark"))] : []),
      heading(event.title),
      line(eventWhen(event, language)),
      ...(place === undefined ? [] : [line(say("announcementPlace", { place }))]),
      line(stateIn(one, say, reader), { weight: "bold" }),
    ],
    actionsOf(one, say, reader.now).map((action, index) =>
      index === 0 ? button(action, "primary", ward.ward.colour) : button(action, "secondary"),
    ),
  );
}

function actionsOf({ booking, event, url }: ShownBooking, say: Say, now: Date): LineAction[] {
  const press = (label: string, action: string) => postbackAction(label, "booking", action, { b: booking.id });
  const standing = standingOf(booking, event, now);
  const open = (label: string) => (url === undefined ? [] : [linkAction(label, url)]);
  if (!isChangeable(booking, event, now)) return open(say("bookingDetails"));
  if (standing === "offered")
    return [
      press(say("bookingAccept"), "accept"),
      press(say("bookingDecline"), "cancel"),
      ...open(say("bookingDetails")),
    ];
  return [
    ...open(say(standing === "confirmed" ? "bookingEntryOpen" : "bookingChange")),
    press(say("bookingCancel"), "cancel"),
  ];
}

function factsOf(one: ShownBooking, reader: BookingReader): string[] {
  const { event } = one;
  const say = reader.ward.say(reader.language);
  const place = event.place ?? event.address;
  return [
    event.title,
    eventWhen(event, reader.language),
    ...(place === undefined ? [] : [place]),
    stateIn(one, say, reader),
  ];
}

function stateIn({ booking, event }: ShownBooking, say: Say, { language, now }: BookingReader): string {
  const standing = standingOf(booking, event, now);
  switch (standing) {
    case "confirmed":
      return say("bookingStateConfirmed");
    case "waiting":
      return say("bookingStateWaiting", { n: booking.position ?? 1 });
    case "offered":
      return booking.offeredUntil
        ? say("bookingStateOffered", { until: instantWhen(booking.offeredUntil, language) })
        : say("bookingStateConfirmed");
    case "cancelled":
      return say("bookingStateCancelled");
    case "expired":
      return say("bookingStateExpired");
    case "event-cancelled":
      return say("bookingStateEventCancelled");
    case "event-over":
      return say("bookingStateEventOver");
    default:
      return standing satisfies never;
  }
}
