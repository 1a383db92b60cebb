import { describe, expect, it } from "vitest";
import { readWebhook } from "../../src/line/event.js";

const read = (value: unknown) => readWebhook(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)));
const user = { type: "user", userId: `U${"a".repeat(32)}` };
const message = {
  type: "message",
  mode: "active",
  timestamp: 1_760_000_000_000,
  webhookEventId: "01J",
  source: user,
  message: { type: "text", id: "1", text: "こんにちは" },
};

describe("reading a webhook body", () => {
  it.each([
    ["cut off", '{"a":'],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "5"],
    ["empty", ""],
    ["with a byte order mark", '\ufeff{"events":[]}'],
    ["events missing", '{"destination":"U"}'],
    ["events not a list", '{"events":{}}'],
    ["200,000 brackets", "[".repeat(200_000)],
  ])("says that it can't read a body that is %s", (_title, body) => {
    expect(read(body)).toEqual({ kind: "unreadable" });
  });

  it("says that it can't read invalid UTF-8", () => {
    expect(readWebhook(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ kind: "unreadable" });
  });

  it("keeps four good events beside a bad one", () => {
    const webhook = read({
      events: [
        message,
        { ...message, webhookEventId: "02" },
        7,
        { ...message, webhookEventId: "03" },
        { ...message, webhookEventId: "04" },
      ],
    });
    expect(webhook).toMatchObject({ kind: "events", events: [{ webhookEventId: "01J" }, {}, {}, {}], bad: [{}] });
  });

  it("gives an event without id the same id when it is delivered again", () => {
    const { webhookEventId: _, ...without } = message;
    const ids = [false, true].map((isRedelivery) => {
      const webhook = read({ events: [{ ...without, deliveryContext: { isRedelivery } }] });
      return webhook.kind === "events" ? webhook.events[0]?.webhookEventId : undefined;
    });
    expect(ids[0]).toMatch(/^sha256-/);
    expect(ids[1]).toBe(ids[0]);
  });

  it.each([[-5], [1e30], [253_402_300_799_000], ["soon"], [null]])("does not believe the time %s", (timestamp) => {
    const webhook = read({ events: [{ ...message, timestamp }] });
    expect(webhook).toMatchObject({ events: [{ happenedAt: undefined }] });
  });

  it.each([
    ["a group", { type: "group", groupId: "C1", userId: user.userId }],
    ["a room", { type: "room", roomId: "R1" }],
    ["nobody", undefined],
    ["an id that is none", { type: "user", userId: "U' OR 1=1--" }],
  ])("knows no person in an event of %s", (_title, source) => {
    expect(read({ events: [{ ...message, source }] })).toMatchObject({ events: [{ lineUserId: undefined }] });
  });
});
