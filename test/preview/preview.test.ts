import { describe, expect, test } from "vitest";
import { freeNames, freeStyles, preview } from "../../src/preview/preview.js";
import { richMenuPreview } from "../../src/preview/richMenuPreview.js";

const nasty = `<script>alert(1)</script>"'&amp;`;
const draw = (...messages: object[]) => preview({ messages, side: "bot", interactive: true });
const bubble = (component: object, size = "mega") => {
  const body = { type: "box", layout: "vertical", contents: [component] };
  return { type: "flex", altText: nasty, contents: { type: "bubble", size, body } };
};
const action = { type: "postback", label: nasty, data: nasty, displayText: nasty };

describe("words of a message never become HTML", () => {
  test.each<[string, object]>([
    ["text", { type: "text", text: nasty }],
    ["text with substitutions", { type: "textV2", text: nasty }],
    ["sticker", { type: "sticker", packageId: nasty, stickerId: nasty, keywords: [nasty] }],
    ["file", { type: "file", fileName: nasty }],
    ["location", { type: "location", title: nasty, address: nasty, latitude: 1, longitude: 2 }],
    [
      "buttons",
      { type: "template", altText: nasty, template: { type: "buttons", title: nasty, text: nasty, actions: [action] } },
    ],
    [
      "carousel",
      {
        type: "template",
        altText: nasty,
        template: { type: "carousel", columns: [{ title: nasty, text: nasty, actions: [action] }] },
      },
    ],
    [
      "image carousel",
      { type: "template", template: { type: "image_carousel", columns: [{ imageUrl: nasty, action }] } },
    ],
    ["imagemap", { type: "imagemap", baseUrl: nasty, altText: nasty, actions: [{ ...action, area: {} }] }],
    ["Flex text", bubble({ type: "text", text: nasty, color: nasty, size: nasty })],
    ["Flex spans", bubble({ type: "text", contents: [{ type: "span", text: nasty, color: nasty }] })],
    ["Flex button", bubble({ type: "button", style: nasty, color: nasty, action })],
    ["Flex image", bubble({ type: "image", url: nasty, aspectRatio: nasty, action })],
    [
      "Flex box with an action",
      bubble({ type: "box", layout: nasty, margin: nasty, action, contents: [{ type: "text", text: nasty }] }),
    ],
    ["Flex carousel", { type: "flex", altText: nasty, contents: { type: "carousel", contents: [] } }],
    ["size of a bubble", bubble({ type: "filler" }, nasty)],
    ["quick reply", { type: "text", text: "a", quickReply: { items: [{ action, imageUrl: nasty }] } }],
    ["kind", { type: nasty }],
  ])("%s", (_, message) => {
    const html = draw(message);
    expect(html).not.toContain("<script");
    // Outside of quoted attributes there are only our own tags.
    const bare = html.replaceAll(/"[^"]*"/g, '""');
    expect(bare.match(/<(?!\/?(div|p|ul|li|span|button|a|img)\b)/g)).toBeNull();
    expect(bare).not.toMatch(/ (style|on\w+)=/);
  });

  test("an action comes back from its attribute as it was", () => {
    const json = /data-action="([^"]*)"/.exec(draw(bubble({ type: "button", action })))?.[1] ?? "";
    expect(JSON.parse(json.replaceAll("&#34;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"))).toEqual(action);
  });

  test("nor do those of a rich menu", () => {
    const areas = [{ bounds: { x: 0, y: 0, width: 1250, height: 843 }, action }];
    const menu = { size: { width: 2500, height: 843 }, areas };
    const html = richMenuPreview({ menu, imageUrl: "/a.png", interactive: true });
    expect(html).not.toContain("<script");
    expect(html).toContain("fv-w-50_00p");
    expect(freeStyles(freeNames(html))).toContain(".fv-w-50_00p:not(#_){width:50.00%}");
  });
});

describe("buttons", () => {
  test.each([
    ["https://example.jp/a?b=1&c=2", '<a class="fx-button fx-button-link" href="https://example.jp/a?b=1&amp;c=2"'],
    ["tel:0665329986", 'href="tel:0665329986"'],
    ["javascript:alert(1)", '<button type="button"'],
    ["line://nv/chat", '<button type="button"'],
  ])("a link to %s", (uri, expected) => {
    expect(draw(bubble({ type: "button", action: { type: "uri", label: "見る", uri } }))).toContain(expected);
  });

  test("are dead where nobody can press them", () => {
    const message = bubble({ type: "button", action });
    expect(preview({ messages: [message], side: "bot", interactive: false })).toContain(" disabled ");
    expect(draw(message)).not.toContain(" disabled ");
  });

  test("a box that can be tapped is named by the words in it", () => {
    const contents = [
      { type: "text", text: "町会" },
      { type: "text", text: "加入" },
    ];
    const html = draw(bubble({ type: "box", layout: "vertical", action: { type: "message", text: "町会" }, contents }));
    expect(html).toContain('aria-label="町会"');
    const silent = draw(bubble({ type: "box", layout: "vertical", action: { type: "postback", data: "a" }, contents }));
    expect(silent).toContain('aria-label="町会 加入"');
  });

  test("quick replies stand under the last message only", () => {
    const asking = {
      type: "text",
      text: "?",
      quickReply: { items: [{ action: { type: "message", label: "はい", text: "はい" } }] },
    };
    expect(draw(asking, { type: "text", text: "a" })).not.toContain("ln-quick");
    expect(draw({ type: "text", text: "a" }, asking)).toContain("ln-quick");
  });
});

describe("what an author chooses in a Flex message", () => {
  test.each<[object, string]>([
    [{ type: "text", text: "a", size: "xl" }, "fx-size-xl"],
    [{ type: "text", text: "a", size: "17.5px" }, "fv-size-17_5px"],
    [{ type: "text", text: "a", color: "#1A2b3C" }, "fv-c-1a2b3c"],
    [{ type: "text", text: "a", flex: 3 }, "fv-flex-3"],
    [{ type: "text", text: "a", wrap: true, maxLines: 2 }, "fv-clamp-2"],
    [{ type: "box", layout: "horizontal", contents: [], paddingAll: "10%" }, "fv-pa-10p"],
    [{ type: "box", layout: "horizontal", contents: [], cornerRadius: "md" }, "fx-cr-md"],
    [{ type: "box", layout: "vertical", contents: [], offsetTop: "-4px" }, "fv-ot-m4px"],
    [{ type: "image", url: "https://a.jp/b.png", aspectRatio: "20:13" }, "fv-ratio-20x13"],
    [{ type: "button", style: "primary", color: "#00563F", action }, "fv-bg-00563f"],
    [
      {
        type: "box",
        layout: "vertical",
        contents: [],
        background: { type: "linearGradient", angle: "90deg", startColor: "#ff0000", endColor: "#0000ff" },
      },
      "fv-gradient-90-ff0000-0000ff",
    ],
  ])("%j becomes the class %s, with a rule where it is free", (component, name) => {
    const html = draw(bubble(component));
    expect(html).toMatch(new RegExp(`[ "]${name}[ "]`));
    if (name.startsWith("fv-")) expect(freeStyles(freeNames(html))).toContain(`.${name}:not(#_){`);
  });

  test("the distance of a component is its own margin, else the spacing of its box", () => {
    const contents = [
      { type: "text", text: "1" },
      { type: "text", text: "2" },
      { type: "text", text: "3", margin: "xxl" },
    ];
    const html = draw(bubble({ type: "box", layout: "horizontal", spacing: "sm", contents }));
    expect(html.match(/fx-gapx-\w+/g)).toEqual(["fx-gapx-sm", "fx-gapx-xxl"]);
  });

  test.each([
    "fv-c-red",
    "fv-c-ff0000}body{x",
    "fv-w-12em",
    "fv-constructor-1",
    "fv-ratio-1",
    "fv-flex-99999",
  ])("a name that is not ours gives no rule: %s", (name) => expect(freeStyles([name])).toBe(""));
});
