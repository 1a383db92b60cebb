/** Words that a preview adds to what a message says itself. */

export const words = {
  sticker: "スタンプ",
  image: "画像",
  video: "動画",
  audio: "音声",
  file: "ファイル",
  location: "位置情報",
  unsent: "送信を取り消しました",
  unknown: "この種類のメッセージは表示できません",
  quickReplies: "返信の候補",
  carousel: "横に並んだカード",
  richMenu: "リッチメニュー",
  area: "ボタン",
} as const;
