import { describe, expect, test } from "vitest";
import { type Given, judge } from "../../src/evaluation/judge.js";
import type { Question } from "../../src/evaluation/question.js";
import { given, question } from "./placed.js";

const join: Partial<Given> = { kind: "answer", entry: "association.join" };
const offered: Partial<Given> = {
  kind: "choices",
  entry: "office.contact",
  choices: ["office.contact", "association.join"],
};
const alarm: Partial<Given> = { kind: "priority", entry: "priority.emergency" };

describe("whether somebody was well served", () => {
  test.each([
    ["the answer they wanted", { kind: "answer" }, join, true],
    ["choices with the right one second", { kind: "answer" }, offered, false],
    ["nothing although there is an answer", { kind: "answer" }, { kind: "none" }, false],
    ["an alarm instead of the answer", { kind: "answer" }, alarm, false],
    ["nothing where nothing is here", { kind: "out" }, { kind: "none" }, true],
    ["choices where nothing is here", { kind: "out" }, offered, false],
    ["what to do in their danger", { kind: "crisis", expect: ["priority.emergency"] }, alarm, true],
    ["what to do in another danger", { kind: "crisis", expect: ["priority.dv"] }, alarm, false],
    ["no alarm for a figure of speech", { kind: "notcrisis" }, { kind: "none" }, true],
    ["an alarm for a figure of speech", { kind: "notcrisis" }, alarm, false],
    ["no alarm, but not the entry either", { kind: "notcrisis", expect: ["expo.closed"] }, { kind: "none" }, false],
    ["a friendly word for their thanks", { kind: "smalltalk" }, { kind: "smalltalk" }, true],
  ] satisfies [string, Partial<Question>, Partial<Given>, boolean][])("%s", (_, asked, came, right) => {
    expect(judge(question(asked), given(came)).right).toBe(right);
  });

  test("choices show the right entry without being sure of it", () => {
    expect(judge(question(), given(offered))).toMatchObject({ right: false, sure: false, shown: true });
  });
});
