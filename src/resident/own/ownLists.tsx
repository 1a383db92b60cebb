/** One's sign-ups and cases on the own page: what, when, how it stands, and how long it is kept. */
import { dateIn } from "../../guide/dateWords.js";
import { type Standing, standingOf } from "../../participation/booking/bookingView.js";
import { eventWhen } from "../../participation/event/eventWhen.js";
import { civilDate } from "../../time.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageWordKey } from "../../web/pageWords.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { OwnBooking, OwnCase, OwnWish } from "./ownRecord.js";
import { lastDay } from "./staying.js";

const standings: Readonly<Record<Standing, PageWordKey>> = {
  confirmed: "ownStateConfirmed",
  waiting: "ownStateWaiting",
  offered: "ownStateOffered",
  cancelled: "ownStateCancelled",
  expired: "ownStateExpired",
  "event-cancelled": "ownStateEventCancelled",
  "event-over": "ownStateEventOver",
};

export interface OwnBookingsProps {
  view: PageView;
  bookings: readonly OwnBooking[];
  now: Date;
  signUpPathOf(eventKey: string): string;
}

export function OwnBookings({ view, bookings, now, signUpPathOf }: OwnBookingsProps): JSX.Element {
  const { say, language } = view;
  if (bookings.length === 0) return <Nothing view={view} />;
  return (
    <ul class="own-list">
      {bookings.map(({ booking, event }) => (
        <li>
          <a href={inLanguage(signUpPathOf(event.key), language)} lang="ja">
            <Words text={event.title} />
          </a>
          <br />
          <Words text={`${eventWhen(event, language)} ／ ${say(standings[standingOf(booking, event, now)])}`} />
        </li>
      ))}
    </ul>
  );
}

export function OwnWishes({ view, wishes }: { view: PageView; wishes: readonly OwnWish[] }): JSX.Element {
  const { say, language } = view;
  if (wishes.length === 0) return <Nothing view={view} />;
  return (
    <ul class="own-list">
      {wishes.map(({ words, expiresAt }) => (
        <li>
          <Words text={`${words} ／ ${say("ownCaseUntil", { until: dateIn(civilDate(expiresAt), language) })}`} />
        </li>
      ))}
    </ul>
  );
}

export interface OwnCasesProps {
  view: PageView;
  cases: readonly OwnCase[];
  casePathOf(caseId: string): string;
}

export function OwnCases({ view, cases, casePathOf }: OwnCasesProps): JSX.Element {
  const { say, language } = view;
  if (cases.length === 0) return <Nothing view={view} />;
  return (
    <ul class="own-list">
      {cases.map(({ case: one }) => {
        const { asked, keepUntil } = one;
        const state = asked.states.find(({ key }) => key === one.state)?.tells[language];
        const kept =
          keepUntil === undefined
            ? say("ownCaseMonths", { months: asked.keepMonths })
            : say("ownCaseUntil", { until: dateIn(lastDay(keepUntil), language) });
        return (
          <li>
            <a href={inLanguage(casePathOf(one.id), language)}>
              <Words text={`${asked.title[language]} ／ ${say("ownCaseNumber", { number: one.number })}`} />
            </a>
            {state === undefined ? (
              ""
            ) : (
              <p>
                <Words text={state} />
              </p>
            )}
            <p class="note">
              <Words text={`${kept} ／ ${asked.keepReason[language]}`} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Nothing({ view }: { view: PageView }): JSX.Element {
  return (
    <p>
      <Words text={view.say("ownNothing")} />
    </p>
  );
}
