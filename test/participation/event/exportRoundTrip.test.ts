import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { topicKeys } from "../../../src/guide/topic.js";
import { languages } from "../../../src/language.js";
import { type GoodRow, readEventText } from "../../../src/participation/event/eventCsv.js";
import { eventsCsv } from "../../../src/participation/event/eventCsvWrite.js";
import { type KnownEvent, planImport } from "../../../src/participation/event/eventImport.js";
import { type EventFieldsInput, eventFields, eventKinds } from "../../../src/participation/event/wardEvent.js";
import { nishi } from "../files/eventFiles.js";

const at = (instant: string) => new Date(`${instant}+09:00`);
const known = (fields: EventFieldsInput, more: Partial<KnownEvent> = {}): KnownEvent => ({
  ...eventFields.parse(fields),
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
  edited: true,
  fictional: false,
  updatedAt: new Date(0),
  importHash: undefined,
  ...more,
});

/** What taking the export in again would do. */
function roundTrip(event: KnownEvent) {
  const read = readEventText(eventsCsv([event], nishi), "utf-8", nishi);
  if (read.kind !== "read") throw new Error(read.kind);
  expect(read.generation).toBe("new");
  expect(read.rows.filter(({ kind }) => kind === "bad")).toEqual([]);
  const plan = planImport(
    read.rows.filter((row): row is GoodRow => row.kind === "good"),
    new Map([[event.key, event]]),
  );
  return {
    unchanged: plan.unchanged,
    changes: [...plan.conflicts, ...plan.cancelled].flatMap(({ changes }) => changes),
  };
}

describe("what is exported and taken in again says the same", () => {
  const start = at("2026-12-05T13:00");
  test.each<[string, EventFieldsInput, Partial<KnownEvent>?]>([
    ["the least", { title: "講座", startsAt: start }],
    ["a whole day", { title: "講座", startsAt: at("2026-12-05T00:00"), allDay: true }],
    [
      "a whole day whose last day is told",
      { title: "講座", startsAt: at("2026-12-05T00:00"), endsAt: at("2026-12-05T00:00"), allDay: true },
    ],
    ["two days", { title: "講座", startsAt: at("2026-12-05T00:00"), endsAt: at("2026-12-06T00:00"), allDay: true }],
    ["until midnight", { title: "講座", startsAt: start, endsAt: at("2026-12-06T00:00") }],
    [
      "signing up until the evening before",
      {
        title: "講座",
        startsAt: start,
        signUp: true,
        signUpUntil: at("2026-12-05T00:00"),
        signUpFrom: at("2026-11-20T09:00"),
      },
    ],
    ["signing up until it begins", { title: "講座", startsAt: start, signUpUntil: start }],
    [
      "signing up through the day",
      { title: "講座", startsAt: at("2026-12-05T00:00"), allDay: true, signUpUntil: at("2026-12-06T00:00") },
    ],
    ["a fee", { title: "講座", startsAt: start, fee: "500円", free: false }],
    ["a fee in words", { title: "講座", startsAt: start, fee: "500円（中学生以下は無料）", free: false }],
    ["a fee of which nobody said whether it is free", { title: "講座", startsAt: start, fee: "500円" }],
    ["free", { title: "講座", startsAt: start, free: true }],
    ["free with words", { title: "講座", startsAt: start, free: true, fee: "無料" }],
    [
      "what a spreadsheet would run",
      { title: "=1+1", summary: "＝2", details: "- 水筒\n@家", place: "+81", startsAt: start },
    ],
    ["an apostrophe of its own", { title: "'=1", summary: "''@x", place: "'普通", startsAt: start }],
    ["commas and quotes", { title: '「a,b」"c"', details: 'x;"y"\n\n"z"', startsAt: start }],
    ["a town without an address", { title: "講座", startsAt: start, district: "新町" }],
    ["a cancelled one", { title: "講座", startsAt: start }, { cancelled: true }],
    ["an address to the letter", { title: "講座", startsAt: start, url: "https://example.invalid/①?q=ａ" }],
  ])("%s", (_name, fields, more) => {
    expect(roundTrip(known(fields, more))).toEqual({ unchanged: 1, changes: [] });
  });

  test("anything that an event may say", () => {
    const words = (maxLength: number) =>
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength })
        .map((text) => text.replaceAll(/\r\n?/g, "\n").trim())
        .filter((text) => /^[^\p{Cs}\ufffd\u0000-\u0008\u000B-\u001F\u007F]+$/u.test(text) && text.length <= maxLength);
    const minute = (from: string, span: number) =>
      fc.integer({ min: 0, max: span }).map((one) => new Date(at(from).getTime() + one * 60_000));
    const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
    const event = fc.record({
      title: words(100),
      kind: fc.constantFrom(...eventKinds),
      topic: optional(fc.constantFrom(...topicKeys)),
      summary: optional(words(200)),
      details: optional(words(300)),
      startsAt: minute("2026-12-05T00:00", 3_000),
      endsAt: optional(minute("2026-12-08T00:00", 3_000)),
      place: optional(words(100)),
      address: optional(words(200)),
      district: optional(words(50)),
      audience: optional(words(300)),
      withChildren: fc.boolean(),
      fee: optional(words(200)),
      free: optional(fc.boolean()),
      contact: optional(words(300)),
      phone: optional(fc.constantFrom("06-1234-5678", "0725-12-3456", "090-1234-5678")),
      languages: fc.uniqueArray(fc.constantFrom(...languages)),
      source: optional(words(300)),
      capacity: optional(fc.integer({ min: 1, max: 100_000 })),
      signUp: fc.boolean(),
      signUpUntil: optional(minute("2026-12-01T00:00", 4_000)),
      mostPeople: fc.integer({ min: 1, max: 50 }),
      scope: optional(words(30)),
      series: fc.constantFrom(undefined, "watchover-supporter-course"),
    });
    fc.assert(
      fc.property(event, (fields) => {
        expect(roundTrip(known(fields))).toEqual({ unchanged: 1, changes: [] });
      }),
      { numRuns: 400 },
    );
  });
});
