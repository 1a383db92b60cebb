/** What is wrong with an answer, in words that say what to do. */
import { dateIn } from "../../guide/dateWords.js";
import type { PageView } from "../../web/view.js";
import type { Fault } from "../answering/answeringDesk.js";
import { optionsOf, type Question } from "../question.js";
import { inLanguage } from "../surveyText.js";

export function faultWords({ say, language }: PageView, asked: Question, fault: Fault): string {
  switch (fault) {
    case "required":
      return say("surveyFaultRequired");
    case "unknown-choice":
      return say("surveyFaultChoice");
    case "too-many":
      return say("surveyFaultMany", { most: asked.kind === "multiple" ? (asked.most ?? asked.choices.length) : 1 });
    case "exclusive": {
      const alone = optionsOf(asked).find((option) => option.exclusive);
      return say("surveyFaultExclusive", { choice: alone ? inLanguage(alone.text, language) : "" });
    }
    case "not-a-number":
      return say("surveyFaultNumber");
    case "too-small":
      return say("surveyFaultSmall", { least: asked.kind === "number" ? asked.least : 0 });
    case "too-large":
      return say("surveyFaultLarge", { most: asked.kind === "number" ? asked.most : 0 });
    case "not-a-date":
      return say("surveyFaultDate");
    case "too-early":
      return say("surveyFaultEarly", { date: dateIn((asked.kind === "date" && asked.earliest) || "", language) });
    case "too-late":
      return say("surveyFaultLate", { date: dateIn((asked.kind === "date" && asked.latest) || "", language) });
    case "too-long":
      return say("surveyFaultLong", { most: asked.kind === "text" ? asked.most : 0 });
    default:
      return fault satisfies never;
  }
}
