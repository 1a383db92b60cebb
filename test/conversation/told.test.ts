import { describe, expect, it } from "vitest";
import { hear } from "../../src/conversation/told.js";

const message = (value: object) => hear({ type: "message", message: value });

describe("what an event says", () => {
  it("is a text, without what no database and no matcher should meet", () => {
    expect(message({ type: "text", text: "夜\u0000泣き\ud800" })).toEqual({
      kind: "told",
      told: { kind: "text", text: "夜\ufffd泣き\ufffd" },
    });
  });

  it("is heard by its beginning when it is longer than LINE allows: nobody is left without an answer", () => {
    const heard = message({ type: "text", text: "😀".repeat(5_000) });
    expect(heard).toMatchObject({ kind: "told", told: { kind: "text" } });
    expect(JSON.stringify(heard).length).toBeLessThan(6_000);
  });

  it.each<[string, object, object]>([
    [
      "a place",
      { type: "location", latitude: 34.6, longitude: 135.4, address: "大阪市" },
      { kind: "told", told: { kind: "location", latitude: 34.6, longitude: 135.4, address: "大阪市" } },
    ],
    ["no place on this earth", { type: "location", latitude: 134, longitude: 0 }, { kind: "nothing" }],
    ["a sticker", { type: "sticker", packageId: "1" }, { kind: "told", told: { kind: "media", of: "sticker" } }],
    ["something new", { type: "hologram" }, { kind: "nothing" }],
  ])("is %s", (_title, given, heard) => {
    expect(message(given)).toEqual(heard);
  });

  it("is a button of ours, a strange one, or LINE's own switching of tabs", () => {
    const press = (data: string, params?: object) =>
      hear({ type: "postback", postback: { data, ...(params ? { params } : {}) } });
    expect(press("guide:show?e=a.b")).toMatchObject({
      kind: "told",
      told: { dialogue: "guide", action: "show", values: { e: "a.b" }, picked: undefined },
    });
    expect(press("booking:day", { date: "2026-11-20" })).toMatchObject({ told: { picked: "2026-11-20" } });
    expect(press("' OR 1=1--")).toEqual({ kind: "unknown-button" });
    expect(press("x", { newRichMenuAliasId: "nishi-ja-main" })).toEqual({ kind: "nothing" });
  });

  it("is a friend who comes, comes back, or goes", () => {
    expect(hear({ type: "follow" })).toMatchObject({ told: { again: false } });
    expect(hear({ type: "follow", follow: { isUnblocked: true } })).toMatchObject({ told: { again: true } });
    expect([hear({ type: "unfollow" }), hear({ type: "unsend" }), hear({ type: "beacon" })]).toEqual([
      { kind: "unfollow" },
      { kind: "unsend" },
      { kind: "nothing" },
    ]);
  });
});
