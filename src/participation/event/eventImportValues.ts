/** Values of an event in the preview of an import, as staff read them. */
import { instantText } from "../../console/timeWords.js";
import { kindNames, languageNames, topicNames } from "./eventCsvWords.js";
import type { FieldChange } from "./eventImport.js";
import { fieldNames } from "./eventImportWords.js";

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
