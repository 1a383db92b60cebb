import { describe, expect, test } from "vitest";
import { asksQueue } from "../../../src/participation/queue/queueQuestion.js";
import { ageOf, liesAhead, queueReport } from "../../../src/participation/queue/queueReading.js";

const now = new Date("2026-11-20T10:45:00+09:00");
const at = (time: string) => new Date(`2026-11-20T${time}+09:00`);

test.each([
  ["10:45:00", "fresh"],
  ["10:30:00", "fresh"],
  ["10:29:59", "old"],
  ["00:00:00", "old"],
] as const)("what was so at %s is %s at a quarter to eleven", (time, age) =>
  expect(ageOf({ asOf: at(time) }, now)).toBe(age));

test("of yesterday nothing is told, even if that is minutes ago; what lies ahead is a clock that is wrong", () => {
  const midnight = new Date("2026-11-20T00:02:00+09:00");
  expect(ageOf({ asOf: new Date("2026-11-19T23:58:00+09:00") }, midnight)).toBe("gone");
  expect([at("10:50:00"), at("10:50:01")].map((asOf) => liesAhead(asOf, now))).toEqual([false, true]);
});

describe("asking how busy it is now", () => {
  test.each([
    "今混んでる？",
    "いま混んでますか",
    "今、窓口混んでる？",
    "区役所いま混んでますか？",
    "窓口すいてる？",
    "窓口は空いていますか",
    "待ち時間どれくらい",
    "待ち時間はどのくらいですか？",
    "いまの待ち時間を教えて",
    "区役所の混雑状況",
    "今何人待ちですか",
    "今どれくらい混んでる？",
    "Is it crowded now?",
    "How long is the wait right now",
  ])("%s", (text) => expect(asksQueue(text)).toBe(true));

  test.each([
    "何曜日が空いていますか",
    "空いている時間を教えて",
    "待ち時間を短くする方法",
    "西区なうって何",
    "避難所は空いていますか",
    "保育所の待ち人数は",
    "混んでいて子どもが泣いてしまいます",
    "保育園は空いてる？",
    "窓口はどこ",
    "今",
    "",
    "今混んでる？".repeat(20),
  ])("is not: %s", (text) => expect(asksQueue(text)).toBe(false));
});

describe("what a counter system sends", () => {
  const good = { name: "住民票・戸籍", waiting: 8, asOf: "2026-11-20T10:42:00+09:00" };
  test.each([
    ["a whole one", good, true],
    ["nobody waits", { ...good, waiting: 0 }, true],
    ["only the number that is called", { name: "国保", calling: "A-123", asOf: good.asOf }, true],
    ["nothing about waiting", { name: "国保", asOf: good.asOf }, false],
    ["a time without its offset", { ...good, asOf: "2026-11-20T10:42:00" }, false],
    ["a year that no database knows", { ...good, asOf: "0000-01-01T00:00:00Z" }, false],
    ["half a person", { ...good, waiting: 1.5 }, false],
    ["less than nobody", { ...good, waiting: -1 }, false],
    ["a name of two lines", { ...good, name: "a\nb" }, false],
    ["something that nobody asked for", { ...good, ticket: "山田" }, false],
  ])("%s", (_, report, taken) => expect(queueReport.safeParse(report).success).toBe(taken));
});
