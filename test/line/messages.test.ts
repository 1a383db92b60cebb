import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callAction, card, shorten, text, withQuickReplies } from "../../src/line/messages.js";

describe("shortening", () => {
  it("never passes the limit and never cuts a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (value, limit) => {
        const short = shorten(value, limit);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
        expect(short).not.toMatch(/\p{Surrogate}/u);
        if (value.length <= limit) expect(short).toBe(value);
      }),
    );
  });
});

describe("messages", () => {
  it("have an alternative text that LINE takes", () => {
    const message = card("あ".repeat(5_000), { type: "bubble" });
    expect(message.altText).toHaveLength(1500);
    expect(message.altText.endsWith("…")).toBe(true);
  });

  it.each([
    ["06-6682-9974", "tel:0666829974"],
    ["#7119", "tel:%237119"],
  ])("call %s by %s", (number, uri) => {
    expect(callAction("電話", number).uri).toBe(uri);
  });

  it("carry quick replies on the last one, thirteen at most, and leave the given list alone", () => {
    const given = [text("a"), text("b")];
    const actions = Array.from({ length: 20 }, (_, n) => ({ type: "message" as const, label: `${n}`, text: `${n}` }));
    const [first, last] = withQuickReplies(given, actions);
    expect(first).not.toHaveProperty("quickReply");
    expect(last?.quickReply?.items).toHaveLength(13);
    expect(given[1]).not.toHaveProperty("quickReply");
    expect(withQuickReplies([], actions)).toEqual([]);
  });
});
