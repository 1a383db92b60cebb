/** Which events fit what was asked. */
import { describe, expect, test } from "vitest";
import type { EventQuery } from "../../../src/participation/find/eventQuery.js";
import { matchEvents } from "../../../src/participation/find/matchEvents.js";
import { eventOf } from "./events.js";
import { now } from "./understanding.js";

/** Points of nowhere in particular, some hundreds of metres apart. */
const middles: Readonly<Record<string, { latitude: number; longitude: number }>> = {
  九条: { latitude: 34.675, longitude: 135.47 },
  北堀江: { latitude: 34.675, longitude: 135.49 },
};
const townPoint = (town: string) => middles[town];

const events = [
  eventOf({
    title: "あおぞら防災訓練",
    kind: "drill",
    startsAt: new Date("2026-12-05T10:00:00+09:00"),
    district: "九条",
  }),
  eventOf({
    title: "親子のつどい",
    kind: "gathering",
    startsAt: new Date("2026-11-21T14:00:00+09:00"),
    district: "北堀江",
    free: true,
  }),
  eventOf({
    title: "夜の見守り講座",
    kind: "course",
    startsAt: new Date("2026-11-25T18:30:00+09:00"),
    languages: ["en"],
    signUp: true,
    ...middles["北堀江"],
  }),
  eventOf({ title: "ふれあい喫茶", kind: "gathering", startsAt: new Date("2026-11-26T13:00:00+09:00"), fee: "無料" }),
  eventOf({
    title: "写真展",
    kind: "other",
    startsAt: new Date("2026-11-10T00:00:00+09:00"),
    endsAt: new Date("2026-11-30T00:00:00+09:00"),
    allDay: true,
    address: "大阪市西区九条1丁目",
  }),
  eventOf({ title: "総合訓練", kind: "other", startsAt: new Date("2026-12-12T09:00:00+09:00"), cancelled: true }),
];
const titles = (query: Partial<EventQuery>, point?: { latitude: number; longitude: number }) =>
  matchEvents(events, { kinds: [], ...query }, { now, point, townPoint }).map(({ event }) => event.title);

describe("events that fit", () => {
  test.each([
    [
      "of a kind, and those that staff gave none but their title says it",
      { kinds: ["drill"] },
      ["あおぞら防災訓練", "総合訓練"],
    ],
    ["of a topic that only the title tells", { topic: "watchover" }, ["夜の見守り講座"]],
    ["by name", { named: "cafe" }, ["ふれあい喫茶"]],
    ["on a day, with what lasts longer", { from: "2026-11-21", to: "2026-11-21" }, ["写真展", "親子のつどい"]],
    [
      "on workdays, with what lasts longer",
      { from: "2026-11-24", to: "2026-11-30", days: "workday" },
      ["写真展", "夜の見守り講座", "ふれあい喫茶"],
    ],
    ["on public holidays", { days: [7] }, ["写真展"]],
    ["on Saturdays of a month", { from: "2026-12-01", to: "2026-12-31", days: [6] }, ["あおぞら防災訓練", "総合訓練"]],
    ["in the evening, with what is there all day", { part: "evening" }, ["写真展", "夜の見守り講座"]],
    ["in a town by its name or address", { towns: ["九条"] }, ["写真展", "あおぞら防災訓練"]],
    ["in a town by the point alone", { towns: ["北堀江"] }, ["親子のつどい", "夜の見守り講座"]],
    ["with children", { withChildren: true }, ["親子のつどい"]],
    ["free of charge, also by the words of the fee", { free: true }, ["親子のつどい", "ふれあい喫茶"]],
    ["in English", { language: "en" }, ["夜の見守り講座"]],
    ["open for sign-up", { signUp: "open" }, ["夜の見守り講座"]],
  ] as const satisfies readonly (readonly [
    string,
    Partial<EventQuery>,
    readonly string[],
  ])[])("%s", (_, query, expected) => {
    expect(titles(query as Partial<EventQuery>)).toEqual(expected);
  });

  test("near a place come by distance, and those of which nothing is known of where they are last", () => {
    const fits = matchEvents(events, { kinds: [], near: "here" }, { now, point: middles["九条"], townPoint });
    expect(
      fits.map(({ event, metres, byTown }) => [
        event.title,
        metres === undefined ? undefined : Math.round(metres / 100),
        byTown,
      ]),
    ).toEqual([
      ["あおぞら防災訓練", 0, true],
      ["親子のつどい", 18, true],
      ["夜の見守り講座", 18, false],
      ["写真展", undefined, true],
      ["ふれあい喫茶", undefined, true],
      ["総合訓練", undefined, true],
    ]);
  });

  test("what is farther than three kilometres is not near", () => {
    expect(titles({ near: "here", kinds: ["course"] }, { latitude: 34.72, longitude: 135.49 })).toEqual([]);
  });
});
