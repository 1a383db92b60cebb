/** Times that the ward opens: one or many, and which words ask for them. */
import { describe, expect, test } from "vitest";
import { type SlotOpening, slotOpening, slotTimes } from "../../../src/participation/slot/slot.js";
import { slotWish } from "../../../src/participation/slot/slotText.js";
import { slotMistakes, timeMistakes } from "../../../src/participation/slot/slotWords.js";

const now = new Date("2026-11-20T10:00:00+09:00");
const sent = {
  form: "home-visit",
  date: "2026-12-01",
  from: "10:00",
  to: "12:00",
  minutes: "60",
  capacity: "1",
};
const opening = (own: Record<string, unknown> = {}): SlotOpening => slotOpening.parse({ ...sent, ...own });
const japan = (instant: Date) => new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 16);
function times(own: Record<string, unknown>) {
  const found = slotTimes(opening(own), now);
  return found.kind === "times" ? found.times.map(({ startsAt }) => japan(startsAt)) : found;
}

describe("opening times", () => {
  test("on one day, one after the other, and no piece at the end", () =>
    expect(times({ to: "12:40", minutes: "50" })).toEqual(
      ["2026-12-01T10:00", "2026-12-01T10:50", "2026-12-01T11:40"].slice(0, 3),
    ));

  test("end when the next begins", () => {
    const found = slotTimes(opening(), now);
    if (found.kind !== "times") throw new Error(found.kind);
    expect(found.times.map(({ startsAt, endsAt }) => [japan(startsAt), japan(endsAt)])).toEqual([
      ["2026-12-01T10:00", "2026-12-01T11:00"],
      ["2026-12-01T11:00", "2026-12-01T12:00"],
    ]);
  });

  test("every Monday and Wednesday, but not on 勤労感謝の日", () => {
    const found = slotTimes(
      opening({ date: "2026-11-21", until: "2026-11-30", weekdays: ["1", "3"], to: "11:00" }),
      now,
    );
    expect(found).toMatchObject({ kind: "times", skipped: ["2026-11-23"] });
    expect(found.kind === "times" && found.times.map(({ startsAt }) => japan(startsAt))).toEqual([
      "2026-11-25T10:00",
      "2026-11-30T10:00",
    ]);
  });

  test("not between 12/29 and 1/3, nor on the days around that are holidays", () =>
    expect(times({ date: "2026-12-25", until: "2027-01-12", weekdays: ["1", "2", "5"], to: "11:00" })).toEqual([
      "2026-12-25T10:00",
      "2026-12-28T10:00",
      "2027-01-04T10:00",
      "2027-01-05T10:00",
      "2027-01-08T10:00",
      "2027-01-12T10:00",
    ]));

  test("on holidays too, where the ward says so", () =>
    expect(times({ date: "2026-11-23", until: "2026-11-23", weekdays: "1", to: "11:00", holidays: "1" })).toEqual([
      "2026-11-23T10:00",
    ]));

  test("what of today is over already is not opened", () =>
    expect(times({ date: "2026-11-20", from: "09:00" })).toEqual(["2026-11-20T11:00"]));

  test.each<[string, Record<string, unknown>, string, string]>([
    ["ends before it begins", { to: "09:00" }, "to", "too-short"],
    ["no room for one", { minutes: "150" }, "to", "too-short"],
    ["a last day before the first", { until: "2026-11-30", weekdays: ["1"] }, "until", "before"],
    ["more than a year", { until: "2027-12-31", weekdays: ["1"] }, "until", "too-long"],
    ["no weekday", { until: "2026-12-31" }, "weekdays", "no-weekday"],
    ["a holiday alone", { date: "2026-11-23" }, "date", "none"],
    ["no such weekday in it", { until: "2026-12-02", weekdays: ["0"] }, "until", "none"],
    ["over already", { date: "2026-11-19" }, "date", "past"],
    [
      "more than five hundred",
      { until: "2027-11-30", weekdays: ["1", "2", "3", "4", "5"], minutes: "10" },
      "until",
      "too-many",
    ],
  ])("%s is named at its field", (_, own, field, because) => {
    const found = slotTimes(opening(own), now);
    expect(found).toMatchObject({ kind: "wrong", field, because });
    expect(found.kind === "wrong" && timeMistakes[found.because]).toMatch(/。$/);
  });

  test.each([
    ["date", "2026-02-30"],
    ["from", "25:00"],
    ["minutes", "5"],
    ["capacity", "0"],
    ["capacity", "たくさん"],
    ["place", "あ".repeat(101)],
    ["weekdays", "7"],
  ])("%s %s can't be taken", (field, value) => {
    const found = slotOpening.safeParse({ ...sent, [field]: value });
    expect(Object.keys(slotMistakes(found.error?.issues ?? []))).toEqual([field]);
  });
});

describe("words that ask for a time", () => {
  test.each([
    ["こそだてコンシェルジュに予約したい", "childcare-concierge"],
    ["子育てコンシェルジュの予約", "childcare-concierge"],
    ["こそだてコンシェルジュに相談を予約したいです", "childcare-concierge"],
    ["家庭訪問の予約", "home-visit"],
    ["家庭訪問を予約する", "home-visit"],
  ])("%s", (text, form) => expect(slotWish(text)).toEqual({ form }));

  test.each(["相談を予約", "相談の予約がしたい", "相談を予約したいのですが"])("%s is for whatever there is", (text) =>
    expect(slotWish(text)).toEqual({ form: undefined }));

  test.each([
    "Book a consultation",
    "预约咨询",
    "상담 예약",
    "Đặt lịch tư vấn",
  ])("%s is for whatever there is", (text) => expect(slotWish(text)).toEqual({ form: undefined }));

  test.each([
    "こそだてコンシェルジュって何をしてくれるの",
    "保育所の予約",
    "相談したい",
    "職員に相談",
    "予約した講座を取り消したい",
    "健診の予約を変更したい",
  ])("%s stays with the others", (text) => expect(slotWish(text)).toBeUndefined());
});
