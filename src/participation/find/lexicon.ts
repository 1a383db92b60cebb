/** What one language says about events: patterns over its prepared text (understand.ts), and what they mean. */
import type { Language } from "../../language.js";
import type { CivilDate } from "../../time.js";
import type { EventKind } from "../event/wardEvent.js";
import type { Span } from "./civilDays.js";
import type { DayPart } from "./eventQuery.js";
import type { NamedEventKey } from "./namedEvents.js";

export interface Subject {
  pattern: RegExp;
  kinds?: readonly EventKind[];
  named?: NamedEventKey;
  /** It goes on all the year, and the guide says where: only somebody who names a day wants a list. */
  standing?: true;
}

export interface SpanRule {
  pattern: RegExp;
  /** `week`, `month`: a weekday beside it is one in it. `weak`: says no more than that it is to come. */
  unit: "day" | "week" | "month" | "weak";
  span(match: RegExpExecArray, today: CivilDate): Span | undefined;
}

export interface Lexicon {
  /** Any event. */
  event: RegExp;
  subjects: readonly Subject[];
  /** 「行けるところ」, "things to do": meant as events where a day stands beside it. */
  going: RegExp;
  topics: readonly { pattern: RegExp; topic: "watchover" | "childcare" | "disaster" }[];
  /** In this order; each takes its words away from the next. */
  spans: readonly SpanRule[];
  weekdays: readonly { pattern: RegExp; days: readonly number[] | "workday" }[];
  /** Stands before a weekday: not today's. */
  following: RegExp;
  parts: readonly { pattern: RegExp; part: DayPart }[];
  here: RegExp;
  home: RegExp;
  children: RegExp;
  free: RegExp;
  spoken: readonly { pattern: RegExp; language: Language }[];
  withoutSignUp: RegExp;
  canSignUp: RegExp;
  /** Asks, and does not tell. */
  asks: RegExp;
  /** Asks for the day itself: 「次の講座は何月？土日だと」 wants any Saturday. */
  asksWhen: RegExp;
  past: RegExp;
  /** About events, but no list answers it: figures, stalls, complaints, another's words. */
  other: RegExp;
  /** Where to read or learn something, and what has a standing answer: only with a day beside it a list is meant. */
  needsDay: RegExp;
  /** Says nothing: taken away before the rest is measured. */
  filler: RegExp;
  /** Letters that may be left of a bare list question. */
  most: number;
}

export const oneDay = (day: CivilDate | undefined): Span | undefined =>
  day === undefined ? undefined : { from: day, to: day };
