/** Days and hours in questions on days where it is easy to be wrong, and what no text may do to the reading. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../../../src/language.js";
import { writePostback } from "../../../src/line/postback.js";
import { dayParts, type EventQuery, readQuery, writeQuery } from "../../../src/participation/find/eventQuery.js";
import { namedEventKeys } from "../../../src/participation/find/namedEvents.js";
import { understandEvents } from "../../../src/participation/find/understand.js";
import { nishiTowns, now } from "./understanding.js";

const towns = nishiTowns();
const when = (text: string, today: string) => {
  const at = new Date(`${today}T12:00:00+09:00`);
  const { from, to, days } = understandEvents(text, { now: at, language: "ja", towns })?.query ?? {};
  return [from, to, days].filter((one) => one !== undefined);
};

describe("the day that is meant depends on today", () => {
  test.each([
    // Saturday and Sunday: the weekend goes on.
    ["今週末のイベント", "2026-11-21", ["2026-11-21", "2026-11-22"]],
    ["今週末のイベント", "2026-11-22", ["2026-11-22", "2026-11-22"]],
    ["土曜のイベント", "2026-11-21", ["2026-11-21", "2026-11-21"]],
    ["次の土曜のイベント", "2026-11-21", ["2026-11-28", "2026-11-28"]],
    ["今度の日曜のイベント", "2026-11-22", ["2026-11-29", "2026-11-29"]],
    // A week begins on Monday, also seen from a Sunday.
    ["来週のイベント", "2026-11-22", ["2026-11-23", "2026-11-29"]],
    ["来週のイベント", "2026-11-23", ["2026-11-30", "2026-12-06"]],
    ["来週の日曜のイベント", "2026-11-20", ["2026-11-29", "2026-11-29"]],
    ["今週の日曜のイベント", "2026-11-20", ["2026-11-22", "2026-11-22"]],
    // Over the new year.
    ["来月のイベント", "2026-12-31", ["2027-01-01", "2027-01-31"]],
    ["再来月のイベント", "2026-12-31", ["2027-02-01", "2027-02-28"]],
    ["明日のイベント", "2026-12-31", ["2027-01-01", "2027-01-01"]],
    ["1月10日のイベント", "2026-11-20", ["2027-01-10", "2027-01-10"]],
    ["2月のイベント", "2026-11-20", ["2027-02-01", "2027-02-28"]],
    ["来年1月のイベント", "2026-11-20", ["2027-01-01", "2027-01-31"]],
    ["年末年始のイベント", "2027-01-02", ["2027-01-02", "2027-01-05"]],
    ["冬休みのイベント", "2027-01-03", ["2027-01-03", "2027-01-07"]],
    // A leap day is there only in its year.
    ["2月29日のイベント", "2028-02-01", ["2028-02-29", "2028-02-29"]],
    ["来月末のイベント", "2026-11-20", ["2026-12-25", "2026-12-31"]],
    ["今日か明日のイベント", "2026-11-20", ["2026-11-20", "2026-11-21"]],
    ["12月5日（土）のイベント", "2026-11-20", ["2026-12-05", "2026-12-05"]],
    ["30日のイベント", "2027-02-10", ["2027-03-30", "2027-03-30"]],
    ["連休のイベント", "2027-01-05", ["2027-01-09", "2027-01-11"]],
  ])("「%s」 on %s", (text, today, expected) => {
    expect(when(text, today)).toEqual(expected);
  });

  test("the end of a Japanese day counts and not that of London", () => {
    const late = new Date("2026-11-20T23:30:00+09:00");
    const early = new Date("2026-11-21T00:30:00+09:00");
    const tomorrow = (at: Date) => understandEvents("明日のイベント", { now: at, language: "ja", towns })?.query.from;
    expect([tomorrow(late), tomorrow(early)]).toEqual(["2026-11-21", "2026-11-22"]);
  });

  test.each([
    ["11月3日のイベントは？", "2026-11-20"],
    ["10月のイベントある？", "2026-11-20"],
    ["今週の月曜のイベント", "2026-11-20"],
    ["13月5日のイベント", "2026-11-20"],
    ["2月30日のイベントある？", "2026-11-20"],
  ])("「%s」 on %s is no question for what is to come", (text, today) => {
    expect(when(text, today)).toEqual([]);
  });
});

describe("whatever is typed", () => {
  const pieces = fc.constantFrom(
    ..."来月の|防災|訓練|イベント|土曜|12月|5日|?|ある|この近く|子どもと|　|１２/５|weekend|events|kids|活动|周末|행사|주말|sự kiện|cuối tuần|\ue000|\ud800|）（|ｲﾍﾞﾝﾄ|九".split(
      "|",
    ),
  );
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
  );

  test("the reading ends, without an error, in a query that buttons can carry", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...languages), (text, language) => {
        const read = understandEvents(text, { now, language, towns });
        if (!read) return;
        const data = writePostback("event", "list", {
          ...writeQuery(read.query),
          at: "34.676,135.486",
          o: "99",
          l: "easy",
        });
        expect(data.length).toBeLessThanOrEqual(300);
        if (read.query.from && read.query.to) expect(read.query.from <= read.query.to).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a question takes less than a millisecond, also one that is made to take long", () => {
    const hard = [
      "防災".repeat(80),
      "津波地震合同".repeat(26),
      `来月の${"子ども".repeat(50)}`,
      "next ".repeat(32),
      "1".repeat(160),
      "来月の防災訓練はいつ？",
    ];
    const took = Array.from({ length: 300 }, (_, index) => {
      const begin = performance.now();
      understandEvents(hard[index % hard.length] ?? "", { now, language: "ja", towns });
      return performance.now() - begin;
    }).sort((one, other) => one - other);
    // Half of them: the machine may be busy with something else at times.
    expect(took[150]).toBeLessThan(1);
  });
});

test("a query comes back from a button as it went in", () => {
  const full: EventQuery = {
    kinds: ["course", "lecture"],
    topic: "watchover",
    named: namedEventKeys[0],
    from: "2026-12-01",
    to: "2026-12-31",
    days: [6, 0, 7],
    part: dayParts[1],
    towns: ["北堀江", "南堀江"],
    near: "home",
    withChildren: true,
    free: true,
    language: "easy",
    signUp: "open",
  };
  expect(readQuery(writeQuery(full))).toEqual(full);
  expect(readQuery(writeQuery({ kinds: [], days: "workday" }))).toEqual({ kinds: [], days: "workday" });
  expect(readQuery({})).toEqual({ kinds: [] });
  for (const bad of [{ k: "9" }, { k: "x" }, { f: "tomorrow" }, { t: "money" }, { d: "8" }, { a: "there" }, { c: "0" }])
    expect(readQuery(bad), JSON.stringify(bad)).toBeUndefined();
});
