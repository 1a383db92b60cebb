/** The word in LINE after a sign-up on the page: what, when, where, and how it stands; nothing of what was told. */
import type { Content, WardContent } from "../../content.js";
import type { ComposeNotice, NoticeKinds } from "../../notice/noticeDesk.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import type { Clock } from "../../time.js";
import { linkTo, signUpPath } from "../paths.js";
import { type NoticeCard, noticeButtons, noticeCard } from "./bookingBubble.js";
import type { Booking, BookingDesk } from "./bookingDesk.js";
import { isChangeable } from "./bookingView.js";

export interface SignUpNoticeOptions {
  content(): Pick<Content, "wards">;
  bookings: Pick<BookingDesk, "find">;
  links: Pick<ResidentLinkStore, "create">;
  publicUrl: string;
  clock: Clock;
}

type Words = (say: ReturnType<WardContent["say"]>, booking: Booking) => Pick<NoticeCard, "head" | "tail">;

export function signUpNotices({ content, bookings, links, publicUrl, clock }: SignUpNoticeOptions): NoticeKinds {
  const compose =
    (state: Booking["state"], words: Words): ComposeNotice =>
    async (tx, notice) => {
      const ward = content().wards.get(notice.ward);
      const found = await bookings.find(tx, notice.ward, notice.subject);
      if (!ward || !found || found.booking.residentId !== notice.residentId) return undefined;
      const { booking, event } = found;
      // What has become of it since is told by a notice of its own.
      if (booking.state !== state || !isChangeable(booking, event, clock.now())) return undefined;
      const { language } = notice;
      const token = await links.create(tx, notice.residentId, "sign-up", `notice ${notice.id}`);
      const { open, cancel } = noticeButtons(ward, language, booking.id);
      const url = linkTo(publicUrl, signUpPath(notice.ward, event.key, token), language);
      return [
        noticeCard(ward, language, event, { ...words(ward.say(language), booking), buttons: [open(url), cancel] }),
      ];
    };

  return {
    "booking.confirmed": compose("confirmed", (say) => ({
      head: say("bookingStateConfirmed"),
      tail: [say("bookingConfirmedText")],
    })),
    "booking.waiting": compose("waiting", (say, { position }) => ({
      head: say("bookingStateWaiting", { n: position ?? 1 }),
      tail: [say("bookingWaitingText")],
    })),
  };
}
