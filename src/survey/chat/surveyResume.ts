/** A question in between: another dialogue answers it, the survey stays open, and one button leads back to it. */
import type { Dialogue } from "../../conversation/dialogue.js";
import { withQuickReplies } from "../../line/messages.js";
import { dialogueName, said } from "./surveyButton.js";

/** @returns the dialogue, which lets a survey stay open unless it opens something itself */
export function besideSurvey<T extends Dialogue>(dialogue: T): T {
  return {
    ...dialogue,
    async hear(turn, told) {
      const outcome = await dialogue.hear(turn, told);
      if (!outcome || turn.open !== dialogueName || told.kind === "follow") return outcome;
      if (outcome.state || outcome.farewell || outcome.messages.length === 0) return outcome;
      const goOn = said(turn.ward.say(turn.resident.language)("surveyGoOn"), "go-on");
      const quick = outcome.messages.at(-1)?.quickReply !== undefined;
      return {
        ...outcome,
        aside: true,
        messages: quick ? outcome.messages : withQuickReplies(outcome.messages, [goOn]),
      };
    },
  };
}
