/** A survey that nothing has been written into yet: valid, so that it can be kept, and never fit to be published. */
import { type SurveyDefinition, surveyDefinition } from "../survey.js";

/** Stands where words are still missing; nothing that holds it is published. */
export const unwritten = "（未入力）";

export const blankDefinition = (key: string, title: string): SurveyDefinition =>
  surveyDefinition.parse({
    key,
    title: { ja: title },
    lead: { ja: unwritten },
    purpose: { ja: unwritten },
    class: "public",
    frames: ["line"],
    questions: [
      {
        id: "q1",
        kind: "single",
        text: { ja: unwritten },
        subject: "opinion",
        choices: [
          { key: "yes", text: { ja: "はい" } },
          { key: "no", text: { ja: "いいえ" } },
        ],
      },
    ],
  });
