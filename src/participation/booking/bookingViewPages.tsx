/** Which page a booking's address shows: the form, how it stands, the question before it is given back, or why not. */
import type { WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import type { PageView } from "../../web/view.js";
import type { WardEvent } from "../event/wardEvent.js";
import { signUpPath } from "../paths.js";
import { activeStates, type Booking, type Places } from "./bookingDesk.js";
import type { BookingDetails } from "./bookingForm.js";
import { closedBecause, isChangeable } from "./bookingView.js";
import { BookingCancelPage } from "./bookingViewCancelPage.js";
import { BookingViewPage, type BookingViewPageProps } from "./bookingViewPage.js";
import { entryQr } from "./entryQr.js";
import { SignUpClosedPage } from "./signUpClosedPage.js";
import type { Receipt } from "./signUpDesk.js";
import { nothingTyped, typedOf } from "./signUpForm.js";
import { SignUpPage, type SignUpPageProps } from "./signUpPage.js";

/** What stands behind an address, as it is now. */
export interface Held {
  ward: WardContent;
  event: WardEvent;
  booking: Booking | undefined;
  details: BookingDetails | undefined;
  places: Places;
  language: Language;
  visitor: boolean;
  /** Anybody's form; else it hangs on a link. */
  open: boolean;
  /** Address that may stand in the page: without a token. */
  path: string;
}

export interface Shown {
  view: PageView;
  now: Date;
  /** `form` or `cancel`. */
  wanted: string;
  /** What has just been done. */
  said: string;
  receipt: Exclude<Receipt, { kind: "go" }> | { kind: "too-often"; minutes: number } | undefined;
  newSeed: string;
  entryCode(bookingId: string): string;
}

export interface Drawn {
  page: JSX.Element;
  status: number;
}

export async function drawBooking(held: Held, shown: Shown): Promise<Drawn> {
  const { event, booking, details } = held;
  const { view, now, receipt } = shown;
  const of = { view, ward: held.ward, event, path: held.path };
  const status = receipt ? { "too-often": 429, refused: 409, mistaken: 400 }[receipt.kind] : 200;
  const form = (props: Pick<SignUpPageProps, "kind" | "typed"> & Partial<SignUpPageProps>): Drawn => ({
    page: (
      <SignUpPage
        {...of}
        open={held.open}
        places={held.places}
        mistakes={{}}
        notice={receipt?.kind === "too-often" ? tooOften(shown, receipt.minutes) : undefined}
        {...props}
      />
    ),
    status,
  });

  const closed = closedBecause(event, now);
  const mayChange = booking !== undefined && isChangeable(booking, event, now);
  if (receipt?.kind === "mistaken" && (receipt.form === "change" ? mayChange : closed === undefined))
    return form({ ...receipt, kind: receipt.form });

  if (!booking) {
    if (closed === undefined) return form({ kind: "new", typed: nothingTyped(shown.newSeed) });
    const page = <SignUpClosedPage {...of} because={closed} />;
    return { page, status: receipt ? status : closed === "none" || closed === "early" ? 200 : 410 };
  }
  if (mayChange && shown.wanted === "form" && receipt?.kind !== "refused")
    return form({ kind: "change", typed: typedOf(details, booking.people, shown.newSeed) });
  if (mayChange && shown.wanted === "cancel" && !receipt)
    return { page: <BookingCancelPage {...of} booking={booking} />, status };
  const again = closed === undefined && !activeStates.includes(booking.state);
  if (again && !held.visitor && shown.wanted === "form")
    return form({ kind: "new", typed: typedOf(details, booking.people, shown.newSeed) });

  const code = booking.state === "confirmed" ? shown.entryCode(booking.id) : undefined;
  const page = (
    <BookingViewPage
      {...of}
      booking={booking}
      details={details}
      now={now}
      visitor={held.visitor}
      ticket={code === undefined ? undefined : { code, qr: await entryQr(code, view.say("bookingEntryQr")) }}
      again={again ? (held.visitor ? signUpPath(event.ward, event.key) : "?view=form") : undefined}
      notice={noticeOf(shown)}
    />
  );
  return { page, status };
}

const tooOften = ({ view }: Shown, minutes: number) => view.say("bookingTooOften", { minutes });

function noticeOf(shown: Shown): BookingViewPageProps["notice"] {
  const { view, said, receipt } = shown;
  if (receipt?.kind === "too-often") return { kind: "mistake", text: tooOften(shown, receipt.minutes) };
  if (receipt?.kind === "refused") return { kind: "mistake", text: view.say(receipt.words ?? "bookingNotChanged") };
  if (receipt) return undefined;
  if (said === "new") return { kind: "success", text: view.say("bookingReceived") };
  if (said === "saved") return { kind: "success", text: view.say("bookingSaved") };
  if (said === "cancelled") return { kind: "success", text: view.say("bookingNowCancelled") };
  return said === "accepted" ? { kind: "success", text: view.say("bookingAccepted") } : undefined;
}
