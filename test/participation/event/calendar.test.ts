import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { icsOfEvent, icsOfEvents } from "../../../src/participation/event/eventCalendarFile.js";
import { type EventFieldsInput, eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";

const facts = { ward: "nishi", publicUrl: "https://tonari.example/", name: "大阪市西区の行事" };
const at = (instant: string) => new Date(`${instant}+09:00`);

const event = (fields: Partial<EventFieldsInput> = {}, more: Partial<WardEvent> = {}): WardEvent => ({
  ...eventFields.parse({ title: "見守り講座", startsAt: at("2026-12-05T10:00"), ...fields }),
  id: "0190a0a0-0000-4000-8000-000000000001",
  ward: "nishi",
  key: "course-1",
  state: "published",
  cancelled: false,
  cancelReason: undefined,
  movedFrom: undefined,
  sequence: 0,
  version: 1,
  origin: "console",
  edited: false,
  fictional: false,
  updatedAt: new Date("2026-11-20T01:02:03Z"),
  ...more,
});

/** What RFC 5545 asks of the bytes, before any reader is kind about them. */
function strictly(ics: string): ICAL.Component {
  expect(ics.endsWith("\r\n")).toBe(true);
  expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(Buffer.from(ics).toString()).toBe(ics);
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const one of calendar.getAllSubcomponents("vevent"))
    for (const name of ["uid", "dtstamp", "dtstart"]) expect(one.getAllProperties(name)).toHaveLength(1);
  for (const name of ["version", "prodid", "method"]) expect(calendar.getAllProperties(name)).toHaveLength(1);
  return calendar;
}
function entry(one: WardEvent): ICAL.Event {
  const found = strictly(icsOfEvent(one, facts)).getFirstSubcomponent("vevent");
  if (!found) throw new Error("no VEVENT");
  return new ICAL.Event(found);
}
const value = (one: ICAL.Event, name: string) => String(one.component.getFirstPropertyValue(name));

describe("a calendar of events, read by a strict reader", () => {
  test("says when, where, what, and where to look", () => {
    const told = entry(
      event({
        endsAt: at("2026-12-05T12:00"),
        place: "区民センター",
        address: "大阪市西区架空町1-2; 3階, 会議室",
        latitude: 34.676,
        longitude: 135.486,
        summary: "はじめての方へ",
        fee: "無料",
      }),
    );
    expect(told.uid).toBe("course-1@nishi.tonari");
    expect(told.summary).toBe("見守り講座");
    expect(told.location).toBe("区民センター 大阪市西区架空町1-2; 3階, 会議室");
    expect(told.startDate.toJSDate()).toEqual(at("2026-12-05T10:00"));
    expect(told.endDate.toJSDate()).toEqual(at("2026-12-05T12:00"));
    expect(told.description).toContain("くわしくは: https://tonari.example/nishi/e/course-1");
    expect(value(told, "url")).toBe("https://tonari.example/nishi/e/course-1");
    expect(value(told, "geo")).toBe("34.676,135.486");
    expect(value(told, "status")).toBe("CONFIRMED");
    expect(value(told, "dtstamp")).toBe("2026-11-20T01:02:03Z");
    expect(value(told, "last-modified")).toBe("2026-11-20T01:02:03Z");
  });

  test("a whole day is a date, and ends on the day after its last", () => {
    const days = entry(event({ allDay: true, startsAt: at("2026-12-05T00:00"), endsAt: at("2026-12-06T00:00") }));
    expect(days.startDate.isDate).toBe(true);
    expect([days.startDate.toString(), days.endDate.toString()]).toEqual(["2026-12-05", "2026-12-07"]);
    const day = entry(event({ allDay: true, startsAt: at("2026-12-31T00:00") }));
    expect([day.startDate.toString(), day.endDate.toString()]).toEqual(["2026-12-31", "2027-01-01"]);
  });

  test("an end that nobody told is not made up", () => {
    expect(entry(event()).component.hasProperty("dtend")).toBe(false);
    expect(entry(event({ endsAt: at("2026-12-05T10:00") })).component.hasProperty("dtend")).toBe(false);
  });

  test("a cancelled one stays in the calendar as cancelled, with a higher number", () => {
    const told = entry(event({}, { cancelled: true, sequence: 3, cancelReason: "警報のため" }));
    expect(value(told, "status")).toBe("CANCELLED");
    expect(told.sequence).toBe(3);
    expect(told.summary).toBe("【中止】見守り講座");
    expect(told.description).toContain("中止の理由: 警報のため");
  });

  test("one of the demo says that it does not exist", () => {
    expect(entry(event({}, { fictional: true })).summary).toBe("【架空】見守り講座");
  });

  test("the name of the event stays the same when the host is called otherwise", () => {
    const other = icsOfEvent(event(), { ...facts, publicUrl: "https://other.example" });
    expect(other).toContain("UID:course-1@nishi.tonari\r\n");
  });

  test("the whole calendar: its name, how often to ask, in order, and the same bytes each time", () => {
    const events = [
      event({ startsAt: at("2027-01-09T10:00") }, { key: "later" }),
      event({ startsAt: at("2026-12-05T10:00") }, { key: "b" }),
      event({ startsAt: at("2026-12-05T10:00") }, { key: "a" }),
    ];
    const ics = icsOfEvents(events, facts);
    const calendar = strictly(ics);
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("大阪市西区の行事");
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
    const uids = calendar.getAllSubcomponents("vevent").map((one) => one.getFirstPropertyValue("uid"));
    expect(uids).toEqual(["a@nishi.tonari", "b@nishi.tonari", "later@nishi.tonari"]);
    expect(icsOfEvents(events.toReversed(), facts)).toBe(ics);
    strictly(icsOfEvents([], facts));
  });

  test("any words that an event may have come through whole", () => {
    const words = (maxLength: number) =>
      fc
        .string({ unit: "binary", minLength: 1, maxLength })
        .map((text) => text.trim())
        .filter((text) => /^[^\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]+$/u.test(text) && text.length <= maxLength);
    fc.assert(
      fc.property(words(100), words(200), words(100), (title, summary, place) => {
        const told = entry(event({ title, summary, place }));
        expect(told.summary).toBe(title);
        expect(told.location).toBe(place);
        expect(told.description).toBe(`${summary}\nくわしくは: https://tonari.example/nishi/e/course-1`);
      }),
      { numRuns: 300, examples: [['a,b;c\\d\\n: "e"', "一行目\n二行目\\", "🏮町会,の;会館".repeat(8)]] },
    );
  });
});
