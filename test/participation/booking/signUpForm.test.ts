/** The form of a sign-up: what is taken, and which mistake is told at which field. */
import { describe, expect, it, test } from "vitest";
import { bookingAsks } from "../../../src/participation/booking/bookingForm.js";
import { readSignUp } from "../../../src/participation/booking/signUpForm.js";
import { eventWhen } from "../../../src/participation/event/eventWhen.js";

const seed = "33333333-3333-4333-8333-333333333333";
const asking = (asks: object = {}, mostPeople = 1) => ({ asks: bookingAsks.parse(asks), mostPeople });
const mistakes = (body: unknown, event = asking()) => {
  const read = readSignUp(body, event, seed);
  return read.kind === "mistaken" ? read.mistakes : {};
};
const details = (body: unknown, event = asking()) => {
  const read = readSignUp(body, event, seed);
  return read.kind === "read" ? read.details : undefined;
};

describe("a telephone number", () => {
  test.each([
    ["06-1234-5678", "06-1234-5678"],
    ["０９０－１２３４－５６７８", "090-1234-5678"],
    ["090ー1234ー5678", "090-1234-5678"],
    ["(06) 1234 5678", "(06) 1234 5678"],
    ["+82 10 1234 5678", "+82 10 1234 5678"],
    ["1234-5678", undefined],
    ["06-1234-567", undefined],
    ["なし", undefined],
    [`0${"1".repeat(30)}`, undefined],
  ])("「%s」 is read as %s", (phone, expected) => {
    const body = { name: "西野", phone };
    expect(details(body)?.phone).toBe(expected);
    if (expected === undefined) expect(mistakes(body)).toEqual({ phone: "bookingPhoneWrong" });
  });
});

describe("what must be told", () => {
  test.each([
    ["nothing at all", {}, {}, { name: "bookingNameEmpty", phone: "bookingContactEmpty" }],
    ["no form at all", undefined, {}, { name: "bookingNameEmpty", phone: "bookingContactEmpty" }],
    ["a name of spaces", { name: "　 ", phone: "06-1234-5678" }, {}, { name: "bookingNameEmpty" }],
    ["a name too long", { name: "あ".repeat(61), email: "a@example.jp" }, {}, { name: "bookingNameLong" }],
    ["either way", { name: "西野", email: "a@example.jp" }, {}, {}],
    ["no address", { name: "西野", email: "a@" }, {}, { email: "bookingEmailWrong" }],
    ["phone wanted", { name: "西野", email: "a@example.jp" }, { contact: "phone" }, { phone: "bookingPhoneEmpty" }],
    ["e-mail wanted", { name: "西野", phone: "06-1234-5678" }, { contact: "email" }, { email: "bookingEmailEmpty" }],
    ["no contact wanted", { name: "西野" }, { contact: "none" }, {}],
    [
      "an answer wanted",
      { name: "西野" },
      { contact: "none", question: "月齢", questionRequired: true },
      { answer: "bookingAnswerEmpty" },
    ],
    ["a note too long", { name: "西野", note: "あ".repeat(501) }, { contact: "none" }, { note: "bookingTooLong" }],
  ])("%s", (_what, body, asks, expected) => expect(mistakes(body, asking(asks))).toEqual(expected));

  test.each([
    ["3", 3],
    ["３", 3],
    ["4", undefined],
    ["0", undefined],
    ["-1", undefined],
    ["二人", undefined],
    ["", undefined],
    ["1e1", undefined],
  ])("%s people of at most three: %s", (people, expected) => {
    const read = readSignUp({ name: "西野", people }, asking({ contact: "none" }, 3), seed);
    expect(read.kind === "read" ? read.people : undefined).toBe(expected);
    if (read.kind === "mistaken") expect(read.mistakes).toEqual({ people: "bookingPeopleWrong" });
  });

  it("takes only what the event asks for, whatever else is sent", () => {
    const body = { name: "西野\u0000", phone: "06-1234-5678", need: ["手話通訳", "魔法"], answer: "x", people: "9" };
    const event = asking({ contact: "none", needs: ["手話通訳", "筆談"] });
    expect(readSignUp(body, event, seed)).toMatchObject({
      kind: "read",
      people: 1,
      details: { name: "西野", needs: ["手話通訳"] },
    });
    expect(details(body, event)).not.toHaveProperty("phone");
    expect(details(body, event)).not.toHaveProperty("answer");
  });
});

describe("when an event is", () => {
  const at = (startsAt: string, endsAt?: string, allDay = false) => ({
    startsAt: new Date(startsAt),
    endsAt: endsAt === undefined ? undefined : new Date(endsAt),
    allDay,
  });
  const morning = at("2026-12-05T10:00:00+09:00", "2026-12-05T12:00:00+09:00");
  test.each([
    ["ja", morning, "2026年12月5日（土）10:00〜12:00"],
    ["easy", morning, "2026年12月5日（土）10:00〜12:00"],
    ["en", morning, "Sat 5 December 2026 10:00–12:00"],
    ["zh", morning, "2026年12月5日（周六）10:00–12:00"],
    ["ko", morning, "2026년 12월 5일(토) 10:00–12:00"],
    ["vi", morning, "T7, 5/12/2026 10:00–12:00"],
    ["ja", at("2026-12-05T10:00:00+09:00"), "2026年12月5日（土）10:00〜"],
    ["ja", at("2026-12-05T00:00:00+09:00", undefined, true), "2026年12月5日（土）"],
    [
      "ja",
      at("2026-12-05T00:00:00+09:00", "2026-12-06T00:00:00+09:00", true),
      "2026年12月5日（土）〜2026年12月6日（日）",
    ],
    [
      "ja",
      at("2026-12-05T22:00:00+09:00", "2026-12-06T02:00:00+09:00"),
      "2026年12月5日（土）22:00〜2026年12月6日（日）02:00",
    ],
  ] as const)("%s: %#", (language, event, expected) => expect(eventWhen(event, language)).toBe(expected));
});
