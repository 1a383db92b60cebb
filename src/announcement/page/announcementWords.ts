/** Words of the announcement pages that several of them use. */
import type { Language } from "../../language.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";

export const languageWords: Readonly<Record<Language, string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国・朝鮮語",
  vi: "ベトナム語",
};

export const number = (value: number): string => value.toLocaleString("ja-JP");

export type Stage = "draft" | "waiting" | "scheduled" | "sending" | "paused" | "done" | "cancelled";

/** Where an announcement is on its way, as staff speak of it. */
export function stageOf(view: Pick<AnnouncementView, "state" | "submittedAt">): Stage {
  switch (view.state) {
    case "draft":
      return view.submittedAt ? "waiting" : "draft";
    case "approved":
      return "scheduled";
    case "planned":
    case "sending":
      return "sending";
    case "paused":
    case "done":
    case "cancelled":
      return view.state;
    default:
      return view.state satisfies never;
  }
}

type Tone = "quiet" | "active" | "good" | "warning" | "bad";

export const stages: Readonly<Record<Stage, { text: string; tone: Tone }>> = {
  draft: { text: "下書き", tone: "quiet" },
  waiting: { text: "承認待ち", tone: "warning" },
  scheduled: { text: "承認済み・送信待ち", tone: "active" },
  sending: { text: "送信中", tone: "active" },
  paused: { text: "一時停止中", tone: "bad" },
  done: { text: "送信完了", tone: "good" },
  cancelled: { text: "取消", tone: "quiet" },
};

export const pauseWords: Readonly<Record<string, string>> = {
  quota: "LINEの月の通数を使い切ったため、止まっています。プランの変更か翌月を待って、再開してください。",
  unauthorized: "LINEにアクセスする権限を確認できないため、止まっています。運用の担当者に連絡してください。",
  refused: "LINEが依頼を受け付けないため、止まっています。運用の担当者に連絡してください。",
  uncertain: "23時間たってもLINEが受け付けたか分からない配信があります。下の「受付が不明な配信」で決めてください。",
  hold: "復元のあとの送信停止中です。管理者が送信を再開すると続きます。",
};

export const cancelWords: Readonly<Record<string, string>> = {
  person: "職員が取り消しました。",
  expired: "有効期限を過ぎたため、送りませんでした。",
  unapproved: "承認のあとで内容がかわっていたため、送りませんでした。",
  late: "予定の時刻から2時間以上たったため、送りませんでした。",
};

/** What LINE's acceptance means, wherever its number stands. */
export const acceptedHint =
  "「LINEが受け付けた」は、読まれた数ではありません。アカウントをブロックした人の分も、LINEは受け付けたと答えます。";
