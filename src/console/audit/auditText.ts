/** What the actions of the audit are called on the console. */
import type { Actor } from "../actor.js";

/** By area.verb; an action that is not here is shown as it is written. */
const actions: Readonly<Record<string, string>> = {
  "session.opened": "サインインした",
  "session.refused": "サインインできなかった",
  "session.closed": "サインアウトした",
  "session.ended": "サインインの状態を終わらせた",
  "sessions.ended": "ほかのサインインをすべて終わらせた",
  "factor.added": "本人確認の方法を追加した",
  "factor.removed": "本人確認の方法を削除した",
  "password.changed": "パスワードを変更した",
  "staff.added": "職員を追加した",
  "staff.invited": "職員を招待した",
  "staff.disabled": "職員の利用を停止した",
  "staff.enabled": "職員の利用を再開した",
  "staff.reset": "職員の本人確認をやり直しにした",
  "staff.role-given": "権限を加えた",
  "role.changed": "権限を変更した",
  "role.removed": "権限を外した",
  "countersign.asked": "二人での確認を頼んだ",
  "countersign.granted": "二人目として認めた",
  "countersign.refused": "二人目として認めなかった",
  "countersign.used": "認められた操作をした",
  "setting.changed": "区の設定を変更した",
  "export.downloaded": "データを書き出した",
  "resident.viewed": "区民の情報を見た",
  "residents.imported": "区民の情報を取り込んだ",
  "resident.imported": "区民の情報を取り込んだ",
  "audit.viewed": "監査記録を見た",
  "audit.checked": "記録のつながりを確かめた",
  "sending.held": "送信を止めた",
  "sending.released": "送信の停止を解除した",
  "announcement.created": "お知らせの下書きを作った",
  "announcement.edited": "お知らせを書き直した",
  "announcement.submitted": "お知らせの承認を頼んだ",
  "announcement.approved": "お知らせを承認した",
  "announcement.emergency": "緊急のお知らせを承認した",
  "announcement.withdrawn": "お知らせの承認の依頼を取り下げた",
  "announcement.corrected": "お知らせの訂正を作った",
  "announcement.returned": "お知らせを差し戻した",
  "announcement.ended": "お知らせの配信が取り消しで終わった",
  "announcement.cancelled": "お知らせを取り消した",
  "announcement.resumed": "お知らせの配信を再開した",
  "announcement.planned": "お知らせの配信先が決まった",
  "announcement.started": "お知らせの配信が始まった",
  "announcement.paused": "お知らせの配信が止まった",
  "announcement.finished": "お知らせの配信が終わった",
  "announcement.taken-as-sent": "結果の分からない配信を、送ったものとした",
  "announcement.sent-again": "結果の分からない配信を、もう一度送った",
  "announcement.expired": "お知らせの期限が過ぎた",
  "announcement.repeated": "繰り返しのお知らせを作った",
  "announcement.skipped": "繰り返しのお知らせを見送った",
  "announcement.series-ended": "お知らせの繰り返しが終わった",
  "template.saved": "お知らせのひな形を保存した",
  "template.deleted": "お知らせのひな形を削除した",
  "question.listed": "答えられなかった質問の一覧を見た",
  "question.viewed": "答えられなかった質問を見た",
  "question.joined": "質問を一つにまとめた",
  "question.split": "質問を分けた",
  "question.moved": "質問の担当を変えた",
  "question.answered": "質問に対応した",
  "question.dismissed": "質問に対応しないことにした",
  "phrase.added": "質問の言い方を加えた",
  "entry.drafted": "案内の下書きを作った",
  "entry.approved": "案内の下書きを承認した",
  "change.withdrawn": "内容の変更を取り下げた",
  "talk.assigned": "相談の担当を決めた",
  "talk.replied": "相談に返信した",
  "talk.closed": "相談を終えた",
  "talk.canned": "相談の定型文を変えた",
  "talk.forgotten": "相談の記録を消した",
  "token.added": "APIトークンを発行した",
  "token.revoked": "APIトークンを取り消した",
  "hook.added": "災害システムからの受け口を作った",
  "hook.revoked": "災害システムからの受け口を取り消した",
};

const areas: Readonly<Record<string, string>> = {
  session: "サインイン",
  factor: "本人確認の方法",
  staff: "職員",
  role: "権限",
  countersign: "二人での確認",
  setting: "区の設定",
  export: "データの書き出し",
  resident: "区民の情報",
  announcement: "お知らせ",
  template: "お知らせのひな形",
  question: "答えられなかった質問",
  talk: "職員への相談",
  token: "APIトークン",
  hook: "災害システムからの受け口",
  password: "パスワード",
  sending: "送信の停止",
  audit: "監査記録",
};

export const actionText = (action: string): string => actions[action] ?? action;

export const hasWords = (action: string): boolean => action in actions;

/** What a filter offers: whole areas. */
export const areaOptions = Object.entries(areas).map(([value, label]) => ({ value, label }));

const kinds: Readonly<Record<Actor["kind"], string>> = {
  staff: "職員",
  token: "APIトークン",
  operator: "システム管理者（サーバー上の操作）",
  system: "システム（自動）",
};

export function actorText(kind: string, name: string): string {
  if (kind === "operator" || kind === "system") return kinds[kind];
  return kind === "token" ? `${name}（${kinds.token}）` : name;
}
