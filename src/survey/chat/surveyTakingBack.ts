/** 「回答を取り消す」 in LINE: asked once more, then the response is gone; of a confidential survey on a page. */
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import { bubble, button, line } from "../../line/flex.js";
import { card, text } from "../../line/messages.js";
import type { Answering, OpenSurvey } from "../answering/answeringDesk.js";
import type { Withdrawal } from "../answering/respondentWithdrawalStore.js";
import { inLanguage } from "../surveyText.js";
import { said } from "./surveyButton.js";
import { tell, voiceOf } from "./surveySitting.js";

export interface TakingBackOptions {
  answering: Pick<Answering, "findById" | "friend">;
  withdrawal: Pick<Withdrawal, "byResident">;
}

/** @returns undefined for other buttons */
export function createTakingBack({ answering, withdrawal }: TakingBackOptions) {
  function ask(turn: Turn, { id, definition }: OpenSurvey): Outcome {
    const { say, language, colour } = voiceOf(turn);
    const words = [
      say("surveyTakeBackAsk", { title: inLanguage(definition.title, language) }),
      say("surveyTakeBackEffect"),
    ];
    const message = card(
      words.join("\n"),
      bubble(
        words.map((one) => line(one)),
        [
          button(said(say("surveyTakeBackYes"), "take-back-yes", id), "primary", colour),
          button(said(say("surveyTakeBackNo"), "take-back-no"), "secondary"),
        ],
      ),
    );
    return { messages: [message] };
  }

  async function takeBack(turn: Turn, survey: OpenSurvey): Promise<Outcome> {
    const { say, language } = voiceOf(turn);
    const withdrawn = await withdrawal.byResident(turn.tx, survey.id, turn.resident.id);
    switch (withdrawn.kind) {
      case "withdrawn": {
        const way = await answering.friend(turn.tx, survey, turn.resident.id, turn.now);
        const title = inLanguage(survey.definition.title, language);
        const open = way.kind === "respondent" ? [say("surveyTakenBackOpen")] : [];
        return { messages: [text([say("surveyTakenBack", { title }), ...open].join("\n"))] };
      }
      case "nothing":
      case "unknown":
        return tell(turn, "surveyTakeBackNone");
      case "too-late":
        return tell(turn, "surveyTakeBackLate");
      default:
        return withdrawn satisfies never;
    }
  }

  return async (turn: Turn, action: string, surveyId: string | undefined): Promise<Outcome | undefined> => {
    if (action === "take-back-no") return tell(turn, "surveyTakeBackNot");
    if (action !== "take-back" && action !== "take-back-yes") return undefined;
    const survey = surveyId === undefined ? undefined : await answering.findById(turn.tx, surveyId);
    // Of a confidential survey no button of ours says so; what is done about it is done on its page.
    if (!survey || survey.ward !== turn.ward.ward.id || survey.definition.class === "confidential")
      return tell(turn, "surveyGone");
    return action === "take-back" ? ask(turn, survey) : takeBack(turn, survey);
  };
}
