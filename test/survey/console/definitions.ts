/** Definitions that the tests of the console write and publish. */
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";

/** As it stands in a file; parsed so that the defaults are there. */
export const guardians = (over: Record<string, unknown> = {}): SurveyDefinition =>
  surveyDefinition.parse({
    key: "guardians",
    title: { ja: "子育てについてのアンケート" },
    lead: { ja: "子育てのしやすさについてうかがいます。" },
    purpose: { ja: "回答は区の運営方針の評価に使います。" },
    class: "public",
    frames: ["guardians", "line"],
    questions: [
      {
        id: "environment",
        kind: "single",
        text: { ja: "子育てしやすい環境が整っていると感じますか。" },
        subject: "opinion",
        required: true,
        choices: [
          { key: "yes", text: { ja: "そう思う" } },
          { key: "no", text: { ja: "そう思わない" } },
        ],
      },
    ],
    measures: [
      { indicator: "nishi-r6-2-1-1", question: "environment", numerator: ["yes"], denominator: ["yes", "no"] },
    ],
    ...over,
  });
