/** What the fields of an event and their values are called in the preview of an import. */
import { instantText } from "../../console/timeWords.js";
import { columnHeads } from "./eventColumns.js";
import { kindNames, languageNames, topicNames } from "./eventCsvWords.js";
import type { FieldChange } from "./eventImport.js";
import type { EventFields } from "./wardEvent.js";

const longest = 80;

export const fieldName = ({ field }: Pick<FieldChange, "field">): string =>
  field === "cancelled" ? "中止" : fieldNames[field];

export function valueText(field: FieldChange["field"], value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "（空）";
  if (value instanceof Date) return instantText(value);
  if (field === "free") return value === true ? "無料" : "有料";
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (field === "kind") return kindNames[value as keyof typeof kindNames];
  if (field === "topic") return topicNames[value as keyof typeof topicNames];
  if (Array.isArray(value)) return value.map((one) => languageNames[one as keyof typeof languageNames]).join("、");
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const fieldNames: Readonly<Record<keyof EventFields, string>> = {
  title: columnHeads.title[0],
  kind: columnHeads.category[0],
  topic: columnHeads.topic[0],
  summary: columnHeads.summary[0],
  details: columnHeads.details[0],
  series: columnHeads.series[0],
  scope: columnHeads.scope[0],
  startsAt: "開始",
  endsAt: "終了",
  allDay: "時刻なし（終日）",
  place: columnHeads.place[0],
  address: "住所",
  latitude: columnHeads.latitude[0],
  longitude: columnHeads.longitude[0],
  district: "町名",
  audience: columnHeads.audience[0],
  withChildren: columnHeads.withChildren[0],
  fee: "料金",
  free: columnHeads.feeKind[0],
  contact: columnHeads.contact[0],
  phone: columnHeads.phone[0],
  url: columnHeads.url[0],
  languages: columnHeads.languages[0],
  source: columnHeads.source[0],
  sourceAsOf: columnHeads.sourceAsOf[0],
  capacity: columnHeads.capacity[0],
  signUp: columnHeads.signUp[0],
  signUpFrom: "参加申込開始",
  signUpUntil: "参加申込終了",
  mostPeople: columnHeads.mostPeople[0],
  asks: "申込フォームで聞くこと",
  offerHours: "キャンセル待ちの返事の時間",
};
