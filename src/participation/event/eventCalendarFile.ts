/**
 * Events as iCalendar (RFC 5545): a UID that stays whatever the host is called, a SEQUENCE that grows with what calendars
 * show, times in UTC, which every reader takes without a table of time zones; a whole day as a date.
 */
import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from "ical-generator";
import { civilDate } from "../../time.js";
import { eventPath } from "../paths.js";
import { daysOf, type WardEvent } from "./wardEvent.js";

export interface CalendarFacts {
  ward: string;
  publicUrl: string;
  /** What the calendar is called: 大阪市西区の行事. */
  name: string;
}

const dayMs = 86_400_000;
/** How often a calendar should ask again. */
const refreshSeconds = 3_600;

/** A day in Japan as the library takes it: it writes the day in UTC. */
const dateOnly = (day: string, further = 0): Date => new Date(Date.parse(`${day}T00:00:00Z`) + further * dayMs);

/** A line break is one letter; what no calendar takes in a text is left out. */
const text = (words: string): string =>
  words.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

function entryOf(event: WardEvent, { ward, publicUrl }: CalendarFacts): ICalEventData {
  const { startsAt, endsAt, allDay, latitude, longitude } = event;
  const page = `${publicUrl.replace(/\/+$/, "")}${eventPath(ward, event.key)}`;
  const { from, to } = daysOf(event);
  const marks = `${event.fictional ? "【架空】" : ""}${event.cancelled ? "【中止】" : ""}`;
  const place = [event.place, event.address].filter((one) => one !== undefined);
  const lines = [
    event.cancelled && event.cancelReason !== undefined ? `中止の理由: ${event.cancelReason}` : undefined,
    event.summary,
    event.details,
    event.audience && `対象: ${event.audience}`,
    event.fee ? `料金: ${event.fee}` : event.free ? "料金: 無料" : undefined,
    event.contact || event.phone ? `問合せ: ${[event.contact, event.phone].filter(Boolean).join(" ")}` : undefined,
    `くわしくは: ${page}`,
  ].filter((line) => line !== undefined && line !== "");
  return {
    id: `${event.key}@${ward}.tonari`,
    sequence: event.sequence,
    stamp: event.updatedAt,
    lastModified: event.updatedAt,
    summary: text(`${marks}${event.title}`),
    description: text(lines.join("\n")),
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: page,
    ...(allDay
      ? { allDay: true, start: dateOnly(from), end: dateOnly(to, 1) }
      : // An end that nobody told is not made up, and one that is the beginning is none.
        { start: startsAt, ...(endsAt && endsAt > startsAt && { end: endsAt }) }),
    ...(place.length > 0 && {
      location: {
        title: text(place.join(" ")),
        ...(latitude !== undefined && longitude !== undefined && { geo: { lat: latitude, lon: longitude } }),
      },
    }),
  };
}

/** In the order of their beginnings; the same events are the same bytes. */
export function icsOfEvents(events: readonly WardEvent[], facts: CalendarFacts): string {
  const calendar = ical({
    name: text(facts.name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "tonari", product: `events-${facts.ward}`, language: "JA" },
    ttl: refreshSeconds,
  });
  const ordered = events.toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.key < other.key ? -1 : 1),
  );
  for (const event of ordered) calendar.createEvent(entryOf(event, facts));
  // The library ends without a line break, which strict readers miss.
  return `${calendar.toString().replace(/(\r\n)*$/, "")}\r\n`;
}

export const icsOfEvent = (event: WardEvent, facts: CalendarFacts): string => icsOfEvents([event], facts);

/** When something in it last changed, to the second, as HTTP says it; undefined: it is empty. */
export const lastChange = (events: readonly Pick<WardEvent, "updatedAt">[]): Date | undefined =>
  events.length === 0
    ? undefined
    : new Date(Math.max(...events.map(({ updatedAt }) => Math.floor(updatedAt.getTime() / 1_000) * 1_000)));

/** Name of a file for one event. */
export const icsFileName = (event: Pick<WardEvent, "startsAt">): string => `event-${civilDate(event.startsAt)}.ics`;
