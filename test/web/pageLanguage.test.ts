import { describe, expect, test } from "vitest";
import { chosenLanguage, inLanguage, offeredLanguage } from "../../src/web/pageLanguage.js";

describe("the language of a page", () => {
  test.each([
    ["vi", "vi"],
    ["easy", "easy"],
    [undefined, "ja"],
    ["fr", "ja"],
    [["en", "ko"], "ja"],
  ])("the address says %s: the page is in %s", (said, language) => expect(chosenLanguage(said)).toBe(language));

  test.each([
    ["/nishi", "ja", "/nishi"],
    ["/nishi", "en", "/nishi?lang=en"],
    ["/nishi?q=a", "ko", "/nishi?q=a&lang=ko"],
    ["/nishi#office", "zh", "/nishi?lang=zh#office"],
  ] as const)("%s in %s is at %s", (path, language, address) => expect(inLanguage(path, language)).toBe(address));
});

describe("the language offered above a Japanese page", () => {
  test.each([
    ["vi-VN,vi;q=0.9,en;q=0.8", "vi"],
    ["fr-FR,ko;q=0.3,en;q=0.7", "en"],
    ["zh-TW,zh;q=0.9", "zh"],
    ["ja,en;q=0.9", undefined],
    ["en;q=0.2,ja;q=0.9", undefined],
    ["en;q=0,ko;q=0.1", "ko"],
    ["*", undefined],
    ["en;q=oops", undefined],
    [undefined, undefined],
  ])("a browser that asks for %s gets the offer of %s", (header, language) =>
    expect(offeredLanguage(header, "ja")).toBe(language));

  test("a page that was chosen in another language offers nothing", () =>
    expect(offeredLanguage("vi", "en")).toBeUndefined());
});
