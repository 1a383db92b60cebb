/** What the ward holds about a resident (わたしのページ), and the same as a file with plain keys. */

import type { Language } from "../../language.js";
import type { Booking } from "../../participation/booking/bookingDesk.js";
import type { BookingDetails } from "../../participation/booking/bookingForm.js";
import type { CaseStepView, WardCase } from "../../participation/case/caseDesk.js";
import type { CaseAnswers } from "../../participation/case/caseForm.js";
import type { WardEvent } from "../../participation/event/wardEvent.js";
import type { Settings } from "../settings.js";

export interface OwnBooking {
  booking: Booking;
  event: WardEvent;
  /** Undefined once erased. */
  details: BookingDetails | undefined;
}

export interface OwnCase {
  case: WardCase;
  answers: CaseAnswers | undefined;
  steps: readonly CaseStepView[];
}

/** An event of this kind is to be told of. */
export interface OwnWish {
  /** As the resident reads it. */
  words: string;
  wish: object;
  expiresAt: Date;
}

export interface OwnSurvey {
  title: string;
  /** Where the response can be seen or taken back. */
  href?: string | undefined;
}

export interface OwnRecord {
  language: Language;
  since: Date;
  lastSeen: Date;
  settings: Settings;
  bookings: readonly OwnBooking[];
  wishes: readonly OwnWish[];
  cases: readonly OwnCase[];
  surveys: readonly OwnSurvey[];
  talks: readonly { openedAt: Date; open: boolean; posts: readonly { author: string; text: string }[] }[];
  questions: readonly { text: string; askedAt: Date }[];
}

/** Internal notes of staff are theirs; what was said to the resident, and by them, is the resident's. */
const told: readonly CaseStepView["kind"][] = ["made", "state", "message", "answers"];

/** All of it, for who wants to keep it or take it elsewhere. */
export function ownFile(record: OwnRecord, ward: string, now: Date): object {
  const { settings } = record;
  return {
    ward,
    generatedAt: now,
    line: { reachable: true, language: record.language, since: record.since, lastSeen: record.lastSeen },
    settings: {
      interests: settings.interests,
      town: settings.district ?? null,
      childrenBornIn: settings.childMonths,
      stopped: settings.stopped,
      quietAtNight: settings.quietHours,
      mostInAWeek: settings.weeklyCap ?? null,
    },
    signUps: record.bookings.map(({ booking, event, details }) => ({
      event: event.title,
      startsAt: event.startsAt,
      place: event.place ?? null,
      state: booking.state,
      people: booking.people,
      attended: booking.attended ?? null,
      signedUpAt: booking.createdAt,
      told: details ?? null,
    })),
    eventWishes: record.wishes.map(({ wish, expiresAt }) => ({ wish, expiresAt })),
    requests: record.cases.map(({ case: one, answers, steps }) => ({
      number: one.number,
      title: one.asked.title.ja,
      state: one.state,
      madeAt: one.createdAt,
      closedAt: one.closedAt ?? null,
      erasedFrom: one.keepUntil ?? null,
      answers: answers ?? null,
      steps: steps
        .filter(({ kind }) => told.includes(kind))
        .map(({ kind, state, text, at, by }) => ({
          kind,
          state: state ?? null,
          text: text ?? null,
          at,
          by: by.kind,
        })),
    })),
    surveysAnswered: record.surveys.map(({ title }) => title),
    talksWithStaff: record.talks,
    unansweredQuestions: record.questions,
  };
}
