import { describe, expect, test } from "vitest";
import { emptyLexicon } from "../../src/guide/lexicon.js";
import { readLexicon } from "../../src/guide/lexiconFile.js";
import { createReadings } from "../../src/guide/readings.js";

const asked = [
  "防災訓練はいつですか",
  "子育ての相談がしたい",
  "避難所はどこですか",
  "近くの避難所を教えてください",
  "避難所まで歩けない",
  "避難するときの相談",
  "保育園に申し込みたい",
  "保育園の見学",
  "母子手帳はどこでもらえますか",
  "見守り講座に参加したい",
  "マンションの町会に入りたい",
  "町会の会費はいくら",
  "会費の相談",
  "参加の申し込み",
  "講座の予定",
  "お年寄りが心配です",
];
const { decode } = createReadings({
  // Residents ask the same in many ways: what is said once is not exchanged for a real word.
  asked: Array.from({ length: 5 }, () => asked).flat(),
  told: ["口座振替の申し込み", "階段の昇り降りが大変な方へ"],
  annotated: ["保育園（ほいくえん）に 入（はい）る"],
  lexicon: readLexicon(),
});

describe("a message in kana", () => {
  test.each([
    ["ぼうさいくんれんはいつですか", "防災訓練はいつですか"],
    ["こそだてのそうだんがしたい", "子育ての相談がしたい"],
    ["ヒナンジョハドコデスカ", "避難所ハドコデスカ"],
    ["ひなんじょ どこ", "避難所 どこ"],
    ["まんしょんの ちょうかい", "マンションの 町会"],
  ])("%s is read as %s", (typed, meant) => expect(decode(typed)).toBe(meant));

  test("is understood with long vowels left out and small kana typed large", () => {
    expect(decode("ぼし てちょ")).toBe("母子 手帳");
    expect(decode("ひなんじよ")).toBe("避難所");
  });

  test("keeps what the content has no word for, and what is another word", () => {
    expect(decode("ぷりんたべたい")).toBe("ぷりんたべたい");
    expect(decode("うちゅうってどこ")).toBe("うちゅうってどこ");
  });

  test("takes of words that sound alike the one that the content has", () => {
    expect(decode("かいだんが つらい")).toBe("階段が つらい");
  });
});

describe("kana between other characters", () => {
  test("are read where they begin as a word", () => {
    expect(decode("こそだて相談")).toBe("子育て相談");
    expect(decode("親の ひなんじょは？")).toBe("親の 避難所は?");
  });

  test("are left alone where they are endings", () => {
    for (const text of ["終わってしまった", "学校に行かなくなりました", "種類が多すぎて困っています"])
      expect(decode(text)).toBe(text);
  });
});

describe("a slip in a word", () => {
  test.each([
    ["相段したい", "相談したい"],
    ["避難書どこ", "避難所どこ"],
    ["非難所どこ", "避難所どこ"],
    ["ひなん序はどこ", "避難所はどこ"],
    ["保育縁に入りたい", "保育園に入りたい"],
    ["町会の会非", "町会の会費"],
    ["母子手張", "母子手帳"],
    ["見守り口座に参化したい", "見守り講座に参加したい"],
    ["お年寄りが心肺です", "お年寄りが心配です"],
    ["マンシヨンの町会", "マンションの町会"],
    ["ほいく園を見学", "保育園を見学"],
    ["避難じょはどこ", "避難所はどこ"],
    ["町会の参カ", "町会の参加"],
    ["育保園の見学", "保育園の見学"],
    ["防災練はいつ", "防災訓練はいつ"],
    ["ンマションの町会", "マンションの町会"],
  ])("is put right: %s, %s", (typed, meant) => expect(decode(typed)).toBe(meant));

  test.each([
    "銀行の口座を作りたい",
    "父の心肺停止",
    "本町で待ち合わせ",
    "工場の見学",
    "1歳児の健診",
    "何かいいことありますか",
  ])("is not suspected in %s", (text) => expect(decode(text)).toBe(text));

  test("is not looked for in what the content says itself", () => {
    for (const text of asked) expect(decode(text)).toBe(text);
  });
});

test("without a lexicon only the readings of the easy texts are known", () => {
  const annotated = ["保育園（ほいくえん）に 入（はい）る 相談（そうだん）", "1人（ひとり）で 来（き）て"];
  const readings = createReadings({ asked: [], told: [], annotated, lexicon: emptyLexicon });
  expect(readings.decode("ほいくえんの そうだん")).toBe("保育園の 相談");
  expect(readings.decode("ひとりで")).toBe("ひとりで");
});
