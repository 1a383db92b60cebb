import { describe, expect, it } from "vitest";
import {
  type AfterChunk,
  afterChunk,
  type Cause,
  type ChunkFacts,
  isPastKey,
  questionAfter,
} from "../../../src/announcement/delivery/deliveryRules.js";
import type { SendOutcome } from "../../../src/line/replyRules.js";

const facts: ChunkFacts = { size: 500, broadcast: false, attempts: 1, unclearMs: undefined, jitter: 1 };
const refused = (status: number): SendOutcome => ({ kind: "refused", status });
const limited: SendOutcome = { kind: "limited", status: 429 };
const unclear: SendOutcome = { kind: "unclear", code: "500" };

describe("after an attempt to send a chunk", () => {
  it.each<[string, SendOutcome, Partial<ChunkFacts>, Cause | undefined, Partial<AfterChunk>]>([
    ["200 or 409: LINE has it", { kind: "accepted" }, {}, undefined, { kind: "ended", as: "accepted" }],
    ["500, reset, time-out: again, and nobody knows", unclear, {}, undefined, { kind: "again", clear: false }],
    [
      "too fast: again, slower, and nothing was sent",
      limited,
      {},
      "rate",
      { kind: "again", clear: true, slowDown: true },
    ],
    ["too fast after an unclear attempt: still unclear", limited, { unclearMs: 1_000 }, "rate", { clear: false }],
    ["the month is used up: everything waits", limited, {}, "quota", { kind: "pause", reason: "quota" }],
    ["401: everything waits", refused(401), {}, undefined, { kind: "pause", reason: "unauthorized" }],
    ["403: everything waits", refused(403), {}, undefined, { kind: "pause", reason: "unauthorized" }],
    ["400 because of a recipient: two halves", refused(400), {}, "recipients", { kind: "split" }],
    ["400 of two: two halves", refused(400), { size: 2 }, "recipients", { kind: "split" }],
    ["400 of one: that one", refused(400), { size: 1 }, "recipients", { kind: "ended", as: "invalid" }],
    [
      "400 because of the messages: everything waits",
      refused(400),
      {},
      "messages",
      { kind: "pause", reason: "refused" },
    ],
    ["400 of a broadcast: nothing to divide", refused(400), { broadcast: true }, "recipients", { kind: "pause" }],
    ["413 and the like: everything waits", refused(413), {}, undefined, { kind: "pause", reason: "refused" }],
  ])("%s", (_title, outcome, some, cause, after) => {
    expect(afterChunk(outcome, { ...facts, ...some }, cause)).toMatchObject(after);
  });

  it("waits longer and longer, half of it by chance, and never more than half a minute", () => {
    const hour = 3_600_000;
    const wait = (attempts: number, jitter: number, unclearMs: number | undefined) => {
      const after = afterChunk(unclear, { ...facts, attempts, jitter, unclearMs });
      return after.kind === "again" ? after.afterMs : undefined;
    };
    expect([1, 2, 3, 20].map((attempts) => wait(attempts, 1, hour))).toEqual([500, 1_000, 2_000, 30_000]);
    expect([1, 20].map((attempts) => wait(attempts, 0, hour))).toEqual([250, 15_000]);
    // Twenty attempts within a minute: processes were killed, and LINE is not to blame.
    expect([undefined, 10_000, 100_000].map((unclearMs) => wait(20, 1, unclearMs))).toEqual([2_000, 2_000, 5_000]);
  });

  it("only answers with several causes are asked about", () => {
    expect([limited, refused(400), refused(401), unclear].map(questionAfter)).toEqual([
      "quota",
      "messages",
      undefined,
      undefined,
    ]);
  });

  it("an hour before LINE forgets the key nobody sends under it any more", () => {
    const hour = 3_600_000;
    expect([undefined, 22.9 * hour, 23 * hour].map(isPastKey)).toEqual([false, false, true]);
  });
});
