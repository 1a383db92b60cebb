import { describe, expect, it } from "vitest";
import { afterAttempt, beforeAttempt, type ReplyFacts, type SendOutcome } from "../../src/line/replyRules.js";

const fresh: ReplyFacts = {
  attemptsBefore: 0,
  way: "token",
  urgent: false,
  ageMs: 100,
  triedMs: 0,
  tokenIsGone: false,
};
const accepted: SendOutcome = { kind: "accepted" };
const unclear: SendOutcome = { kind: "unclear", code: "500" };
const refused = (status: number): SendOutcome => ({ kind: "refused", status });

describe("before an attempt", () => {
  it.each<[string, Partial<ReplyFacts>, string]>([
    ["a fresh token replies", {}, "reply"],
    ["a token that is gone says nothing: the next message resumes", { tokenIsGone: true }, "say-nothing"],
    ["a priority answer whose token is gone is pushed", { tokenIsGone: true, urgent: true }, "push"],
    [
      "a priority answer of yesterday is not pushed any more",
      { tokenIsGone: true, urgent: true, ageMs: 25 * 3_600_000 },
      "say-nothing",
    ],
    ["what has become a push stays one", { way: "push", tokenIsGone: true, urgent: true }, "push"],
  ])("%s", (_title, facts, then) => {
    expect(beforeAttempt({ ...fresh, ...facts })).toBe(then);
  });
});

describe("after an attempt", () => {
  it.each<[string, SendOutcome, Partial<ReplyFacts>, object]>([
    ["200 is sent", accepted, {}, { kind: "sent" }],
    ["an unclear answer tries the same token again", unclear, {}, { kind: "again", way: "token", afterMs: 250 }],
    ["and waits longer each time", unclear, { attemptsBefore: 3 }, { kind: "again", way: "token", afterMs: 2000 }],
    [
      "an unclear answer after the token's minute ends in silence",
      unclear,
      { attemptsBefore: 2, tokenIsGone: true },
      { kind: "late" },
    ],
    [
      "for a priority answer it becomes a push",
      unclear,
      { attemptsBefore: 2, tokenIsGone: true, urgent: true },
      { kind: "again", way: "push", afterMs: 0 },
    ],
    [
      "and does so at once after four unclear attempts: a person in danger does not wait for a minute to pass",
      unclear,
      { attemptsBefore: 4, urgent: true },
      { kind: "again", way: "push", afterMs: 0 },
    ],
    [
      "429 waits like an unclear answer",
      { kind: "limited", status: 429 },
      {},
      { kind: "again", way: "token", afterMs: 250 },
    ],
    ["400 at the first attempt is lost and told", refused(400), {}, { kind: "failed", alarm: true }],
    [
      "400 after an earlier attempt means that one got through",
      refused(400),
      { attemptsBefore: 1 },
      { kind: "assumed" },
    ],
    [
      "also for a priority answer, while the token had time",
      refused(400),
      { attemptsBefore: 1, urgent: true },
      { kind: "assumed" },
    ],
    [
      "400 for a priority answer whose token has run out: nobody knows, so it is pushed",
      refused(400),
      { attemptsBefore: 1, urgent: true, tokenIsGone: true },
      { kind: "again", way: "push", afterMs: 0 },
    ],
    [
      "400 at the first attempt of a priority answer is pushed",
      refused(400),
      { urgent: true },
      { kind: "again", way: "push", afterMs: 0 },
    ],
    ["401 alarms", refused(401), {}, { kind: "failed", alarm: true }],
    ["a push that is refused alarms", refused(400), { way: "push", urgent: true }, { kind: "failed", alarm: true }],
    [
      "a push without authorisation waits for the operator",
      refused(401),
      { way: "push", urgent: true },
      { kind: "again", way: "push", afterMs: 250 },
    ],
    [
      "a push that begins late, because we were away, has its fifteen minutes all the same",
      unclear,
      { way: "push", urgent: true, ageMs: 3_600_000 },
      { kind: "again", way: "push", afterMs: 250 },
    ],
    [
      "a push is tried for fifteen minutes",
      unclear,
      { way: "push", urgent: true, triedMs: 16 * 60_000 },
      { kind: "failed", alarm: true },
    ],
  ])("%s", (_title, outcome, facts, then) => {
    expect(afterAttempt(outcome, { ...fresh, ...facts })).toEqual(then);
  });
});
