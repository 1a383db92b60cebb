/** When: finds days in a prepared text, each expression once, and puts them together. */
import { addDays, type CivilDate } from "../../time.js";
import { nextWeekday, type Span, weekendSpan } from "./civilDays.js";
import type { DayFilter, DayPart } from "./eventQuery.js";
import type { Lexicon, SpanRule } from "./lexicon.js";
import type { Reading } from "./reading.js";

export interface TimeRead {
  from?: CivilDate;
  to?: CivilDate;
  days?: DayFilter;
  part?: DayPart;
  /** Nothing: no time was told. `weak`: only that it is to come. `over`: it lies behind. */
  strength: "none" | "weak" | "strong" | "over";
}

const saturdayAndSunday = "6,0";

export function readTime(reading: Reading, lexicon: Lexicon, today: CivilDate): TimeRead {
  const asksWhen = lexicon.asksWhen.test(reading.text());
  const found: { unit: SpanRule["unit"]; span: Span | undefined }[] = [];
  const look = (rules: readonly SpanRule[]) => {
    for (const { pattern, unit, span } of rules) {
      // No question names more days than these.
      for (let times = 0; times < 3; times++) {
        const match = reading.take(pattern);
        if (!match) break;
        found.push({ unit, span: span(match, today) });
      }
    }
  };
  look(lexicon.spans.filter(({ unit }) => unit !== "weak"));
  const weekdays = takeWeekdays(reading, lexicon);
  const part = lexicon.parts.find((one) => reading.take(one.pattern))?.part;
  const strong = found.length > 0 || weekdays.days !== undefined || part !== undefined;
  look(lexicon.spans.filter(({ unit }) => unit === "weak"));

  if (found.some(({ unit, span }) => unit !== "weak" && !span)) return { strength: "over" };
  const time = together(found, weekdays, today, asksWhen);
  if (time.to !== undefined && time.to < today) return { strength: "over" };
  return {
    ...time,
    // What is over today is asked for by nobody.
    ...(time.from !== undefined && time.from < today && { from: today }),
    ...(part && { part }),
    strength: strong ? "strong" : found.length > 0 ? "weak" : "none",
  };
}

interface Weekdays {
  days: DayFilter | undefined;
  /** 「次の」: not today's. */
  following: boolean;
}

function takeWeekdays(reading: Reading, { weekdays, following }: Lexicon): Weekdays {
  const days: number[] = [];
  let workday = false;
  let strictly = false;
  for (const rule of weekdays) {
    const match = reading.take(rule.pattern);
    if (!match) continue;
    strictly ||= following.test(match.input.slice(0, match.index));
    if (rule.days === "workday") workday = true;
    else days.push(...rule.days.filter((day) => !days.includes(day)));
  }
  return { days: days.length > 0 ? days : workday ? "workday" : undefined, following: strictly };
}

function together(
  found: readonly { unit: SpanRule["unit"]; span: Span | undefined }[],
  { days, following }: Weekdays,
  today: CivilDate,
  asksWhen: boolean,
): Pick<TimeRead, "from" | "to" | "days"> {
  const spans = found.flatMap(({ span }) => span ?? []);
  const all =
    spans.length > 0
      ? {
          from: spans.reduce((least, { from }) => (from < least ? from : least), spans[0]?.from ?? today),
          to: spans.reduce((most, { to }) => (to > most ? to : most), spans[0]?.to ?? today),
        }
      : undefined;
  if (days === undefined) return { ...all };
  const [only] = days;
  const week = found.find(({ unit }) => unit === "week")?.span;
  if (week && days !== "workday" && spans.length === 1) return inWeek(week, days);
  // A day that was named has its weekday already.
  if (found.some(({ unit }) => unit === "day")) return { ...all };
  if (all || days === "workday" || asksWhen) return { ...all, days };
  if (days.join() === saturdayAndSunday) return weekendSpan(today, 0);
  if (days.length > 1 || typeof only !== "number" || only === 7) return { days };
  const day = nextWeekday(following ? addDays(today, 1) : today, only);
  return { from: day, to: day };
}

function inWeek(week: Span, days: readonly number[]): Pick<TimeRead, "from" | "to" | "days"> {
  const [only] = days;
  if (days.join() === saturdayAndSunday) return { from: addDays(week.to, -1), to: week.to };
  if (days.length > 1 || only === undefined || only === 7) return { ...week, days: [...days] };
  const day = nextWeekday(week.from, only);
  return { from: day, to: day };
}
