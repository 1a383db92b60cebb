import { describe, expect, it } from "vitest";
import type { ConceptLanguage } from "../../src/guide/concepts.js";
import { ownerOfWay } from "../../src/guide/layerChange.js";
import { alike, createQuestionReader, likeness, sortIntoGroups } from "../../src/guide/questionGroup.js";
import { keepable, masked } from "../../src/guide/questionMask.js";
import { answerTime, dueTime } from "../../src/guide/questionTimes.js";
import { wordingsOf } from "../../src/guide/questionWording.js";
import type { Language } from "../../src/language.js";
import { codeFrom, shownCode } from "../../src/survey/respondent/code.js";
import { realContent } from "../support/content.js";

const content = realContent();
const read = createQuestionReader(content.concepts, (language) => [
  ...[...content.wards.values()].flatMap(({ topics }) => [...topics.values()].flatMap(({ ask }) => ask[language])),
  ...content.elsewhere.flatMap(({ ask }) => ask[language]),
]);
const near = (one: string, other: string, language: ConceptLanguage = "ja") =>
  likeness(read(one, language), read(other, language));

describe("two questions", () => {
  it.each([
    ["プールはいつ開きますか", "プールやってますか？"],
    ["図書館はいつ開きますか", "図書館って何時まで"],
    ["卓球台のある施設", "卓球できるところ"],
    ["ドッグランはありますか", "ドッグラン、ある？"],
    ["BCGはどこで受けられますか", "ＢＣＧの会場はどこ"],
  ])("「%s」 and 「%s」 are one", (one, other) => {
    expect(near(one, other)).toBeGreaterThanOrEqual(alike);
  });

  it.each([
    ["プールはいつ開きますか", "図書館はいつ開きますか"],
    ["犬を遊ばせる公園はありますか", "犬の散歩のマナー"],
    ["宇宙人の確定申告", "どうぞよろしくお願いします"],
    ["ごみの日", "BCGの日"],
  ])("「%s」 and 「%s」 are two", (one, other) => {
    expect(near(one, other)).toBeLessThan(alike);
  });

  it("are as alike one way round as the other, and a question is most like itself", () => {
    const texts = ["プールはいつ開きますか", "プール何時から", "市民プールの営業時間", "library hours", "🐢", ""];
    for (const one of texts) {
      expect(near(one, one)).toBe(1);
      for (const other of texts) expect(near(one, other)).toBeCloseTo(near(other, one), 10);
    }
  });

  it("in two languages are one only where they are about nearly the same", () => {
    expect(likeness(read("プールはいつ開きますか", "ja"), read("how do I pay my taxes", "en"))).toBe(0);
  });
});

describe("groups", () => {
  const sort = (texts: readonly string[], open: Parameters<typeof sortIntoGroups>[1] = []) => {
    const questions = texts.map((text) => ({ id: text, read: read(text, "ja") }));
    const groups = new Map<string, string[]>();
    for (const [id, group] of sortIntoGroups(questions, open, (first) => `new: ${first}`))
      groups.set(group, [...(groups.get(group) ?? []), id]);
    return groups;
  };
  const texts = [
    "プールはいつ開きますか",
    "図書館って何時まで",
    "プールやってますか？",
    "宇宙人の確定申告",
    "図書館はいつ開きますか",
  ];

  it("bring together what is alike, in the order it was asked", () => {
    expect([...sort(texts).values()]).toEqual([
      ["プールはいつ開きますか", "プールやってますか？"],
      ["図書館って何時まで", "図書館はいつ開きますか"],
      ["宇宙人の確定申告"],
    ]);
  });

  it("are the same when they are made again", () => {
    expect(sort(texts)).toEqual(sort(texts));
  });

  it("that are open take new questions, and stay", () => {
    const open = [
      { id: "pool", members: [read("プールはいつ開きますか", "ja")] },
      { id: "library", members: [read("図書館って何時まで", "ja")] },
    ];
    expect([...sort(["図書館はいつ開きますか", "宇宙人の確定申告", "プール何時から"], open)]).toEqual([
      ["library", ["図書館はいつ開きますか"]],
      ["new: 宇宙人の確定申告", ["宇宙人の確定申告"]],
      ["pool", ["プール何時から"]],
    ]);
  });

  it("of many thousand questions are found while somebody waits", () => {
    const many = Array.from({ length: 500 }, (_, index) => `${index}番目の${texts[index % texts.length]}`);
    const started = performance.now();
    sort(many);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe("what staff read", () => {
  it.each([
    ["電話は06-6682-9974です", "電話は〔番号〕です"],
    ["０９０ー１２３４ー５６７８に下さい", "〔番号〕に下さい"],
    ["(06) 6682 9974", "〔番号〕"],
    ["+81 90 1234 5678 call me", "〔番号〕 call me"],
    ["マイナンバー 1234 5678 9012", "マイナンバー 〔番号〕"],
    ["hanako.nishi+a@example.co.jp まで", "〔メールアドレス〕 まで"],
    ["hanako＠example.jp", "〔メールアドレス〕"],
    ["令和8年の3歳児健診は12時から？", "令和8年の3歳児健診は12時から？"],
    ["2026年11月20日 10:00の講座", "2026年11月20日 10:00の講座"],
    ["119と110", "119と110"],
  ])("of 「%s」 is 「%s」", (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  it.each([
    ["宇宙人の確定申告は 1234 5678 9012", "宇宙人の確定申告は 〔番号〕"],
    ["2026年11月20日の講座", "2026年11月20日の講座"],
    ["？", "？"],
    ["123456789012", undefined],
    [" １２３４－５６７８－９０１２。", undefined],
    ["a@example.jp", undefined],
    [shownCode(codeFrom(Buffer.from([1, 2, 3, 4, 5, 6, 7]))), undefined],
  ])("that had no answer, 「%s」, is kept as 「%s」", (text, kept) => {
    expect(keepable(text)).toBe(kept);
  });

  it("is each wording once, the most frequent first, and what is masked is no way of asking", () => {
    const question = (id: string, text: string, language: Language = "ja") => ({ id, text, language });
    expect(
      wordingsOf([
        question("1", "プールは いつ？"),
        question("2", "ドッグラン 06-6682-9974"),
        question("3", "プールはいつ"),
        question("4", "プールはいつ", "easy"),
      ]),
    ).toEqual([
      { id: "1", text: "プールは いつ？", language: "ja", count: 2, questionIds: ["1", "3"], usable: true },
      { id: "2", text: "ドッグラン 〔番号〕", language: "ja", count: 1, questionIds: ["2"], usable: false },
      { id: "4", text: "プールはいつ", language: "easy", count: 1, questionIds: ["4"], usable: true },
    ]);
  });
});

describe("a way of asking", () => {
  it("belongs to the entry that has it, however it is written", () => {
    const topics = [...(content.wards.get("nishi")?.topics.values() ?? [])];
    expect(ownerOfWay(topics, "ja", "ﾃをつなごう！")).toBe("childcare.magazine");
    expect(ownerOfWay(topics, "en", "てをつなごう")).toBeUndefined();
  });
});

describe("an answer", () => {
  it.each([
    ["2026-11-20T10:00:00+09:00", "2026-11-20T10:00:00+09:00"],
    ["2026-11-20T08:00:00+09:00", "2026-11-20T08:00:00+09:00"],
    ["2026-11-20T20:59:59+09:00", "2026-11-20T20:59:59+09:00"],
    ["2026-11-20T21:00:00+09:00", "2026-11-21T08:00:00+09:00"],
    ["2026-11-20T23:45:10+09:00", "2026-11-21T08:00:00+09:00"],
    ["2026-11-21T00:30:00+09:00", "2026-11-21T08:00:00+09:00"],
    ["2026-11-21T07:59:59+09:00", "2026-11-21T08:00:00+09:00"],
  ])("that is ready at %s goes out at %s", (ready, out) => {
    expect(answerTime(new Date(ready)).getTime()).toBe(new Date(out).getTime());
  });

  it("is due so many days after it was asked for", () => {
    expect(dueTime(new Date("2026-11-20T10:00:00+09:00"), 7)).toEqual(new Date("2026-11-27T10:00:00+09:00"));
  });
});
