/** Words of staff about cases. */

import type { StatusTagProps } from "../../console/pieces/statusTag.js";
import { instantText } from "../../console/timeWords.js";
import { soonUntil } from "./caseDeadline.js";
import type { CaseStepView, WardCase } from "./caseDesk.js";
import { stateOf } from "./caseText.js";

export const casesConsolePath = (ward: string): string => `/console/${ward}/cases`;
export const caseConsolePath = (ward: string, id: string): string => `${casesConsolePath(ward)}/${id}`;

export const stateName = ({ asked, state }: Pick<WardCase, "asked" | "state">): string =>
  stateOf(asked, state)?.name ?? state;

export function stateTag(one: WardCase): StatusTagProps {
  if (one.final) return { tone: "quiet", text: stateName(one) };
  return { tone: one.state === "new" ? "active" : "good", text: stateName(one) };
}

/** How urgent it is; undefined where nothing is. */
export function dueTag({ final, dueAt }: WardCase, now: Date): StatusTagProps | undefined {
  if (final || dueAt === undefined) return undefined;
  if (dueAt < now) return { tone: "bad", text: "期限が過ぎています" };
  return dueAt < soonUntil(now) ? { tone: "warning", text: "期限が近い" } : undefined;
}

export const dueText = ({ dueAt }: Pick<WardCase, "dueAt">): string => (dueAt ? `${instantText(dueAt)}まで` : "―");

export const languageName: Readonly<Record<WardCase["language"], string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国・朝鮮語",
  vi: "ベトナム語",
};

export const wayText = ({ residentId }: WardCase): string => (residentId === undefined ? "ページから" : "LINEから");

/** What happened, in a line. */
export function stepText(step: CaseStepView, one: WardCase, staffName: (id: string) => string): string {
  const state = step.state === undefined ? "" : (stateOf(one.asked, step.state)?.name ?? step.state);
  switch (step.kind) {
    case "made":
      return "申し込みを受け付けた";
    case "state":
      return `状態を「${state}」にした`;
    case "message":
      return "申込者へ伝えた";
    case "assigned":
      return step.text ? `担当を${staffName(step.text)}にした` : "担当を外した";
    case "note":
      return "メモ";
    case "answers":
      return "申込みの内容を直した";
    case "due":
      return "期限が過ぎた";
    case "erased":
      return "保存期間が過ぎたので内容を消した";
    default:
      return step.kind satisfies never;
  }
}

export const byText = ({ by }: CaseStepView): string =>
  by.kind === "resident" ? "申込者" : by.kind === "time" ? "自動" : (by.name ?? "職員");
