/** Columns of the Digital Agency's 自治体標準オープンデータセット, 指定緊急避難場所一覧, in its order. */
import type { Hazard } from "./hazard.js";

export const emergencyColumns = [
  "全国地方公共団体コード",
  "ID",
  "名称",
  "名称_カナ",
  "名称_英字",
  "所在地_全国地方公共団体コード",
  "町字ID",
  "所在地_連結表記",
  "所在地_都道府県",
  "所在地_市区町村",
  "所在地_町字",
  "所在地_番地以下",
  "建物名等(方書)",
  "緯度",
  "経度",
  "標高",
  "電話番号",
  "内線番号",
  "連絡先メールアドレス",
  "連絡先FormURL",
  "連絡先備考（その他、SNSなど）",
  "郵便番号",
  "市区町村コード",
  "地方公共団体名",
  "災害種別_洪水",
  "災害種別_崖崩れ、土石流及び地滑り",
  "災害種別_高潮",
  "災害種別_地震",
  "災害種別_津波",
  "災害種別_大規模な火事",
  "災害種別_内水氾濫",
  "災害種別_火山現象",
  "指定避難所との重複",
  "想定収容人数",
  "対象となる町会・自治会",
  "URL",
  "画像",
  "画像_ライセンス",
  "備考",
] as const;

/** Designated shelters have no standard list of their own: the same columns, and the two that the publisher adds. */
export const shelterColumns = [...emergencyColumns, "指定緊急避難場所との住所同一", "受入対象者"] as const;

export type Column = (typeof shelterColumns)[number];

export const hazardColumns: Readonly<Record<Hazard, Column>> = {
  flood: "災害種別_洪水",
  landslide: "災害種別_崖崩れ、土石流及び地滑り",
  "storm-surge": "災害種別_高潮",
  earthquake: "災害種別_地震",
  tsunami: "災害種別_津波",
  "large-fire": "災害種別_大規模な火事",
  "inland-flood": "災害種別_内水氾濫",
  volcano: "災害種別_火山現象",
};
