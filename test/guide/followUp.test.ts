/** What leans on the last answer, and what only looks like it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { readCorrection } from "../../src/guide/correction.js";
import { readFollowUp } from "../../src/guide/followUp.js";
import { followUpFile } from "../../src/guide/followUpFile.js";
import { readMessage } from "../../src/guide/messageLanguage.js";
import { splitQuestions } from "../../src/guide/twoQuestions.js";
import { realContent } from "../support/content.js";

const words = realContent().followUps;
const followUp = (text: string) => {
  const { question, written } = readMessage(text, "ja");
  return readFollowUp(question, written, words);
};
const correction = (text: string) => readCorrection(text, readMessage(text, "ja").written, words);
const split = (text: string) => splitQuestions(text, readMessage(text, "ja").written, words)?.parts;

describe("a follow-up asks", () => {
  test.each([
    ["when", "いつ？", "何時から？", "いつやるん？", "それっていつからですか", "日程を教えてください", "itsu desu ka"],
    [
      "when",
      "When?",
      "what time does it start?",
      "什么时候？",
      "什麼時候開始？",
      "언제 하나요?",
      "khi nào vậy ạ?",
      "khi nao",
    ],
    [
      "where",
      "場所は？",
      "どこ？",
      "どこでやってはるん？",
      "Where is it?",
      "在哪里？",
      "在哪裡？",
      "어디서 해요?",
      "ở đâu?",
      "地図",
    ],
    ["fee", "いくら？", "なんぼ？", "お金かかる？", "is it free?", "多少錢？", "얼마예요?", "bao nhiêu tiền?"],
    [
      "apply",
      "申し込みは？",
      "よやくいる？",
      "予約いるん",
      "do I need to book?",
      "要預約嗎？",
      "예약 필요해요?",
      "có cần đăng ký không?",
    ],
    [
      "who",
      "誰でもいい？",
      "何歳から？",
      "can anyone join?",
      "谁可以参加？",
      "누구나 가능해요?",
      "ai cũng được tham gia?",
    ],
    ["bring", "持ち物は？", "what should I bring?", "要带什么？", "준비물은?", "cần mang gì?"],
    ["rain", "雨でもやる？", "what if it rains?", "下雨也办吗？", "비가 와도 하나요?", "mưa thì sao?"],
    ["cancel", "中止は？", "is it cancelled?", "会取消吗？", "취소되나요?", "có hủy không?"],
    ["phone", "電話番号は？", "連絡先", "phone number please", "電話號碼", "전화번호 알려 주세요", "số điện thoại?"],
    ["page", "サイトは？", "is there a website?", "有网站吗？", "홈페이지는?", "trang web?"],
    ["details", "もっと詳しく", "tell me more", "再详细一点", "더 자세히", "chi tiết hơn"],
  ])("%s", (ask, ...messages) => {
    // There are no maps: where it is stands in words.
    const asked = messages.map((text) => [text, followUp(text)?.asks.join().replace("map", "where")]);
    expect(asked).toEqual(messages.map((text) => [text, ask]));
  });

  it("two things at once, in their order", () => {
    expect(followUp("いつ、どこで？")?.asks).toEqual(["when", "where"]);
    expect(followUp("場所と電話番号を教えて")?.asks).toEqual(["where", "phone"]);
  });

  test.each([
    ["英語で", "en"],
    ["in English please", "en"],
    ["やさしい日本語で", "easy"],
    ["中国語でお願いします", "zh"],
    ["한국어로", "ko"],
    ["bằng tiếng Việt", "vi"],
    ["用日语", "ja"],
  ])("for another language: %s", (text, speak) => {
    expect(followUp(text)).toMatchObject({ asks: [], speak });
  });
});

describe("no follow-up is", () => {
  it.each([
    "町会費はいくら？",
    "じゃあ町会は？",
    "防災訓練はいつ？",
    "保育園はどこ",
    "お金がない",
    "誰でもいいから話を聞いて",
    "雨漏り",
    "電話相談",
    "いつもありがとう",
    "when is the drill?",
    "町会费多少钱？",
    "방재 훈련은 언제예요?",
    "hội phí bao nhiêu?",
    "",
    "？",
    "い".repeat(200),
  ])("%s", (text) => {
    expect(followUp(text)).toBeUndefined();
  });
});

describe("a correction says", () => {
  test.each([
    ["そうじゃなくて町会のほう", "町会"],
    ["違う、防災訓練のこと", "防災訓練"],
    ["ちゃうねん、町会の話", "町会"],
    ["町会費じゃなくて町会の入り方", "町会の入り方"],
    ["not that, the drill", "the drill"],
    ["No, I mean the drill", "the drill"],
    ["不是，我是说防灾训练", "防灾训练"],
    ["그게 아니라 방재 훈련이요", "방재 훈련"],
    ["không phải, tôi muốn hỏi về diễn tập", "diễn tập"],
  ])("what was meant: %s", (text, meant) => {
    expect(correction(text)).toEqual({ kind: "instead", text: meant });
  });

  it.each([
    "違う",
    "ちがいます。",
    "それじゃない",
    "ちゃう",
    "not that one",
    "不是這個",
    "아니에요",
    "không phải",
    "違う違う！",
  ])("only that it was wrong: %s", (text) => {
    expect(correction(text)).toEqual({ kind: "wrong" });
  });

  it.each([
    "違う区",
    "違法駐輪",
    "違う町会に入れますか",
    "高齢者じゃなくても入れますか",
    "no parking",
    "不是日本人也可以吗",
    "không phải người Nhật có được không",
    `違う、${"あ".repeat(200)}`,
  ])("nothing: %s", (text) => {
    expect(correction(text)).toBeUndefined();
  });
});

describe("two questions stand in", () => {
  test.each([
    ["防災訓練はいつですか。あと町会費っていくらですか", "防災訓練はいつですか。", "町会費っていくらですか"],
    ["防災訓練はいつですか、あと町会費は？", "防災訓練はいつですか", "町会費は?"],
    ["When is the drill? Also, how much is the fee?", "When is the drill?", "how much is the fee?"],
    ["防灾训练什么时候？还有，町会费多少钱？", "防灾训练什么时候?", "町会费多少钱?"],
    ["방재 훈련은 언제예요? 그리고 회비는 얼마예요?", "방재 훈련은 언제예요?", "회비는 얼마예요?"],
    ["Diễn tập khi nào? Còn hội phí bao nhiêu?", "Diễn tập khi nào?", "hội phí bao nhiêu?"],
  ])("%s", (text, ...parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each([
    "防災訓練はいつですか",
    "子どもが熱を出しました。あと仕事も休めません。",
    "町会の当番がつらい。あと三年もあります。どうしたらいいですか？",
  ])("not in %s", (text) => {
    expect(split(text)).toBeUndefined();
  });
});

test("no question of the sets that residents' questions are measured with is taken for a follow-up or a correction", () => {
  const folder = join(import.meta.dirname, "questions");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"))
    .map((line) => String(JSON.parse(line).text));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => followUp(text) ?? correction(text))).toEqual([]);
});

test("words that a file lacks are named", () => {
  const { also: _also, ...rest } = words;
  const parsed = followUpFile.safeParse(rest);
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["also"]);
});
