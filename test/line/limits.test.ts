import { describe, expect, test } from "vitest";
import {
  fitGraphemes,
  graphemes,
  labelFits,
  lostQuickReplies,
  messageProblems,
  richMenuProblems,
} from "../../src/line/limits.js";

const paths = (messages: unknown): string[] => messageProblems(messages).map((problem) => problem.path);
const flex = (contents: unknown) => [{ type: "flex", altText: "案内", contents }];
const bubble = (...contents: unknown[]) => ({ type: "bubble", body: { type: "box", layout: "vertical", contents } });
const button = (action: unknown) => bubble({ type: "button", action });
const template = (content: unknown) => [{ type: "template", altText: "案内", template: content }];
const say = (label: string) => ({ type: "message", label, text: "はい" });
const quick = (action: unknown) => [{ type: "text", text: "?", quickReply: { items: [{ type: "action", action }] } }];

describe("counting", () => {
  test.each([
    ["西区", 2],
    ["🍎", 1],
    ["👨‍👩‍👧‍👦", 1],
    ["が", 1],
    ["", 0],
  ])("%s has %i graphemes", (text, count) => expect(graphemes(text)).toBe(count));

  test("a long label is shortened to what fits", () => {
    expect(fitGraphemes("こそだてコンシェルジュに相談したい", 10)).toBe("こそだてコンシェル…");
    expect(fitGraphemes("短い", 10)).toBe("短い");
    expect([labelFits("あ".repeat(20)), labelFits("あ".repeat(21)), labelFits("あ".repeat(21), "flex")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("what LINE takes", () => {
  test.each<[string, unknown]>([
    ["a text of 5,000 letters", [{ type: "text", text: "あ".repeat(5_000) }]],
    ["five messages", Array.from({ length: 5 }, () => ({ type: "text", text: "a" }))],
    ["a sticker", [{ type: "sticker", packageId: "446", stickerId: "1988" }]],
    ["an image", [{ type: "image", originalContentUrl: "https://a.jp/b.png", previewImageUrl: "https://a.jp/c.png" }]],
    ["a place", [{ type: "location", title: "西区役所", address: "新町", latitude: 34.67, longitude: 135.48 }]],
    [
      "a text with substitutions",
      [{ type: "textV2", text: "{a} {{b}}", substitution: { a: { type: "emoji", productId: "1", emojiId: "2" } } }],
    ],
    ["buttons", template({ type: "buttons", text: "あ".repeat(160), actions: [say("はい")] })],
    [
      "a carousel",
      template({ type: "carousel", columns: Array.from({ length: 10 }, () => ({ text: "あ", actions: [say("は")] })) }),
    ],
    ["a bubble", flex(button({ type: "uri", label: "あ".repeat(40), uri: "tel:0665329986" }))],
    [
      "an icon in a line of text",
      flex(
        bubble({
          type: "box",
          layout: "baseline",
          contents: [
            { type: "icon", url: "https://a.jp/i.png" },
            { type: "text", text: "a" },
          ],
        }),
      ),
    ],
    [
      "thirteen quick replies",
      [
        {
          type: "text",
          text: "?",
          quickReply: { items: Array.from({ length: 13 }, () => ({ type: "action", action: say("あ".repeat(20)) })) },
        },
      ],
    ],
    ["a place asked for in a quick reply", quick({ type: "location", label: "今いる所" })],
    [
      "a date picker",
      quick({
        type: "datetimepicker",
        label: "日",
        data: "d",
        mode: "date",
        min: "2026-11-01",
        max: "2026-11-30",
        initial: "2026-11-20",
      }),
    ],
    [
      "an imagemap",
      [
        {
          type: "imagemap",
          baseUrl: "https://a.jp/map",
          altText: "地図",
          baseSize: { width: 1040, height: 585 },
          actions: [],
        },
      ],
    ],
  ])("%s", (_, messages) => expect(messageProblems(messages)).toEqual([]));
});

describe("what LINE refuses, and where", () => {
  test.each<[string, unknown, string]>([
    ["no message", [], "messages"],
    ["six messages", Array.from({ length: 6 }, () => ({ type: "text", text: "a" })), "messages"],
    ["an empty text", [{ type: "text", text: "" }], "messages[0].text"],
    ["a text of 5,001 letters", [{ type: "text", text: "あ".repeat(5_001) }], "messages[0].text"],
    ["2,501 apples, which are 5,002 units", [{ type: "text", text: "🍎".repeat(2_501) }], "messages[0].text"],
    ["an unknown kind", [{ type: "hologram" }], "messages[0].type"],
    [
      "an emoji that points at no $",
      [{ type: "text", text: "a", emojis: [{ index: 0, productId: "1", emojiId: "1" }] }],
      "messages[0].emojis[0].index",
    ],
    ["a substitution without its key", [{ type: "textV2", text: "{name}" }], "messages[0].text"],
    [
      "an image over http",
      [{ type: "image", originalContentUrl: "http://a.jp/b.png", previewImageUrl: "https://a.jp/c.png" }],
      "messages[0].originalContentUrl",
    ],
    ["a place without address", [{ type: "location", title: "a", latitude: 1, longitude: 1 }], "messages[0].address"],
    ["a sender called LINE", [{ type: "text", text: "a", sender: { name: "Line" } }], "messages[0].sender.name"],
    [
      "fourteen quick replies",
      [
        {
          type: "text",
          text: "?",
          quickReply: { items: Array.from({ length: 14 }, () => ({ type: "action", action: say("は") })) },
        },
      ],
      "messages[0].quickReply.items",
    ],
    ["a quick reply of 21 letters", quick(say("あ".repeat(21))), "messages[0].quickReply.items[0].action.label"],
    [
      "a tab switch in a quick reply",
      quick({ type: "richmenuswitch", label: "a", richMenuAliasId: "a", data: "" }),
      "messages[0].quickReply.items[0].action.type",
    ],
    [
      "a confirmation with one button",
      template({ type: "confirm", text: "?", actions: [say("は")] }),
      "messages[0].template.actions",
    ],
    [
      "five buttons",
      template({ type: "buttons", text: "?", actions: Array.from({ length: 5 }, () => say("は")) }),
      "messages[0].template.actions",
    ],
    [
      "61 letters under a title",
      template({ type: "buttons", title: "a", text: "あ".repeat(61), actions: [say("は")] }),
      "messages[0].template.text",
    ],
    [
      "columns with and without a title",
      template({
        type: "carousel",
        columns: [
          { text: "a", actions: [say("は")] },
          { title: "b", text: "b", actions: [say("は")] },
        ],
      }),
      "messages[0].template.columns[1].title",
    ],
    [
      "columns with one and two buttons",
      template({
        type: "carousel",
        columns: [
          { text: "a", actions: [say("は")] },
          { text: "b", actions: [say("は"), say("い")] },
        ],
      }),
      "messages[0].template.columns[1].actions",
    ],
    [
      "alternative text of 1,501 letters",
      [{ type: "flex", altText: "あ".repeat(1_501), contents: bubble({ type: "filler" }) }],
      "messages[0].altText",
    ],
    [
      "a property that Flex does not know",
      flex(bubble({ type: "text", text: "a", colour: "#000000" })),
      "messages[0].contents.body.contents[0].colour",
    ],
    [
      "a colour by name",
      flex(bubble({ type: "text", text: "a", color: "red" })),
      "messages[0].contents.body.contents[0].color",
    ],
    [
      "an icon outside a line of text",
      flex(bubble({ type: "icon", url: "https://a.jp/i.png" })),
      "messages[0].contents.body.contents[0]",
    ],
    [
      "an empty text in a bubble",
      flex(bubble({ type: "text", text: "" })),
      "messages[0].contents.body.contents[0].text",
    ],
    [
      "a Flex button without a label",
      flex(button({ type: "message", text: "a" })),
      "messages[0].contents.body.contents[0].action.label",
    ],
    [
      "a Flex label of 41 letters",
      flex(button(say("あ".repeat(41)))),
      "messages[0].contents.body.contents[0].action.label",
    ],
    ["a bubble without a block", flex({ type: "bubble" }), "messages[0].contents"],
    [
      "thirteen bubbles",
      flex({ type: "carousel", contents: Array.from({ length: 13 }, () => bubble({ type: "filler" })) }),
      "messages[0].contents.contents",
    ],
    [
      "bubbles of two sizes",
      flex({
        type: "carousel",
        contents: [bubble({ type: "filler" }), { ...bubble({ type: "filler" }), size: "kilo" }],
      }),
      "messages[0].contents.contents[1].size",
    ],
    [
      "a bubble over 30 KB",
      flex(bubble(...Array.from({ length: 40 }, () => ({ type: "text", text: "あ".repeat(250) })))),
      "messages[0].contents",
    ],
    [
      "a postback of 301 letters",
      flex(button({ type: "postback", label: "a", data: "x".repeat(301) })),
      "messages[0].contents.body.contents[0].action.data",
    ],
    [
      "a postback with two texts",
      flex(button({ type: "postback", label: "a", data: "x", displayText: "a", text: "a" })),
      "messages[0].contents.body.contents[0].action.text",
    ],
    [
      "a link with an unknown scheme",
      flex(button({ type: "uri", label: "a", uri: "javascript:alert(1)" })),
      "messages[0].contents.body.contents[0].action.uri",
    ],
    [
      "a link that is not percent-encoded",
      flex(button({ type: "uri", label: "a", uri: "https://a.jp/西区" })),
      "messages[0].contents.body.contents[0].action.uri",
    ],
    [
      "a date picker whose end is before its beginning",
      quick({ type: "datetimepicker", label: "日", data: "d", mode: "date", min: "2026-11-30", max: "2026-11-01" }),
      "messages[0].quickReply.items[0].action.max",
    ],
    [
      "a date picker with a wrong form of date",
      quick({ type: "datetimepicker", label: "日", data: "d", mode: "date", initial: "2026/11/30" }),
      "messages[0].quickReply.items[0].action.initial",
    ],
  ])("%s", (_, messages, path) => expect(paths(messages)).toEqual([path]));
});

test("a quick reply before the last message is never shown", () => {
  const [asking] = quick(say("は"));
  expect(lostQuickReplies([asking ?? {}, { type: "text" }]).map((one) => one.path)).toEqual(["messages[0].quickReply"]);
  expect(lostQuickReplies([{ type: "text" }, asking ?? {}])).toEqual([]);
});

describe("a rich menu", () => {
  const area = { bounds: { x: 0, y: 0, width: 2500, height: 843 }, action: { type: "postback", data: "a" } };
  const menu = {
    size: { width: 2500, height: 843 },
    selected: true,
    name: "menu",
    chatBarText: "メニュー",
    areas: [area],
  };

  test("is taken", () => expect(richMenuProblems(menu)).toEqual([]));

  test.each<[string, object, string]>([
    ["too high", { size: { width: 2500, height: 1_800 }, areas: [] }, "size"],
    ["too small", { size: { width: 700, height: 300 }, areas: [] }, "size.width"],
    ["a bar text of 15 letters", { chatBarText: "あ".repeat(15) }, "chatBarText"],
    ["21 areas", { areas: Array.from({ length: 21 }, () => area) }, "areas"],
    ["an area outside", { areas: [{ ...area, bounds: { ...area.bounds, x: 1 } }] }, "areas[0].bounds"],
    [
      "a label of 21 letters",
      { areas: [{ ...area, action: { ...area.action, label: "あ".repeat(21) } }] },
      "areas[0].action.label",
    ],
    [
      "an alias with capitals",
      { areas: [{ ...area, action: { type: "richmenuswitch", richMenuAliasId: "Tab", data: "" } }] },
      "areas[0].action.richMenuAliasId",
    ],
  ])("is refused: %s", (_, change, path) => {
    expect(richMenuProblems({ ...menu, ...change }).map((problem) => problem.path)).toEqual([path]);
  });
});
