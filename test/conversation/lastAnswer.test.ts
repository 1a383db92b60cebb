import { describe, expect, it } from "vitest";
import { isRecent, lastAnswer, nextLast } from "../../src/conversation/lastAnswer.js";

const now = new Date("2026-11-20T10:00:00+09:00");
const at = now.toISOString();
const use = "00000000-0000-5000-8000-000000000000";
const kept = {
  entry: "disaster.drill",
  answer: { at: "2026-11-20T00:50:00.000Z", use, language: "ja" as const, next: ["disaster.shelter"] },
};

describe("the last answer", () => {
  it("stays as it was when a turn says nothing of it, and goes when a turn forgets it", () => {
    expect(nextLast(kept, {}, now)).toBe(kept);
    expect(nextLast(kept, { lastEntry: null }, now)).toEqual({ entry: undefined, answer: undefined });
  });

  it("of another entry keeps nothing of the one before", () => {
    expect(nextLast(kept, { lastEntry: "association.fee" }, now)).toEqual({
      entry: "association.fee",
      answer: { at, next: [] },
    });
  });

  it("shown again, such as its details, is only later; told in another language, it is in that", () => {
    expect(nextLast(kept, { lastEntry: "disaster.drill" }, now).answer).toEqual({ ...kept.answer, at });
    expect(nextLast(kept, { answered: { use, language: "en" } }, now).answer).toEqual({
      at,
      use,
      language: "en",
      next: [],
    });
  });

  it("without an entry there is none", () => {
    expect(
      nextLast({ entry: undefined, answer: undefined }, { answered: { language: "en" } }, now).answer,
    ).toBeUndefined();
  });

  it.each([
    [0, true],
    [30, true],
    [31, false],
    [24 * 60, false],
  ])("after %i minutes counts: %s", (minutes, recent) => {
    expect(isRecent({ at }, new Date(now.getTime() + minutes * 60_000))).toBe(recent);
  });

  it("that can't be read, from a later version or by hand, is as none", () => {
    expect(isRecent(undefined, now)).toBe(false);
    expect(lastAnswer.safeParse({ at: "yesterday" }).success).toBe(false);
  });
});
