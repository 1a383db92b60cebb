/** Codes that residents type into LINE: a letter's opens the form, a poster's the survey. Not a code is kept. */
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import type { Answering, WayIn } from "../answering/answeringDesk.js";
import { parseCode } from "../respondent/code.js";
import { inLanguage } from "../surveyText.js";
import { formBubble } from "./surveyBubble.js";
import { type Seats, type Sitting, tell, voiceOf } from "./surveySitting.js";

export interface CodeTries {
  /** @returns whether this resident may try one more */
  take(tx: Turn["tx"], residentId: string): Promise<boolean>;
}

export interface SurveyCodesOptions {
  answering: Answering;
  tries: CodeTries;
  seats: Seats;
  /** Shows a survey before its first question. */
  introduce(sitting: Sitting): Promise<Outcome>;
}

/**
 * Whether somebody meant a code, so that a slip in it is theirs to hear about: in one piece or in three groups of four,
 * with letters and digits; or with the printed hyphens. Words of a language are none of these, nor is a number alone
 * (マイナンバー has twelve digits): both go on to whoever answers questions.
 */
function looksTyped(text: string): boolean {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[\p{Pd}\u2212\u30FC\u2500]/gu, "-");
  if (!/[a-z]/i.test(typed)) return false;
  if (/^[a-z\d]{4}(?: ?- ?[a-z\d]{4}){2}$/i.test(typed)) return true;
  return /\d/.test(typed) && /^(?:[a-z\d]{12}|[a-z\d]{4}(?:\s+[a-z\d]{4}){2})$/i.test(typed);
}

export function createCodeHearing({ answering, tries, seats, introduce }: SurveyCodesOptions) {
  async function form(turn: Turn, way: WayIn): Promise<Outcome> {
    const seated = await seats.admit(turn, way);
    if (seated.kind === "refused") return { ...seated.outcome, aside: true };
    const { sitting } = seated;
    const { definition } = sitting.survey;
    const { say, language } = voiceOf(turn);
    const title = definition.class === "confidential" ? say("surveyUntold") : inLanguage(definition.title, language);
    const words = [say("surveyCodeFound", { title }), ...(sitting.sheet.submitted ? [say("surveyDone")] : [])];
    return { messages: [formBubble(voiceOf(turn), words, await seats.formUrl(sitting))], aside: true };
  }

  return async (turn: Turn, typed: string): Promise<Outcome | undefined> => {
    const read = parseCode(typed);
    if (read.kind === "not-a-code") return undefined;
    const meant = looksTyped(typed);
    // A mistyped letter is found without asking the database, so it costs no try.
    if (read.kind === "wrong-check") return meant ? { ...tell(turn, "surveyCodeWrong"), aside: true } : undefined;
    if (!(await tries.take(turn.tx, turn.resident.id)))
      return meant ? { ...tell(turn, "surveyCodeMany"), aside: true } : undefined;

    const ward = turn.ward.ward.id;
    const letter = await answering.byCode(turn.tx, ward, typed, turn.now);
    if (letter.kind !== "unknown") return form(turn, letter);
    const poster = await answering.byPoster(turn.tx, ward, typed, turn.resident.id, turn.now);
    if (poster.kind === "unknown") return meant ? { ...tell(turn, "surveyCodeWrong"), aside: true } : undefined;
    const seated = await seats.admit(turn, poster);
    return seated.kind === "refused" ? { ...seated.outcome, aside: true } : introduce(seated.sitting);
  };
}
