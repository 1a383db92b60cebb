/** Says what notices about sign-ups say, when their turn has come: nothing, where it is no longer so. */
import type { Content, WardContent } from "../../content.js";
import type { LineAction, LineMessage } from "../../line/messages.js";
import type { ComposeNotice, NoticeFor, NoticeKinds } from "../../notice/noticeDesk.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import { type Clock, civilTime } from "../../time.js";
import { eventWhen, instantWhen } from "../event/eventWhen.js";
import type { WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import { linkTo, signUpPath } from "../paths.js";
import { type NoticeCard, noticeButtons, noticeCard } from "./bookingBubble.js";
import { activeStates } from "./bookingDesk.js";
import { type Reminder, reminderHolds } from "./bookingReminder.js";
import { type BookingRow, bookingStore } from "./bookingStore.js";
import { cancelledNotice, changedNotice, movedNotice, movedTo, withdrawnNotice } from "./bookingToldStore.js";
import { expiredNotice, offeredNotice } from "./waitingListStore.js";

export interface BookingNoticeOptions {
  content(): Pick<Content, "wards">;
  links: Pick<ResidentLinkStore, "create">;
  publicUrl: string;
  clock: Clock;
}

interface About {
  notice: NoticeFor;
  booking: BookingRow;
  event: WardEvent;
  now: Date;
  say: ReturnType<WardContent["say"]>;
  buttons: ReturnType<typeof noticeButtons>;
  /** Opens the sign-up's own page, for a day. */
  open: LineAction;
}

/** Undefined: it is no longer so. */
type Words = (about: About) => NoticeCard | undefined;

export function bookingNotices({ content, links, publicUrl, clock }: BookingNoticeOptions): NoticeKinds {
  const compose =
    (words: Words): ComposeNotice =>
    async (tx, notice): Promise<LineMessage[] | undefined> => {
      const ward = content().wards.get(notice.ward);
      const booking = await bookingStore.byId(tx, notice.ward, notice.subject);
      // Forgotten since, or somebody else's: whoever is named is told of nothing but their own.
      if (!ward || booking?.residentId !== notice.residentId) return undefined;
      const event = await wardEventStore.find(tx, notice.ward, { id: booking.eventId });
      if (event?.state !== "published") return undefined;
      const { language } = notice;
      const token = await links.create(tx, notice.residentId, "sign-up", `notice ${notice.id}`);
      const buttons = noticeButtons(ward, language, booking.id);
      const open = buttons.open(linkTo(publicUrl, signUpPath(notice.ward, event.key, token), language));
      const now = clock.now();
      const told = words({ notice, booking, event, now, say: ward.say(language), buttons, open });
      return told && [noticeCard(ward, language, event, told)];
    };

  return Object.fromEntries(Object.entries(kinds).map(([kind, words]) => [kind, compose(words)]));
}

const isComing = ({ event, now }: About) => !event.cancelled && now < event.startsAt;

const reminder =
  (kind: Reminder["kind"], head: "bookingToldEve" | "bookingToldMorning"): Words =>
  ({ notice, booking, event, now, say, buttons, open }) => {
    if (booking.state !== "confirmed" || event.cancelled || !reminderHolds(event, kind, notice.slot, now))
      return undefined;
    return { head: say(head), tail: [say("bookingToldReminderText")], buttons: [open, buttons.cancel] };
  };

const kinds: Readonly<Record<string, Words>> = {
  "booking.eve": reminder("booking.eve", "bookingToldEve"),
  "booking.morning": reminder("booking.morning", "bookingToldMorning"),

  [offeredNotice]: (about) => {
    const { notice, booking, say, now, buttons, open } = about;
    const until = booking.offeredUntil;
    if (!isComing(about) || !until || now >= until || notice.slot !== String(booking.offers)) return undefined;
    const text = say("bookingToldOfferedText", { until: instantWhen(until, notice.language) });
    return { head: say("bookingToldOffered"), tail: [text], buttons: [buttons.accept, buttons.decline, open] };
  },

  [expiredNotice]: (about) => {
    const { notice, booking, say, open } = about;
    if (!isComing(about) || booking.state !== "expired" || notice.slot !== String(booking.offers)) return undefined;
    return { head: say("bookingToldExpired"), tail: [say("bookingToldExpiredText")], buttons: [open] };
  },

  [movedNotice]: (about) => {
    const { notice, booking, event, say, buttons, open } = about;
    // Moved on since: the later notice says so.
    if (!isComing(about) || !movedTo(notice.slot, event) || !activeStates.includes(booking.state)) return undefined;
    const before = event.movedFrom && beginning(event, event.movedFrom);
    return {
      head: say("bookingToldMoved"),
      lead: before ? [say("bookingToldMovedBefore", { date: eventWhen(before, notice.language) })] : [],
      tail: [say("bookingToldMovedText")],
      buttons: [open, buttons.cancel],
    };
  },

  [changedNotice]: (about) => {
    const { notice, booking, event, say, buttons, open } = about;
    // Changed once more since: the later notice says so.
    if (!isComing(about) || notice.slot !== String(event.sequence) || !activeStates.includes(booking.state))
      return undefined;
    const tail = [say("bookingToldMovedText")];
    return { head: say("bookingToldChanged"), tail, buttons: [open, buttons.cancel] };
  },

  [cancelledNotice]: ({ booking, event, now, say }) => {
    if (!event.cancelled || booking.cancelledBy !== "event" || now >= event.startsAt) return undefined;
    const reason = event.cancelReason === undefined ? [] : [say("bookingToldReason", { reason: event.cancelReason })];
    return { head: say("bookingToldEventCancelled"), tail: [say("bookingToldEventCancelledText"), ...reason] };
  },

  [withdrawnNotice]: (about) => {
    const { booking, say } = about;
    if (!isComing(about) || booking.state !== "cancelled" || booking.cancelledBy !== "staff") return undefined;
    return { head: say("bookingToldWithdrawn"), tail: [say("bookingToldWithdrawnText")] };
  },
};

/** Midnight in Japan stands for a day whose hour was not known. */
const beginning = ({ allDay }: WardEvent, startsAt: Date) => ({
  startsAt,
  endsAt: undefined,
  allDay: allDay || civilTime(startsAt) === "00:00",
});
