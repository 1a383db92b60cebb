/** What is taken as a question for events, how it is understood, and what is left to the guide. Today is Friday, 20 November 2026. */
import { describe, expect, test } from "vitest";
import type { EventQuery } from "../../../src/participation/find/eventQuery.js";
import { understandEvents } from "../../../src/participation/find/understand.js";
import { nishiTowns, now } from "./understanding.js";

const understood = (text: string) => understandEvents(text, { now, language: "ja", towns: nishiTowns() });

/** Nothing but what is told; `kinds` is empty where left out. */
type Expected = Partial<EventQuery>;

const asked: Readonly<Record<"ja" | "en" | "zh" | "ko" | "vi", readonly (readonly [text: string, query: Expected])[]>> =
  {
    ja: [
      ["来月の防災訓練はいつ？", { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" }],
      ["土曜に子どもと行けるもの", { from: "2026-11-21", to: "2026-11-21", withChildren: true }],
      ["今週イベントある？", { from: "2026-11-20", to: "2026-11-22" }],
      ["この近くで今月やってるイベント", { from: "2026-11-20", to: "2026-11-30", near: "here" }],
      ["今週末なんかおもろいことやってへん？", { from: "2026-11-21", to: "2026-11-22" }],
      ["明日のイベント", { from: "2026-11-21", to: "2026-11-21" }],
      ["あさって、なにか催しはありますか", { from: "2026-11-22", to: "2026-11-22" }],
      [
        "今度の日曜に親子で参加できる行事を教えてください",
        { from: "2026-11-22", to: "2026-11-22", withChildren: true },
      ],
      ["来週の水曜の講座", { kinds: ["course", "lecture"], from: "2026-11-25", to: "2026-11-25" }],
      ["１２月５日のイベント教えて", { from: "2026-12-05", to: "2026-12-05" }],
      ["12/5の行事", { from: "2026-12-05", to: "2026-12-05" }],
      ["十二月五日に何かイベントありますか", { from: "2026-12-05", to: "2026-12-05" }],
      ["令和8年12月5日の催しを知りたいです", { from: "2026-12-05", to: "2026-12-05" }],
      [
        "来月の土日に開かれる講座はありますか",
        { kinds: ["course", "lecture"], from: "2026-12-01", to: "2026-12-31", days: [6, 0] },
      ],
      [
        "12月の平日の午前にある講座",
        { kinds: ["course", "lecture"], from: "2026-12-01", to: "2026-12-31", days: "workday", part: "morning" },
      ],
      [
        "年内に見守りの講座ありますか？",
        { kinds: ["course", "lecture"], topic: "watchover", from: "2026-11-20", to: "2026-12-31" },
      ],
      ["冬休みに子どもが参加できるイベントない？", { from: "2026-12-24", to: "2027-01-07", withChildren: true }],
      ["こんしゅうまつの イベントを おしえてください", { from: "2026-11-21", to: "2026-11-22" }],
      [
        "来月（らいげつ）の 防災訓練（ぼうさいくんれん）は いつですか",
        { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" },
      ],
      ["イベントある？", {}],
      ["何かイベントやってる？", {}],
      ["イベントやってるん？", {}],
      ["家の近くでイベントありますか", { near: "home" }],
      ["堀江で今週末にあるイベント", { from: "2026-11-21", to: "2026-11-22", towns: ["北堀江", "南堀江"] }],
      ["九条南のイベント教えて", { towns: ["九条南"] }],
      ["無料のイベントありますか", { free: true }],
      ["英語でできるイベントある？", { language: "en" }],
      ["申し込み不要のイベントある？", { signUp: "none" }],
      [
        "まだ申し込める来月の講座",
        { kinds: ["course", "lecture"], from: "2026-12-01", to: "2026-12-31", signUp: "open" },
      ],
      ["赤ちゃんと行けるイベントある？", { withChildren: true }],
      ["3歳の子と参加できる催しを探しています", { withChildren: true }],
      ["来月の防災訓練いつやったっけ", { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" }],
      ["今晩なにかイベントやってる？", { from: "2026-11-20", to: "2026-11-20", part: "evening" }],
      ["祝日のイベント", { days: [7] }],
      ["三連休に子連れで行けるとこある？", { from: "2026-11-21", to: "2026-11-23", withChildren: true }],
      [
        "来週の土曜日に実家から両親が来るので、みんなで行けるイベントがあれば教えてください",
        { from: "2026-11-28", to: "2026-11-28" },
      ],
      ["ふれあい喫茶は来週いつありますか", { named: "cafe", from: "2026-11-23", to: "2026-11-29" }],
      ["今月のコンサート", { named: "concert", from: "2026-11-20", to: "2026-11-30" }],
      ["12月上旬の講演会", { kinds: ["lecture"], from: "2026-12-01", to: "2026-12-10" }],
      ["来週末のお祭り", { kinds: ["fair"], from: "2026-11-28", to: "2026-11-29" }],
      ["ｲﾍﾞﾝﾄ 今週", { from: "2026-11-20", to: "2026-11-22" }],
      [
        "サポーターの養成講座、次は何月にありますか？平日は働いてるので土日だと嬉しいです",
        { kinds: ["course", "lecture"], topic: "watchover", days: [6, 0] },
      ],
      ["親子で参加できる防災訓練ありますか", { kinds: ["drill"], withChildren: true }],
      ["近所で防災訓練やってる？", { kinds: ["drill"], near: "home" }],
      ["明日の夜のイベント", { from: "2026-11-21", to: "2026-11-21", part: "evening" }],
      [
        "仕事帰りに行ける今週の講座ある？",
        { kinds: ["course", "lecture"], from: "2026-11-20", to: "2026-11-22", part: "evening" },
      ],
      ["5日のイベント", { from: "2026-12-05", to: "2026-12-05" }],
      ["正月のイベントある？", { from: "2027-01-01", to: "2027-01-15" }],
      ["konshuumatsu no ibento wa arimasu ka", { from: "2026-11-21", to: "2026-11-22" }],
      ["12月5日から10日までのイベント", { from: "2026-12-05", to: "2026-12-10" }],
      ["土曜か日曜のイベント", { from: "2026-11-21", to: "2026-11-22" }],
      ["今後のイベントを教えて", {}],
    ],
    en: [
      ["events this weekend", { from: "2026-11-21", to: "2026-11-22" }],
      ["Are there any events for kids this weekend?", { from: "2026-11-21", to: "2026-11-22", withChildren: true }],
      ["What events are on December 5?", { from: "2026-12-05", to: "2026-12-05" }],
      ["free events near me next week", { from: "2026-11-23", to: "2026-11-29", near: "here", free: true }],
      ["when is the disaster drill next month?", { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" }],
      ["things to do with my children on Saturday", { from: "2026-11-21", to: "2026-11-21", withChildren: true }],
      [
        "any workshops in English next month?",
        { kinds: ["course", "lecture"], from: "2026-12-01", to: "2026-12-31", language: "en" },
      ],
      ["festivals in December", { kinds: ["fair"], from: "2026-12-01", to: "2026-12-31" }],
    ],
    zh: [
      ["这个周末的活动", { from: "2026-11-21", to: "2026-11-22" }],
      ["这周末有什么可以带孩子去的活动吗？", { from: "2026-11-21", to: "2026-11-22", withChildren: true }],
      ["下个月的防灾训练是什么时候？", { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" }],
      ["附近有活动吗", { near: "here" }],
      ["12月5日有什么活动", { from: "2026-12-05", to: "2026-12-05" }],
      ["下周三的讲座", { kinds: ["course", "lecture"], from: "2026-11-25", to: "2026-11-25" }],
      ["免费的活动有哪些", { free: true }],
      ["本周有適合小朋友的活動嗎", { from: "2026-11-20", to: "2026-11-22", withChildren: true }],
    ],
    ko: [
      ["이번 주말 행사", { from: "2026-11-21", to: "2026-11-22" }],
      ["이번 주말에 아이와 갈 수 있는 행사 있어요?", { from: "2026-11-21", to: "2026-11-22", withChildren: true }],
      ["다음 달 방재 훈련은 언제예요?", { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" }],
      ["12월 5일 행사 알려 주세요", { from: "2026-12-05", to: "2026-12-05" }],
      ["근처에 행사 있나요?", { near: "here" }],
      ["무료 행사 있어요?", { free: true }],
      ["다음 주 토요일 강좌", { kinds: ["course", "lecture"], from: "2026-11-28", to: "2026-11-28" }],
    ],
    vi: [
      ["sự kiện cuối tuần này", { from: "2026-11-21", to: "2026-11-22" }],
      ["su kien cuoi tuan nay", { from: "2026-11-21", to: "2026-11-22" }],
      ["Cuối tuần này có sự kiện nào cho trẻ em không?", { from: "2026-11-21", to: "2026-11-22", withChildren: true }],
      [
        "tháng sau có diễn tập phòng chống thiên tai không?",
        { kinds: ["drill"], from: "2026-12-01", to: "2026-12-31" },
      ],
      ["sự kiện miễn phí gần đây", { near: "here", free: true }],
      ["Ngày 5/12 có sự kiện gì không?", { from: "2026-12-05", to: "2026-12-05" }],
      ["thứ bảy có lễ hội nào không?", { kinds: ["fair"], from: "2026-11-21", to: "2026-11-21" }],
    ],
  };

const leftToTheGuide: readonly string[] = [
  "防災訓練",
  "見守り講座に申し込みたい",
  "防災訓練に参加したい",
  "今年の防災訓練はいつですか？去年行きそびれたので",
  "去年の訓練はどうだった？",
  "先月の区民まつりは何人来ましたか",
  "区民まつりはいつ？",
  "今度の避難訓練っていつやるの",
  "堀江の防災訓練",
  "雨でも防災訓練はやりますか",
  "来月の防災訓練の持ち物は？",
  "にしよどがわ万博は今年もやるんですか？",
  "孫を連れて万博に行きたいんですが、来月もやってますか",
  "土曜日も窓口やってますか？",
  "明日の天気は？",
  "今日の阪神の試合どっち勝った？",
  "来週の火曜に母子手帳もらいに行こうと思うんですが",
  "雨の日に1歳児連れて行けるとこない？",
  "赤ちゃん向けのイベントがまとめて載ってる冊子はどこでもらえますか？",
  "いろんな国の料理を飲み歩くイベントあったよね？あれまたやる？",
  "何か記念の催しはありますかと聞きました",
  "来月イベントに出店したい",
  "今度の祭りでボランティアしたい",
  "イベントの騒音がうるさい",
  "来月のイベントの申し込みをキャンセルしたい",
  "来週のイベントに申し込みました",
  "町会の行事で道路を使う許可がほしい",
  "防災の講座をうちの会社でやってほしい、来月来てもらえますか",
  "今月のごみ収集日",
  "来週の健診に持っていくもの",
  "明日、保育園の見学に行きたい",
  "夏休みに子どもを預けたい",
  "土曜に子どもが熱を出した",
  "日曜に開いてる病院",
  "今日中に印鑑証明がほしい",
  "今週末引っ越します",
  "12月5日に結婚します",
  "来月から働くので保育所を探しています",
  "子どもと参加",
  "イベントのチケットの払い戻し",
  "イベントを開催したい",
  "見守りサポーターの講座は年に何回？目標は？",
  "昨日のイベント楽しかったです",
  "先週の講座の資料がほしい",
  "ふれあい喫茶",
  "ふれあい喫茶に行きたい",
  "百歳体操したい",
  "子育てサロンはどこ？",
  "親子教室に行きたい",
  "スマホ教室ありますか",
  "サロンを始めたい",
  "近くの避難所",
  "近くの避難訓練の避難所はどこ",
  "こんにちは",
  "ありがとう",
  "津波が来る",
  "明日の朝が来なければいいのに",
  "地震こわい",
  "区の予算でイベントをやるのはなぜ",
  "イベントの補助金",
  "職業訓練は来月ありますか",
  "今日、子どもが学校に行きたくないと言っています",
  "週末の当番医",
  "10月の防災訓練は何人参加しましたか",
  "来月の学校行事",
  "万博のイベントはまだありますか",
  "イベントとは",
  "what is a disaster drill",
  "how do I join the neighbourhood association",
  "is the ward office open this weekend",
  "where can I get my certificate tomorrow",
  "was there a festival last month?",
  "Is Expo 2025 still open? Friends are visiting me next month",
  "区役所周末开门吗",
  "怎么参加町会",
  "下周我要搬家",
  "去年的活动怎么样",
  "구청은 주말에 하나요?",
  "방재 훈련은 언제 하나요? 외국인도 참가할 수 있어요?",
  "지난달 축제 사진",
  "thứ bảy văn phòng quận có mở cửa không?",
  "làm sao để tham gia diễn tập?",
  "tháng trước có lễ hội gì?",
];

for (const [language, sentences] of Object.entries(asked)) {
  describe(`asked for events in ${language}`, () => {
    test.each(sentences)("「%s」 is understood", (text, query) => {
      expect(understood(text)).toEqual({ query: { kinds: [], ...query }, language });
    });
  });
}

describe("left to the guide", () => {
  test.each(leftToTheGuide)("「%s」", (text) => {
    expect(understood(text)).toBeUndefined();
  });
});
