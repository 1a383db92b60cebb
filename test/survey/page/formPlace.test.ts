/** Where in the form somebody is, and what comes next. */
import { describe, expect, it } from "vitest";
import { changeLink, formLink, isOnePage, placeOf, stepAfter } from "../../../src/survey/page/formPlace.js";
import { definition as branching, one } from "../engine/stand.js";
import { short } from "./stand.js";

const six = branching();
const asked = (place: ReturnType<typeof placeOf>) =>
  place.kind === "review" ? "review" : `${place.questions.map(({ id }) => id)} ${place.first}/${place.all ?? "page"}`;

describe("a short survey without branches", () => {
  it("is one page, whatever was answered", () => {
    expect(isOnePage(short)).toBe(true);
    expect(asked(placeOf(short, {}, undefined))).toBe("safe,worry,people,words 1/page");
    expect(stepAfter(short, {}, "safe", false)).toBeUndefined();
  });
  it("becomes steps with the thirteenth question", () => {
    const [first] = short.questions;
    const many = (n: number) => Array.from({ length: n }, () => first!);
    expect(isOnePage({ questions: many(12) })).toBe(true);
    expect(isOnePage({ questions: many(13) })).toBe(false);
  });
});

describe("a survey with branches", () => {
  it.each([
    ["nothing", {}, undefined, "feel 1/4"],
    ["the first", { feel: one("very") }, undefined, "used 2/4"],
    ["yes to the branch", { feel: one("very"), used: one("yes") }, undefined, "which 3/6"],
    ["no to the branch", { feel: one("very"), used: one("no") }, undefined, "since 3/4"],
    ["left blank", { feel: one("very"), used: null }, undefined, "since 3/4"],
    ["everything", { feel: one("no"), used: null, since: null, words: null }, undefined, "review"],
    ["everything, and back to the second", { feel: one("no"), used: null, since: null, words: null }, 2, "used 2/4"],
    ["nothing, and a step that isn't there", {}, 9, "review"],
  ])("after %s shows", (_what, answers, step, expected) => {
    expect(asked(placeOf(six, answers, step))).toBe(expected);
  });

  it.each([
    ["on the way", { feel: one("very"), used: one("yes") }, "used", false, 3],
    ["at the end", { feel: one("very"), used: one("no"), since: null, words: null }, "words", false, undefined],
    ["a question that fell off the way", { feel: one("very"), used: one("no") }, "which", false, 3],
    [
      "from the review, nothing new",
      { feel: one("very"), used: null, since: null, words: null },
      "feel",
      true,
      undefined,
    ],
    [
      "from the review, a branch opened",
      { feel: one("no"), used: one("yes"), since: null, words: null },
      "used",
      true,
      3,
    ],
  ])("goes on %s", (_what, answers, at, toReview, expected) => {
    expect(stepAfter(six, answers, at, toReview)).toBe(expected);
  });
});

it("addresses hold a number and a language, never the name of a question or choice", () => {
  expect(formLink("n=3", "vi")).toBe("?n=3&lang=vi");
  expect(changeLink(six, 3, "q_which_salon", "ja")).toBe("?n=3&lang=ja&to=review");
  // What stands behind # is sent to no server.
  expect(changeLink(short, 2, "q_worry_fire", "ja")).toBe("?form=1&lang=ja#q_worry_fire");
});
