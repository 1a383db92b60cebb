/** How a question is to be answered, in one sentence. */
import type { PageView } from "../../web/view.js";
import type { Question } from "../question.js";

const widest = 1_000_000;

export function questionHint({ say }: PageView, asked: Question): string | undefined {
  switch (asked.kind) {
    case "single":
      return say("surveyChooseOne");
    case "scale":
      return say("surveyScale", { from: asked.from, to: asked.to });
    case "multiple":
      return asked.most === undefined ? say("surveyChooseAll") : say("surveyChooseMost", { most: asked.most });
    case "number":
      // Where nobody has set an end, a million says nothing.
      return asked.most === widest ? undefined : say("surveyNumberHint", { least: asked.least, most: asked.most });
    case "date":
      return say("surveyDateHint");
    case "text":
      return say("surveyTextHint", { most: asked.most });
    default:
      return asked satisfies never;
  }
}
