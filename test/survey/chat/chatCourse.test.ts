/** Which questions chat asks, in which order. */
import { describe, expect, it, test } from "vitest";
import { readPostback } from "../../../src/line/postback.js";
import type { Answers } from "../../../src/survey/answering/answer.js";
import { courseOf, minutesFor, neighbour } from "../../../src/survey/chat/chatCourse.js";
import { longId, placeIn, shortId, tap } from "../../../src/survey/chat/surveyButton.js";
import { largest, life, mixed } from "./definitions.js";

const one = (key: string) => ({ kind: "choices", keys: [key] }) as const;

describe("the course", () => {
  it.each<[string, Answers, string | undefined, string[]]>([
    ["at the beginning", {}, "safe", ["safe", "council", "counter"]],
    ["after an answer", { safe: one("yes") }, "council", ["safe", "council", "counter"]],
    ["on a branch", { safe: one("no") }, "why", ["safe", "why", "council", "counter"]],
    ["after a question was skipped", { safe: one("yes"), council: null }, "counter", ["safe", "council", "counter"]],
    ["with a required question left blank", { safe: null }, "safe", ["safe", "council", "counter"]],
    [
      "at the end",
      { safe: one("yes"), council: one("known"), counter: one("3") },
      undefined,
      ["safe", "council", "counter"],
    ],
  ])("%s leads on", (_situation, answers, next, inChat) => {
    const course = courseOf(life(), answers);
    expect(course.next?.id).toBe(next);
    expect(course.inChat.map(({ id }) => id)).toEqual(inChat);
  });

  it("leaves to the form what is sensitive, in words, or too long for a bubble", () => {
    expect(courseOf(mixed(false), {}).onForm.map(({ id }) => id)).toEqual(["age", "wish"]);
    expect(courseOf(mixed(false), { age: one("old") }).onForm.map(({ id }) => id)).toEqual(["wish"]);
    expect(courseOf(largest(), {}).inChat.map(({ id }) => id)).toEqual(["single", "multiple", "scale"]);
  });

  it("leaves everything to the form in a confidential survey", () => {
    const { inChat, onForm } = courseOf(life({ class: "confidential" }), {});
    expect([inChat.length, onForm.length]).toEqual([0, 3]);
  });

  it("has an end on both sides", () => {
    const course = courseOf(life(), {});
    expect([
      neighbour(course, "safe", -1)?.id,
      neighbour(course, "safe", 1)?.id,
      neighbour(course, "counter", 1)?.id,
    ]).toEqual([undefined, "council", undefined]);
  });

  test("a question takes a quarter of a minute, one in words a whole one", () => {
    expect([minutesFor(life()), minutesFor(mixed(false)), minutesFor(largest())]).toEqual([1, 2, 57]);
  });
});

test("a button's place comes back as it went, in few letters", () => {
  const place = { surveyId: "0b6a6c1e-52a3-4d0e-9d4e-3f1f6f5a7b10", version: 12, question: 59, review: true };
  const action = tap("はい", "pick", place, { c: "49" });
  const data = "data" in action ? String(action.data) : "";
  expect(placeIn(readPostback(data)?.values ?? {})).toEqual(place);
  expect(data.length).toBeLessThan(80);
  expect(longId(shortId(place.surveyId))).toBe(place.surveyId);
});

test.each([undefined, "", "x", "0b6a6c1e-52a3-4d0e-9d4e-3f1f6f5a7b10", "%".repeat(22)])("%s is no short id", (short) =>
  expect(longId(short)).toBeUndefined());
