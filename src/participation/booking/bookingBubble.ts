/** The card of a notice about a sign-up: what it is about, when, where. Nothing stands in it of who signed up. */
import type { WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line } from "../../line/flex.js";
import { card, type LineAction, type LineMessage, linkAction, postbackAction } from "../../line/messages.js";
import { eventWhen } from "../event/eventWhen.js";
import type { WardEvent } from "../event/wardEvent.js";

export interface NoticeCard {
  head: string;
  /** Before what the event is. */
  lead?: readonly string[];
  /** After it. */
  tail?: readonly string[];
  /** The first is what most people will want. */
  buttons?: readonly LineAction[];
}

export function noticeCard(
  { ward, say: sayIn }: Pick<WardContent, "ward" | "say">,
  language: Language,
  event: WardEvent,
  { head, lead = [], tail = [], buttons = [] }: NoticeCard,
): LineMessage {
  const say = sayIn(language);
  const place = event.place ?? event.address;
  const facts = [
    say("announcementDate", { date: eventWhen(event, language) }),
    ...(place === undefined ? [] : [say("announcementPlace", { place })]),
  ];
  return card(
    [head, event.title, ...lead, ...facts, ...tail].join("\n"),
    bubble(
      [
        heading(head),
        line(event.title, { weight: "bold" }),
        ...[...lead, ...facts, ...tail].map((words) => line(words)),
      ],
      buttons.map((action, place) =>
        place === 0 ? button(action, "primary", ward.colour) : button(action, "secondary"),
      ),
    ),
  );
}

/** Buttons that the booking dialogue answers, and the link to the sign-up's own page. */
export function noticeButtons({ say: sayIn }: Pick<WardContent, "say">, language: Language, bookingId: string) {
  const say = sayIn(language);
  return {
    accept: postbackAction(say("bookingToldAccept"), "booking", "accept", { b: bookingId }),
    decline: postbackAction(say("bookingToldDecline"), "booking", "cancel", { b: bookingId }),
    cancel: postbackAction(say("bookingToldCancel"), "booking", "cancel", { b: bookingId }),
    open: (url: string) => linkAction(say("bookingToldOpen"), url),
  };
}
