/** What is kept how long (保存期間): the console says it; the nightly work of each part does it. */
export interface Retention {
  what: string;
  howLong: string;
}

export const retentions: readonly Retention[] = [
  { what: "区民がLINEで送った文章", howLong: "返事をしたら、すぐに消します（取り消された文章も同じです）" },
  { what: "扱えずに脇に置いた出来事", howLong: "7日（暗号化したまま）" },
  { what: "同じ出来事を二度数えないための番号", howLong: "30日" },
  { what: "返事の控え", howLong: "送り終えてから7日" },
  { what: "LINEの利用者ID（暗号化）", howLong: "友だちでいる間。ブロックされてから30日で消します" },
  {
    what: "区民が選んだこと（興味、地域、言語、受信の時間）",
    howLong: "友だちでいる間。「私のデータを消して」で1日以内に消します",
  },
  { what: "答えられなかった質問の文章（暗号化）", howLong: "対応を終えるまで、長くても180日" },
  { what: "案内を見せた回数（誰に見せたかは残しません）", howLong: "今年度と、前の2年度" },
  { what: "職員への相談の文章（暗号化）", howLong: "相談が終わってから、区の設定の日数（はじめは90日）" },
  { what: "お知らせの配信先（だれに送ったか）", howLong: "送り終えてから2年。お知らせの文章と集計は残ります" },
  { what: "外部システムの同じ要求を見分ける番号", howLong: "24時間" },
  { what: "職員のサインインの状態", howLong: "30分使わなければ終わり、長くても12時間" },
  { what: "監査記録", howLong: "消しません（直すことも消すこともできない仕組みです）" },
];
