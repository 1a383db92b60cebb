import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { chooseWords } from "../../scripts/lexicon/chooseWords.mjs";
import { kanjiReadings } from "../../scripts/lexicon/kanjiReadings.mjs";
import { type DictionaryWord, readSudachiDictionary } from "../../scripts/lexicon/sudachiDictionary.mjs";

const noun = ["名詞", "普通名詞", "一般", "*", "*", "*"];
const word = (surface: string, reading: string, cost: number, more: Partial<DictionaryWord> = {}): DictionaryWord => ({
  surface,
  reading,
  cost,
  normal: surface,
  partOfSpeech: noun,
  ...more,
});

describe("the words of the lexicon", () => {
  const lines = (words: DictionaryWord[], texts: string[] = []) => chooseWords(words, texts);

  test("are common ones, and rare ones that the content has", () => {
    const words = [word("避難", "ヒナン", 6000), word("駁論", "バクロン", 9000), word("百歳", "ヒャクサイ", 9000)];
    expect(lines(words, ["いきいき百歳体操"])).toEqual(["百歳\tひゃくさい", "避難\tひなん"]);
  });

  test("have their normal form, and a second reading where it is about as common", () => {
    const words = [
      word("引越し", "ヒッコシ", 6400, { normal: "引っ越し" }),
      word("サポータ", "サポータ", 2200, { normal: "サポーター" }),
      word("明日", "アシタ", 5000),
      word("明日", "アス", 5200),
      word("明日", "ミョウニチ", 9000),
    ];
    expect(lines(words)).toEqual(["サポータ\t\tサポーター", "引越し\tひっこし\t引っ越し", "明日\tあした あす"]);
  });

  test("are no names, no old forms and no entries outside of sentences, unless the content has the name", () => {
    const name = { partOfSpeech: ["名詞", "固有名詞", "地名", "一般", "*", "*"] };
    const old = { partOfSpeech: ["動詞", "一般", "*", "*", "文語四段-マ行", "*"] };
    const words = [
      word("加賀屋", "カガヤ", 5000, name),
      word("住み", "スミ", 5000, old),
      word("会計", "カイケイ", 1, { cost: undefined }),
    ];
    expect(lines(words)).toEqual([]);
    expect(lines(words, ["加賀屋で"])).toEqual(["加賀屋\tかがや"]);
  });
});

test("a character is also read as in the words of two that contain it", () => {
  const alone = new Map([
    ["進", ["しん"]],
    ["露", ["ろ", "つゆ"]],
  ]);
  const words = [
    { surface: "進呈", reading: "しんてい" },
    { surface: "露呈", reading: "ろてい" },
    { surface: "進路", reading: "しんろ" },
  ];
  const found = kanjiReadings(alone, words);
  expect(found.get("呈")).toEqual(["てい"]);
  expect(found.get("露")).toEqual(["つゆ", "ろ"]);
  // Seen once only.
  expect(found.get("路")).toEqual([]);
});

describe("a dictionary file", () => {
  const folder = mkdtempSync(join(tmpdir(), "lexicon-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const text = (value: string) => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, "utf16le")]);
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const short = (value: number) => int(value).subarray(0, 2);
  /** One part of speech, no table, no tree, one word. */
  function dictionary(): Buffer {
    const parts = ["名詞", "普通名詞", "一般", "*", "*", "*"].map(text);
    const before = [Buffer.alloc(272), short(1), ...parts, short(0), short(0), int(0), int(0), int(1)];
    const param = [short(3), short(3), short(6400)];
    const start = Buffer.concat([...before, ...param]).length + 4;
    const word = [text("引越し"), Buffer.from([9]), short(0), text("引っ越し"), int(-1), text("ヒッコシ")];
    return Buffer.concat([...before, ...param, int(start), ...word]);
  }

  test("is read word by word", () => {
    writeFileSync(join(folder, "system.dic"), dictionary());
    expect([...readSudachiDictionary(join(folder, "system.dic"))]).toEqual([
      word("引越し", "ヒッコシ", 6400, { normal: "引っ越し" }),
    ]);
  });

  test("that is cut short is refused", () => {
    writeFileSync(join(folder, "short.dic"), dictionary().subarray(0, 300));
    expect(() => [...readSudachiDictionary(join(folder, "short.dic"))]).toThrow(RangeError);
  });
});
