import { describe, expect, test } from "vitest";
import { gapsOf } from "../../../src/participation/event/eventChecks.js";
import { readEventForm } from "../../../src/participation/event/eventForm.js";
import { copyOf, typedOf } from "../../../src/participation/event/eventFormValues.js";
import { eventFaultText, eventMistakes } from "../../../src/participation/event/eventFormWords.js";
import { byMonth, eventSearch, fits } from "../../../src/participation/event/eventSearch.js";
import { type EventField, eventTyped } from "../../../src/participation/event/eventTyped.js";
import { eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";

const course = {
  title: "見守りサポーター養成講座",
  kind: "course",
  date: "2026-12-05",
  time: "10:00",
  endTime: "12:00",
};
const signUp = { ...course, signUp: "1", capacity: "30" };
const read = (form: Record<string, unknown>) => {
  const result = readEventForm(form);
  if (result.kind === "faulty") throw new Error(JSON.stringify(result.faults));
  return result.fields;
};
const mistakes = (form: Record<string, unknown>) => {
  const result = readEventForm(form);
  return result.kind === "faulty" ? eventMistakes(result.faults) : {};
};
const at = (text: string) => new Date(`${text}:00+09:00`);

describe("an event's form is read", () => {
  test("hours are Japan's, and an end without a day is of the same day", () =>
    expect(read(course)).toMatchObject({ startsAt: at("2026-12-05T10:00"), endsAt: at("2026-12-05T12:00") }));

  test("over midnight, over days, and all day", () => {
    expect(read({ ...course, endDate: "2026-12-06", endTime: "01:00" }).endsAt).toEqual(at("2026-12-06T01:00"));
    const days = read({ ...course, allDay: "1", endDate: "2026-12-07" });
    expect(days).toMatchObject({ allDay: true, startsAt: at("2026-12-05T00:00"), endsAt: at("2026-12-07T00:00") });
    expect(read({ ...course, allDay: "1" }).endsAt, "one day").toBeUndefined();
  });

  test("full-width digits, other hyphens and another comma are understood", () =>
    expect(
      read({ ...signUp, capacity: "３０", phone: "０６ー００００ー００００", point: "34.6937、135.5023" }),
    ).toMatchObject({ capacity: 30, phone: "06-0000-0000", latitude: 34.6937, longitude: 135.5023 }));

  test("needs stand line by line; what is empty is left out", () => {
    const fields = read({ ...signUp, needs: "手話通訳\r\n\r\n 託児 ", question: " ", summary: " " });
    expect(fields.asks).toMatchObject({ contact: "either", needs: ["手話通訳", "託児"], question: undefined });
    expect(fields.summary).toBeUndefined();
  });

  test("a last day for signing up includes all of it, but not what comes after the event", () => {
    expect(read({ ...signUp, signUpUntilDate: "2026-12-01" }).signUpUntil).toEqual(at("2026-12-02T00:00"));
    expect(read({ ...signUp, signUpUntilDate: "2026-12-05" }).signUpUntil).toEqual(at("2026-12-05T12:00"));
    expect(read({ ...signUp, signUpUntilDate: "2026-12-01", signUpUntilTime: "17:00" }).signUpUntil).toEqual(
      at("2026-12-01T17:00"),
    );
  });

  test("a repeated field, a field of another kind and a strange body are no crash", () => {
    expect(read({ ...course, title: ["一つ目", "二つ目"], languages: "en" }).title).toBe("一つ目");
    for (const body of [undefined, {}, { title: { a: 1 } }, { date: [] }])
      expect(readEventForm(body).kind).toBe("faulty");
  });

  test.each([
    ["all of it", { ...signUp, signUpFromDate: "2026-11-20", signUpUntilDate: "2026-12-01", point: "34.6, 135.5" }],
    ["a whole day over days", { ...course, time: "", endTime: "", allDay: "1", endDate: "2026-12-08" }],
    ["what ends on another day", { ...course, endDate: "2026-12-06", endTime: "01:00", free: "no", fee: "500円" }],
  ])("what is shown for editing reads as the same again: %s", (_, form) => {
    const fields = read(form);
    expect(read(typedOf(fields))).toEqual(fields);
  });

  test("a copy asks for its own day and deadlines, and keeps the rest", () => {
    const copy = copyOf(read({ ...signUp, signUpUntilDate: "2026-12-01" }));
    expect(copy).toMatchObject({ title: course.title, time: "10:00", endTime: "12:00", capacity: "30" });
    expect([copy.date, copy.endDate, copy.signUpFromDate, copy.signUpUntilDate, copy.signUpUntilTime]).toEqual(
      Array(5).fill(""),
    );
  });
});

describe("what can't be taken is said at its field", () => {
  const cases: readonly (readonly [string, EventField, Record<string, unknown>, string])[] = [
    ["no name", "title", { title: " " }, "行事の名前を"],
    ["a name of 101 letters", "title", { title: "あ".repeat(101) }, "100文字まで"],
    ["a control character", "title", { title: "講座\u0007" }, "行事の名前を"],
    ["an unknown kind", "kind", { kind: "party" }, "一覧から"],
    ["a day that isn't", "date", { date: "2026-02-30" }, "年月日を選んで"],
    ["a day of the year 0", "date", { date: "0000-01-01" }, "年月日を選んで"],
    ["a day of another century", "date", { date: "9999-12-31" }, "年月日を選んで"],
    ["a deadline of the year 0", "signUpFromDate", { signUpFromDate: "0000-01-01" }, "年月日を選んで"],
    ["no hour and not all day", "time", { time: "" }, "終日"],
    ["25 o'clock", "time", { time: "25:00" }, "「13:30」のように"],
    ["an end at 25 o'clock", "endTime", { endTime: "25:00" }, "「13:30」のように"],
    ["an end before the beginning", "endTime", { endTime: "09:00" }, "始まりより前"],
    ["a last day before the first", "endDate", { endDate: "2026-12-04" }, "始まりより前"],
    ["a last day that isn't", "endDate", { endDate: "2026-13-01" }, "年月日を選んで"],
    ["a last day without its hour", "endTime", { endDate: "2026-12-06", endTime: "" }, "終わりの時刻"],
    ["swapped coordinates", "point", { point: "135.5023, 34.6937" }, "緯度と経度が逆のようです"],
    ["a point at sea near Africa", "point", { point: "0, 0" }, "日本の中の場所ではありません"],
    ["one number as a point", "point", { point: "34.6937" }, "コンマで区切って"],
    ["degrees and minutes", "point", { point: "34°41′37″, 135°30′8″" }, "コンマで区切って"],
    ["a telephone number without its zero", "phone", { phone: "0000-0000" }, "市外局番から"],
    ["an address that runs something", "url", { url: "javascript:alert(1)" }, "http:// か https://"],
    ["a source of no date", "sourceAsOf", { sourceAsOf: "去年" }, "「2026-11-20」"],
    ["a source of a month that isn't", "sourceAsOf", { sourceAsOf: "2026-13-45" }, "「2026-11-20」"],
    ["no places", "capacity", { capacity: "0" }, "1から100,000まで"],
    ["a few places", "capacity", { capacity: "若干名" }, "1から100,000まで"],
    ["51 people at once", "mostPeople", { mostPeople: "51" }, "1から50まで"],
    ["a place that is kept for ever", "offerHours", { offerHours: "169" }, "1から168まで"],
    ["a deadline after the event", "signUpUntilDate", { signUpUntilDate: "2026-12-06" }, "行事が終わった後"],
    [
      "a deadline before the first day",
      "signUpUntilDate",
      { signUpFromDate: "2026-12-03", signUpUntilDate: "2026-12-01" },
      "受付の始まりより後",
    ],
    ["an hour without its day", "signUpFromDate", { signUpFromTime: "10:00" }, "日付を選んで"],
    ["a need of 31 letters", "needs", { needs: "あ".repeat(31) }, "30文字まで"],
    ["a control character in a need", "needs", { needs: "手話\u0001" }, "30文字まで"],
    ["a control character in the question", "question", { question: "月齢\u0001" }, "100文字まで"],
    ["eleven needs", "needs", { needs: Array.from({ length: 11 }, (_, n) => `配慮${n}`).join("\n") }, "10個まで"],
    ["a language we don't have", "languages", { languages: ["fr"] }, "一覧から"],
  ];
  test.each(cases)("%s", (_, field, change, words) => {
    const told = mistakes({ ...signUp, ...change });
    expect(told[field]).toContain(words);
    expect(Object.keys(told), "only this field").toEqual([field]);
  });

  test("every field has words of its own", () => {
    for (const field of Object.keys(eventTyped.shape) as EventField[])
      for (const fault of ["wrong", "number"] as const) expect(eventFaultText(field, fault)).toMatch(/。$/);
  });
});

describe("before it is published", () => {
  const now = at("2026-11-20T10:00");
  test("what residents would miss is named, and nothing else", () => {
    expect(gapsOf(eventFields.parse({ title: "講座", startsAt: at("2026-12-05T10:00"), signUp: true }), now)).toEqual([
      "place",
      "end",
      "audience",
      "fee",
      "contact",
      "summary",
      "topic",
      "point",
      "capacity",
      "deadline",
    ]);
    const whole = read({
      ...signUp,
      place: "区役所",
      district: "九条",
      audience: "だれでも",
      free: "yes",
      contact: "担当",
      summary: "説明",
      topic: "watchover",
      signUpUntilDate: "2026-12-01",
    });
    expect(gapsOf(whole, now)).toEqual([]);
    expect(gapsOf(whole, at("2026-12-06T10:00"))).toEqual(["over"]);
  });
});

describe("the public list", () => {
  const held = (form: Record<string, unknown>) =>
    ({ ...read({ ...course, ...form }), id: String(form["date"]) }) as WardEvent;

  test("is narrowed down by what was chosen; what makes no sense narrows nothing", () => {
    const family = held({ withChildren: "1", free: "yes", topic: "childcare", kind: "gathering" });
    const plain = held({ topic: "disaster", kind: "drill" });
    const shown = (query: object) => [family, plain].map((event) => fits(event, eventSearch.parse(query)));
    expect(shown({ children: "1" })).toEqual([true, false]);
    expect(shown({ kind: "drill" })).toEqual([false, true]);
    expect(shown({ topic: "childcare", free: "1" })).toEqual([true, false]);
    expect(shown({ kind: "party", topic: ["a"], children: "maybe", free: { x: 1 } })).toEqual([true, true]);
  });

  test("goes month by month, with what still lasts in this month", () => {
    const events = ["2026-10-01", "2026-11-30", "2026-12-01"].map((date) => held({ date }));
    expect(byMonth(events, "2026-11-20").map(({ month, events: of }) => [month, of.length])).toEqual([
      ["2026-11", 2],
      ["2026-12", 1],
    ]);
  });
});
