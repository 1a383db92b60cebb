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

export const eventDetails = "これは体験用に作った架空の行事です。実際には開かれません。";
export const eventContact = "架空の担当（デモ）";
export const eventSource = "架空のデータ（デモ）";

export const caseTexts = {
  contacted: "（架空のメモ）電話で話を聞き、担当の方に伝えました。",
  visited: "（架空のメモ）訪問して様子を確かめました。",
  joined: "（架空の返事）町会への加入の手続きが終わりました。",
  told: "（架空の返事）日程が決まりました。くわしいことは担当から連絡します。",
  address: "架空の住所（デモ）",
  some: "架空の内容（デモ）",
  answers: {
    "association-join.wishes": "（架空の質問）会費と、ごみ当番のことを知りたいです。",
    "apartment-association.building": "架空マンション（デモ）",
    "apartment-association.details": "（架空の相談）住民の防災訓練を、町会といっしょに行いたいと考えています。",
    "company-help.organisation": "架空商店（デモ）",
    "company-help.details": "（架空の申し出）店先を見守りの立ち寄り場所に使ってください。",
    "disaster-lecture.organisation": "架空マンション管理組合（デモ）",
    "disaster-lecture.place": "架空の集会室",
    "disaster-lecture.time": "午後（架空の希望）",
    "evacuation-plan-interest.note": "（架空の相談）階段を下りるときに手助けがいります。",
    "watchover-concern.what": "（架空の連絡）郵便受けに新聞が何日もたまっているようです。",
    "watchover-concern.place": "架空のアパート（デモ）",
    "childcare-concierge.note": "（架空の相談）来年の春から預けられる所を知りたいです。",
    "home-visit.note": "（架空の相談）授乳のことを相談したいです。",
  },
} as const;

export const slotPlace = "架空の相談室（デモ）";
export const slotPerson = "架空の相談員";

/** Stand in the ward's table of areas for two towns. */
export const areaWords = {
  source: "架空の区域の表（デモ）",
  federation: "（架空）デモ連合",
  association: (number: number): string => `（架空）第${number}町会`,
  building: "架空マンション",
  fee: "（架空）月300円",
  contact: "架空の連絡先（デモ）",
};

export const counterNames = {
  "demo-registry": "（架空）住民票・戸籍の窓口",
  "demo-childcare": "（架空）子育ての窓口",
} as const;

export const newsWords = {
  person: "架空 花子",
  foot: "これは体験用の架空の記事です。実際には行われません。",
  groups: {
    green: {
      name: "（架空）みどりの会",
      about: "（架空）花だんの手入れと清掃をしている団体です。",
      posts: [
        { title: "【架空】花だんの手入れをします", body: "（架空）どなたでも参加できます。軍手は用意します。" },
        { title: "【架空】落ち葉のそうじの会", body: "（架空）朝の1時間だけの活動です。" },
        { title: "【架空】球根を植えました", body: "（架空）春に咲くのが楽しみです。" },
      ],
    },
    kitchen: {
      name: "（架空）こども食堂 ほしぞら",
      about: "（架空）月に一度、みんなで夕ごはんを食べる集まりです。",
      posts: [
        { title: "【架空】今月のこども食堂", body: "（架空）カレーを作ります。おとなの方もどうぞ。" },
        { title: "【架空】食材の寄付を受け付けます", body: "（架空）お米と缶づめをお待ちしています。" },
      ],
    },
    rescue: {
      name: "（架空）まちの防災クラブ",
      about: "（架空）防災の道具の使い方を練習している団体です。",
      posts: [
        { title: "【架空】消火器の使い方の練習", body: "（架空）水の消火器で練習します。" },
        { title: "【架空】防災倉庫の点検", body: "（架空）いっしょに点検してくれる方を探しています。" },
      ],
    },
    watch: {
      name: "（架空）見守りサロン ひだまり",
      about: "（架空）お茶を飲みながら話す集まりです。",
      posts: [{ title: "【架空】ひだまりのお茶会", body: "（架空）ひとりでもお気軽にどうぞ。" }],
    },
  },
  declined: { title: "【架空】防災用品の販売会", body: "（架空）会員の店の商品を安く販売します。" },
  declinedNote: "（架空の理由）商品の販売を目的とする記事は載せられません。",
} as const;

export const followUpWords = {
  title: "【架空】講座のお礼とアンケート（デモ）",
  text: "【架空のお知らせです】講座にご参加いただき、ありがとうございました。よろしければ感想をお聞かせください。",
};
