/** The facts of an audit record in words: what each is called, and its value as staff know it. */
import { roleNames } from "../roleWords.js";

/** A fact that is not here is shown as it is written. */
const names: Readonly<Record<string, string>> = {
  accepted: "受け付けられた人",
  action: "したこと",
  after: "変更後",
  askedBy: "頼んだ人",
  audienceSha256: "送る相手の照合値",
  before: "変更前",
  by: "方法",
  cancelled: "取り消した人",
  candidates: "案内できた人",
  contentSha256: "内容の照合値",
  created: "新しい人",
  demo: "デモ",
  entry: "案内",
  expected: "入力した人数",
  frame: "相手の種類",
  from: "変更前",
  groups: "まとまり",
  head: "照合値",
  invalid: "誤り",
  key: "項目",
  kind: "種類",
  letters: "手紙",
  lines: "行",
  number: "番号",
  others: "ほかの端末",
  pending: "送信待ちの人",
  people: "人数",
  post: "返信の番号",
  posts: "やりとりの数",
  questions: "質問",
  reason: "理由",
  recipients: "届く人数",
  records: "記録",
  reminders: "再度のお願い",
  result: "結果",
  role: "権限",
  scope: "必要な権限",
  seed: "乱数の種",
  staff: "担当",
  state: "状態",
  step: "段階",
  to: "変更後",
  uncertain: "受付が不明な人",
  until: "いつまで",
  updated: "更新した人",
  version: "版",
  way: "方法",
  what: "対象",
};

const values: Readonly<Record<string, string>> = {
  ...roleNames,
  none: "なし",
  true: "はい",
  false: "いいえ",
  open: "未対応",
  settled: "対応済み",
  closed: "終了",
  draft: "下書き",
  approved: "承認済み",
  planned: "配信先の決定済み",
  sending: "送信中",
  paused: "一時停止",
  done: "送信完了",
  cancelled: "取消",
  expired: "期限切れ",
  link: "リンク",
  self: "本人",
  password: "パスワード",
  passkey: "パスキー",
  totp: "確認アプリ",
  codes: "コード表",
  oidc: "市の共通アカウント",
  export: "書き出し",
  audit: "監査記録",
  whole: "異常なし",
  broken: "異常あり",
  talk: "職員への相談",
  recipients: "配信先",
  "announcement.recipients": "お知らせの配信先",
  approvalSteps: "お知らせの承認の段階",
  weeklyCap: "一人に送る回数の上限",
  emergencyReserve: "緊急のために残す通数",
  broadcastAllowed: "LINEの一斉配信",
  officeHours: "相談に答える時間",
  talkRetentionDays: "相談の記録を消すまでの日数",
  questionDays: "質問の期限までの日数",
  surveysPerQuarter: "一人に案内するアンケートの上限",
  council: "区政会議などの委員",
  organisations: "団体",
  "survey-letters": "アンケートの手紙",
};

/** `項目: 一人に送る回数の上限、変更後: 5`; what was not given is left out. */
export function factsText(facts: string): string {
  return Object.entries(JSON.parse(facts) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => `${names[key] ?? key}: ${values[String(value)] ?? shortened(String(value))}`)
    .join("、");
}

/** Of ids and hashes the beginning, which is enough to compare; the exported CSV has the whole. */
export const shortened = (text: string): string =>
  text.replaceAll(/\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b([0-9a-f]{16})[0-9a-f]{48}\b/g, "$1$2…");
