/** A sitting: one resident over one survey, with what they have answered so far. */
import { z } from "zod";
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import type { PhraseKey } from "../../conversation/phrases.js";
import { text } from "../../line/messages.js";
import { inLanguage as pageInLanguage } from "../../web/pageLanguage.js";
import type { Answers } from "../answering/answer.js";
import type { Answering, Given, OpenSurvey, Respondent, SheetView, WayIn } from "../answering/answeringDesk.js";
import type { Tick } from "../answering/tick.js";
import type { SurveyVoice } from "./surveyBubble.js";
import { dialogueName } from "./surveyButton.js";

export interface Sitting {
  turn: Turn;
  survey: OpenSurvey;
  respondent: Respondent;
  sheet: SheetView;
}

export type Seated = { kind: "seated"; sitting: Sitting } | { kind: "refused"; outcome: Outcome };

/**
 * Kept while a question is open: how far one is, never what was answered. A number and not the question's name: one
 * behind a branch would tell, beside the resident, what they had answered before it.
 */
export const openQuestion = z.strictObject({
  survey: z.uuid(),
  step: z.int().min(0),
  review: z.boolean(),
  asked: z.iso.datetime(),
});
export type OpenQuestion = z.infer<typeof openQuestion>;

export const voiceOf = (turn: Turn): SurveyVoice => ({
  say: turn.ward.say(turn.resident.language),
  language: turn.resident.language,
  colour: turn.ward.ward.colour,
});

/** Words alone; what another dialogue has open stays open. */
export const tell = (turn: Turn, key: PhraseKey): Outcome => ({
  messages: [text(voiceOf(turn).say(key))],
  aside: turn.open !== dialogueName,
});

export function givenIn(turn: Turn, answers: Answers, tick?: Tick): Given {
  return { answers, tick, stamp: turn.stamp, language: turn.resident.language, way: "chat", now: turn.now };
}

export function createSeats(answering: Answering, publicUrl: string) {
  const site = publicUrl.replace(/\/+$/, "");

  async function seat(turn: Turn, surveyId: string): Promise<Seated> {
    const survey = await answering.findById(turn.tx, surveyId);
    // A button of the ward that they had chosen before leads nowhere in this one.
    if (!survey || survey.ward !== turn.ward.ward.id) return refused(turn, "surveyGone");
    return admit(turn, await answering.friend(turn.tx, survey, turn.resident.id, turn.now));
  }

  async function admit(turn: Turn, way: WayIn): Promise<Seated> {
    switch (way.kind) {
      case "respondent": {
        const { survey, respondent } = way;
        const sheet = await answering.sheet(turn.tx, survey, respondent, turn.resident.language);
        return { kind: "seated", sitting: { turn, survey, respondent, sheet } };
      }
      case "closed":
        return refused(turn, "surveyClosed");
      case "not-asked":
        return refused(turn, "surveyNotAsked");
      case "unknown":
        return refused(turn, "surveyGone");
      default:
        return way satisfies never;
    }
  }

  /** The form's address for this respondent; the same when the turn runs again. */
  async function formUrl({ turn, survey, respondent }: Omit<Sitting, "sheet">): Promise<string> {
    return addressOf(turn, survey, await answering.link(turn.tx, survey, respondent, linkSeed(turn, survey)));
  }

  function addressOf(turn: Turn, survey: OpenSurvey, token: string): string {
    // The key of a confidential survey may tell what it asks: chat/untoldLinkPages.ts leads on without it.
    const place = survey.definition.class === "confidential" ? "" : `/s/${survey.key}`;
    return `${site}${pageInLanguage(`/${survey.ward}${place}/a/${token}`, turn.resident.language)}`;
  }

  return { seat, admit, formUrl, addressOf };
}
export type Seats = ReturnType<typeof createSeats>;

/** The same when the turn runs again. */
export const linkSeed = (turn: Turn, survey: OpenSurvey): string => turn.effectId(`survey-link ${survey.id}`);

const refused = (turn: Turn, key: PhraseKey): Seated => ({ kind: "refused", outcome: tell(turn, key) });
