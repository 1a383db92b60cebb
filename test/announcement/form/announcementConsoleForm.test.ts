import { describe, expect, it, test } from "vitest";
import { type AnnouncementContent, announcementContent } from "../../../src/announcement/announcement.js";
import { type Audience, audience } from "../../../src/announcement/audience.js";
import { numberOf } from "../../../src/announcement/console/announcementConsoleActions.js";
import { changedParts } from "../../../src/announcement/form/announcementFormActions.js";
import { type Fields, partsOf, sentFields } from "../../../src/announcement/form/announcementFormFields.js";
import { readDraft } from "../../../src/announcement/form/announcementFormRead.js";
import { blankFields, draftFields } from "../../../src/announcement/form/announcementFormWrite.js";

const hash = "a".repeat(64);
const whole: AnnouncementContent = announcementContent.parse({
  title: "秋の訓練",
  variants: {
    ja: [
      { kind: "text", text: "訓練をします。\n\n「かさ」を & <持って> ください。" },
      {
        kind: "card",
        title: "訓練",
        text: "歩きます",
        date: "2026-11-29",
        time: "10:00",
        place: "区役所",
        link: { label: "申し込む", url: "https://example.jp/?a=1&copy=2" },
        image: { hash, alt: "地図" },
      },
      { kind: "image", hash, preview: hash, alt: "ちらし" },
      { kind: "line", message: { type: "text", text: "API" } },
    ],
    easy: [{ kind: "text", text: "くんれんを します。" }],
    vi: [{ kind: "text", text: "Diễn tập." }],
  },
});
const everyone: Audience = { all: true };
const chosen: Audience = audience.parse({
  interests: ["disaster", "childcare"],
  districts: ["川口"],
  languages: ["ja", "vi"],
  childBornBetween: ["2020-04", "2024-03"],
  criteria: [{ kind: "event", id: "drill:2025" }],
  exclude: { interests: ["expo"] },
});
const repeating = {
  every: "week",
  weekdays: [1, 4],
  at: "09:30",
  until: "2027-03-31",
  excludeHolidays: true,
  excludeDays: ["2026-12-29", "2026-12-30"],
} as const;

describe("an announcement put into its form and read from it again is the same", () => {
  test.each<[string, AnnouncementContent, Audience]>([
    ["of every kind of part, in three languages", whole, everyone],
    ["for people by what they chose", whole, chosen],
    ["for everyone but some", whole, { all: true, exclude: { languages: ["vi"] } }],
    ["as a correction", whole, { correctionOf: "0195a000-0000-7000-8000-000000000001" }],
    [
      "at a time, with an end, at night too",
      {
        ...whole,
        sendAt: "2026-12-01T21:30:00+09:00",
        expiresAt: "2026-12-02T00:00:00+09:00",
        respectQuietHours: false,
      },
      everyone,
    ],
    [
      "again and again by week",
      { ...whole, repeat: announcementContent.shape.repeat.unwrap().parse(repeating) },
      everyone,
    ],
    [
      "at the end of each month",
      {
        ...whole,
        repeat: announcementContent.shape.repeat
          .unwrap()
          .parse({ every: "month", day: 31, at: "10:00", until: "2027-03-31" }),
      },
      everyone,
    ],
    ["as an emergency", { ...whole, emergency: true }, everyone],
  ])("%s", (_title, content, people) => {
    expect(readDraft(draftFields(content, people))).toEqual({ kind: "read", content, audience: people });
  });

  it("and what a browser makes of its line ends changes nothing", () => {
    const sent = sentFields(
      Object.fromEntries(
        Object.entries(draftFields(whole, chosen)).map(([name, value]) => [
          name,
          typeof value === "string" ? value.replaceAll("\n", "\r\n") : value,
        ]),
      ),
    );
    expect(readDraft(sent)).toEqual({ kind: "read", content: whole, audience: chosen });
  });
});

describe("a mistake is told beside its field", () => {
  const good: Fields = { ...blankFields, title: "題", "ja.0.text": "文", who: "all" };
  const card = { ...good, "ja.0.kind": "card", "ja.0.title": "題", "ja.0.text": "文" };
  const week = { ...good, when: "repeat", "repeat.every": "week", "repeat.at": "09:00", "repeat.until": "2027-01-01" };
  test.each<[string, Fields, string[]]>([
    ["nothing is missing", good, []],
    ["no title", { ...good, title: " " }, ["title"]],
    ["a title too long", { ...good, title: "あ".repeat(101) }, ["title"]],
    ["no text", { ...good, "ja.0.text": "" }, ["ja.0.text"]],
    ["a text too long for LINE", { ...good, "ja.0.text": "あ".repeat(5001) }, ["ja.0.text"]],
    ["no Japanese part", { ...good, "ja.0.kind": "" }, ["ja"]],
    ["an unknown part", { ...good, "ja.0.kind": "film" }, ["ja.0"]],
    ["a picture without a file and without words", { ...good, "ja.0.kind": "image" }, ["ja.0.file", "ja.0.alt"]],
    [
      "a made-up hash",
      { ...good, "ja.0.kind": "image", "ja.0.hash": "../etc", "ja.0.preview": "x", "ja.0.alt": "図" },
      ["ja.0.file"],
    ],
    ["a card's link without words", { ...card, "ja.0.url": "https://example.jp/" }, ["ja.0.label"]],
    ["a link that runs a program", { ...card, "ja.0.label": "押す", "ja.0.url": "javascript:alert(1)" }, ["ja.0.url"]],
    ["a time without a day", { ...card, "ja.0.time": "10:00" }, ["ja.0.date"]],
    ["a day that does not exist", { ...card, "ja.0.date": "2026-02-30" }, ["ja.0.date"]],
    ["nobody chosen", { ...good, who: "" }, ["who"]],
    ["chosen without a criterion is never everyone", { ...good, who: "chosen" }, ["who"]],
    ["half a range of months", { ...good, who: "chosen", "include.bornFrom": "2024-04" }, ["include.bornTo"]],
    [
      "a range backwards",
      { ...good, who: "chosen", "include.bornFrom": "2024-04", "include.bornTo": "2023-04" },
      ["include.bornTo"],
    ],
    ["an unknown interest", { ...good, who: "chosen", "include.interests": ["gossip"] }, ["who"]],
    ["a day to send without a time", { ...good, when: "at", sendDate: "2026-12-01" }, ["sendTime"]],
    ["an end that is no day", { ...good, expiresDate: "31.12.", expiresTime: "10:00" }, ["expiresDate"]],
    ["weekly on no day", week, ["repeat.weekdays"]],
    ["monthly on day 32", { ...week, "repeat.every": "month", "repeat.day": "32" }, ["repeat.day"]],
    [
      "an excluded day that is none",
      { ...week, "repeat.weekdays": ["1"], "repeat.excludeDays": "2026-12-29\n年末" },
      ["repeat.excludeDays"],
    ],
  ])("%s", (_title, fields, wrong) => {
    const read = readDraft(fields);
    expect(read.kind === "mistaken" ? read.mistakes.map(({ field }) => field) : []).toEqual(wrong);
  });
});

describe("the buttons of the form", () => {
  const texts = (fields: Fields | undefined) =>
    fields ? partsOf(fields, "ja").map((part) => part["text"] || part["kind"]) : undefined;
  const three: Fields = {
    "ja.0.kind": "text",
    "ja.0.text": "一",
    "ja.1.kind": "text",
    "ja.1.text": "二",
    "ja.2.kind": "text",
    "ja.2.text": "三",
  };
  test.each<[string, string[] | undefined]>([
    ["add:ja:card", ["一", "二", "三", "card"]],
    ["remove:ja:1", ["一", "三"]],
    ["up:ja:2", ["一", "三", "二"]],
    ["up:ja:0", ["一", "二", "三"]],
    ["down:ja:0", ["二", "一", "三"]],
    ["down:ja:2", ["一", "二", "三"]],
    ["remove:ja:9", undefined],
    ["remove:xx:0", undefined],
    ["add:ja:film", undefined],
    ["save", undefined],
  ])("%s", (pressed, after) => expect(texts(changedParts(three, pressed))).toEqual(after));

  it("add no sixth part, because LINE takes five", () => {
    const five = ["add:ja:text", "add:ja:text", "add:ja:text"].reduce<Fields>(
      (fields, pressed) => changedParts(fields, pressed) ?? fields,
      three,
    );
    expect(partsOf(five, "ja")).toHaveLength(5);
  });

  it("copy the Japanese parts as a start of a translation", () => {
    const copied = changedParts(three, "copy:en") ?? {};
    expect(partsOf(copied, "en").map((part) => part["text"])).toEqual(["一", "二", "三"]);
    expect(texts(copied)).toEqual(["一", "二", "三"]);
  });
});

test.each([
  ["1200", 1200],
  ["1,200人", 1200],
  ["１２００", 1200],
  [" 0 ", 0],
  ["", undefined],
  ["-5", undefined],
  ["12.5", undefined],
  ["たくさん", undefined],
])("the number %j is read as %s", (typed, read) => expect(numberOf(typed)).toBe(read));
