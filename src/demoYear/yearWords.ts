/** Every word that the played year puts before readers. Each says of itself that it is fictional (架空). */
import type { SurveyText } from "../survey/surveyText.js";

export const titlePrefixes = (year: number): Record<keyof SurveyText, string> => ({
  ja: `【架空・令和${year - 2018}年度】`,
  easy: "【れんしゅう】",
  en: `[Fictional, ${year}] `,
  zh: `【虚构 ${year}】`,
  ko: `[가상 ${year}] `,
  vi: `[Hư cấu ${year}] `,
});

export const batchNames = {
  mailed: (people: number) => `架空の住民 ${people.toLocaleString("ja-JP")}人（デモ）`,
  council: (people: number) => `架空の区政会議委員 全員${people}人（デモ）`,
  organisations: (count: number) => `架空の地域活動協議会 全${count}団体（デモ）`,
  staff: (people: number) => `架空の職員 全員${people}人（デモ）`,
};

export const memberName = (panel: string, number: number): string =>
  panel === "organisations" ? `架空の団体 ${number}` : `架空の委員 ${number}`;

/** Shows in the simulator. */
export const residentName = (number: number): string => `架空さん${number}`;

export const comments: readonly string[] = [
  "（架空の意見）お知らせの字がもう少し大きいと読みやすいです。",
  "（架空の意見）窓口の案内がていねいで助かりました。",
  "（架空の意見）仕事をしていても参加できる曜日や時間にしてほしいです。",
  "（架空の意見）地域の活動を知るきっかけがありません。",
  "（架空の意見）防災訓練にこどもと参加できてよかったです。",
  "（架空の意見）手続きをインターネットで済ませられるようにしてほしいです。",
  "（架空の意見）やさしい日本語の案内があるとうれしいです。",
  "（架空の意見）特にありません。いつもありがとうございます。",
];

export const resultsNote = "架空のデータです。体験用に作った回答をまとめたもので、実際の調査の結果ではありません。";

/** 「架空の記入」: stands as the source beside a figure that staff would enter. */
export const enteredSource = "架空の記入（デモ）";
export const enteredNote = "架空の値です。実際の実績ではありません。";

export const planTexts = {
  "plan:": {
    selfEvaluation:
      "（架空の記入）区民アンケートでは、地域活動の指標が前年度を上回りました。一方、区役所の情報発信については、必要な人に届いていない様子がうかがえます。",
    wayForward: "（架空の記入）回答の少なかった年代に届く方法を増やし、翌年度も同じ設問ではかります。",
  },
  issue: {
    selfEvaluation: "（架空の記入）指標はおおむね目標に近づきました。取組ごとの課題は各欄に書いています。",
    wayForward: "（架空の記入）続けて取り組み、次の区民アンケートで確かめます。",
  },
  initiative: {
    results: "（架空の記入）予定した取組を行いました。参加者数は行事の記録のとおりです。",
    issues: "（架空の記入）参加する人が限られていること。",
    directions: "（架空の記入）開催する曜日と時間を見直します。",
  },
};

export const eventPlace = "架空の会場";

export const announcementWords = {
  drill: {
    title: "【架空】防災教室のお知らせ（デモ）",
    text: "【架空のお知らせです】防災に関心のある皆さまへ。架空の防災教室を開きます。実際には開かれません。",
  },
  childcare: {
    title: "【架空】子育てひろばのお知らせ（デモ）",
    text: "【架空のお知らせです】子育て中の皆さまへ。架空の子育てひろばを開きます。実際には開かれません。",
  },
  results: {
    title: "【架空】区民アンケートの結果のお知らせ（デモ）",
    text: "【架空のお知らせです】架空の区民アンケートの結果がまとまりました。ご協力ありがとうございました。",
  },
};
