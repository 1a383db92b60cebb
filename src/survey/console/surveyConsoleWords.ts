/** What staff read about the state of a survey. */
import type { StatusTagProps } from "../../console/pieces/statusTag.js";
import { instantText } from "../../console/timeWords.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";

export const section = "surveys";
export const sectionName = "アンケート";
export const goneText = "そのアンケートは、この区にありません。";

/** What is answered, or, before the first publication, what is being written. */
export function definitionOf({ published, draft }: SurveyView): SurveyDefinition {
  const shown = published ?? draft;
  if (!shown) throw new Error("a survey without a version");
  return shown.definition;
}

/** What an edit builds on. */
export function editedOf({ published, draft }: SurveyView) {
  const edited = draft ?? published;
  if (!edited) throw new Error("a survey without a version");
  return edited;
}

export type Stage = "draft" | "before" | "open" | "over" | "closed";

export function stageOf({ state, opensAt, closesAt }: SurveyView, now: Date): Stage {
  if (state !== "open") return state;
  if (closesAt && closesAt <= now) return "over";
  return opensAt && opensAt > now ? "before" : "open";
}

export const stageTags: Readonly<Record<Stage, StatusTagProps>> = {
  draft: { tone: "quiet", text: "下書き" },
  before: { tone: "warning", text: "受付前" },
  open: { tone: "active", text: "受付中" },
  over: { tone: "good", text: "受付終了" },
  closed: { tone: "good", text: "受付終了" },
};

export function periodText({ state, opensAt, closesAt, closedAt }: SurveyView): string {
  if (state === "draft") return "まだ決まっていません";
  const from = opensAt ? instantText(opensAt) : "";
  if (closedAt) return `${from} から ${instantText(closedAt)} まで`;
  return closesAt ? `${from} から ${instantText(closesAt)} まで` : `${from} から（締切なし）`;
}

/** 1825 days are read as five years. */
export const spanText = (days: number): string => (days > 0 && days % 365 === 0 ? `${days / 365}年` : `${days}日`);

export const fictionalText = "デモのための架空のアンケートです。回答も架空のものです。";
