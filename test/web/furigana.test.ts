import { describe, expect, test } from "vitest";
import { withFurigana } from "../../src/web/furigana.js";

const ruby = (base: string, reading: string) => `<ruby>${base}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`;

describe("furigana on a drawn page", () => {
  test("a reading in brackets stands above its characters", () =>
    expect(withFurigana("<p>子育（こそだ）ての 相談（そうだん）</p>")).toBe(
      `<p>${ruby("子育", "こそだ")}ての ${ruby("相談", "そうだん")}</p>`,
    ));

  test.each([
    ["brackets after kana", "<p>こども（12歳まで）</p>"],
    ["a remark in brackets", "<p>窓口（区役所の2階）</p>"],
    ["a title, which can't show it", "<title>西区（にしく）</title>"],
    ["a choice, which can't show it", "<option>西区（にしく）</option>"],
    ["an attribute", '<input value="西区（にしく）">'],
    ["an attribute with a sign of a tag", '<input value="a>西区（にしく）"><b></b>'],
    ["an attribute with a quote of the other kind", `<input value="it's>西区（にしく）">`],
  ])("%s stays as it is", (_, html) => expect(withFurigana(html)).toBe(html));
});
