import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createLexicon, emptyLexicon } from "../../src/guide/lexicon.js";
import { readLexicon } from "../../src/guide/lexiconFile.js";

describe("the lexicon of the product", () => {
  const lexicon = readLexicon();

  test("knows how words are read, and of a single character every reading", () => {
    expect(lexicon.readings("避難")).toEqual(["ひなん"]);
    expect(lexicon.readings("町")).toEqual(expect.arrayContaining(["まち", "ちょう"]));
    expect(lexicon.isReading("ひなん")).toBe(true);
    expect(lexicon.isReading("ひなな")).toBe(false);
  });

  test.each([
    ["引越し", "引っ越し"],
    ["申込", "申し込み"],
    ["サポータ", "サポーター"],
    ["子ども", "子供"],
  ])("gives %s the spelling that stands for all, %s", (word, normal) => {
    expect(lexicon.normal(word)).toBe(normal);
    expect(lexicon.normal(normal)).toBeUndefined();
  });

  test("says where its words are from, and has every word once", () => {
    const file = readFileSync("src/guide/lexicon/japanese.tsv", "utf8");
    expect(file).toMatch(/^#.*\n# From the Sudachi dictionary.*\n# Apache License 2\.0/);
    const words = file.split("\n").flatMap((line) => (line.startsWith("#") ? [] : (line.split("\t")[0] ?? [])));
    expect(new Set(words).size).toBe(words.length);
    expect(Buffer.byteLength(file)).toBeLessThan(1.5e6);
  });
});

test("a word that the lexicon does not have has no reading and no other spelling", () => {
  const lexicon = createLexicon("# a note\n町会\tちょうかい\n申込\tもうしこみ\t申し込み\nサポータ\t\tサポーター\n");
  expect(lexicon.readings("町会")).toEqual(["ちょうかい"]);
  expect(lexicon.readings("サポータ")).toEqual([]);
  expect(lexicon.readings("# a note")).toEqual([]);
  expect(lexicon.normal("町会")).toBeUndefined();
  expect(emptyLexicon.has("町会")).toBe(false);
});
