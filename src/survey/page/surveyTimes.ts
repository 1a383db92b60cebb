/** From when to when a survey may be answered, and whether now, in words. */
import { dateIn } from "../../guide/dateWords.js";
import type { Language } from "../../language.js";
import { civilDate, civilHour } from "../../time.js";
import type { PageView } from "../../web/view.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";

type Times = Pick<OpenSurvey, "state" | "opensAt" | "closesAt">;

export type Season = "not-begun" | "open" | "closed";

export function seasonOf({ state, opensAt, closesAt }: Times, now: Date): Season {
  if (state === "closed" || (closesAt && closesAt <= now)) return "closed";
  return state === "draft" || (opensAt && opensAt > now) ? "not-begun" : "open";
}

/** The day and the minute in Japan. */
export function instantIn(instant: Date, language: Language): string {
  const minute = String(instant.getUTCMinutes()).padStart(2, "0");
  return `${dateIn(civilDate(instant), language)} ${civilHour(instant)}:${minute}`;
}

export function periodIn({ say, language }: PageView, { opensAt, closesAt }: Times): string {
  const words = [
    ...(opensAt ? [say("surveyFrom", { from: instantIn(opensAt, language) })] : []),
    closesAt ? say("surveyUntil", { until: instantIn(closesAt, language) }) : say("surveyNoEnd"),
  ];
  return words.join(language === "ja" || language === "easy" || language === "zh" ? "、" : ", ");
}
