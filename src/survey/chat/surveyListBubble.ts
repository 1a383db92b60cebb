/** The surveys that a resident may answer now, a bubble each, with how far they are. */
import { bubble, button, heading, line, note } from "../../line/flex.js";
import { card, type FlexBubble, type LineAction, type LineMessage, linkAction } from "../../line/messages.js";
import type { OpenSurvey, SheetView } from "../answering/answeringDesk.js";
import { inLanguage } from "../surveyText.js";
import { courseOf, isForChat } from "./chatCourse.js";
import { factsOf, type SurveyVoice, takeBackButton } from "./surveyBubble.js";
import { said } from "./surveyButton.js";

/** A carousel of LINE's holds twelve; nobody reads that many. */
export const mostListed = 10;

export type Listed =
  | { kind: "public"; survey: OpenSurvey; sheet: SheetView }
  /** Not a word about it passes LINE: only that there is one, and the way to it. */
  | { kind: "confidential"; formUrl: string }
  /** Takes no more answers; one that was sent can still be taken back. */
  | { kind: "over"; survey: OpenSurvey }
  | { kind: "confidential-over"; formUrl: string };

export function listBubble(voice: SurveyVoice, listed: readonly Listed[]): LineMessage {
  const { say } = voice;
  const shown = listed.slice(0, mostListed).map((one) => listedOne(voice, one));
  const [only] = shown;
  const open = listed.some(({ kind }) => kind === "public" || kind === "confidential");
  const twin = [say(open ? "surveyListLead" : "surveyOver"), ...shown.map(({ words }) => words)].join("\n");
  return card(
    twin,
    shown.length === 1 && only ? only.bubble : { type: "carousel", contents: shown.map((one) => one.bubble) },
  );
}

function listedOne(voice: SurveyVoice, listed: Listed): { bubble: FlexBubble; words: string } {
  const { say, language, colour } = voice;
  if (listed.kind === "over" || listed.kind === "confidential-over") {
    const [title, action] =
      listed.kind === "over"
        ? [inLanguage(listed.survey.definition.title, language), takeBackButton(voice, listed.survey)]
        : [say("surveyUntold"), linkAction(say("surveyTakeBack"), listed.formUrl)];
    return overOne(voice, title, action);
  }
  if (listed.kind === "confidential") {
    const words = [say("surveyUntold"), say("surveyFormOnly")];
    return {
      words: `・${words[0]}`,
      bubble: bubble(
        [heading(words[0] ?? ""), line(words[1] ?? "")],
        [button(linkAction(say("surveyForm"), listed.formUrl), "primary", colour)],
      ),
    };
  }
  const { survey, sheet } = listed;
  const title = inLanguage(survey.definition.title, language);
  const facts = factsOf(voice, survey);
  const progress = progressOf(voice, sheet);
  const begun = Object.keys(sheet.answers).length > 0;
  const inChat = sheet.definition.questions.some((asked) => isForChat(sheet.definition, asked));
  const first = sheet.submitted
    ? said(say("surveyChange"), "change", survey.id)
    : begun && inChat
      ? said(say("surveyResume"), "begin", survey.id)
      : said(say("surveyAnswer"), "start", survey.id);
  return {
    words: `・${title} ${progress}`,
    bubble: bubble(
      [heading(title), note(facts), line(progress, { weight: "bold" })],
      [
        button(first, "primary", colour),
        ...(begun && inChat ? [button(said(say("surveyForm"), "form", survey.id), "link", colour)] : []),
        ...(sheet.submitted ? [button(takeBackButton(voice, survey), "link", colour)] : []),
      ],
    ),
  };
}

function overOne({ say }: SurveyVoice, title: string, action: LineAction): { bubble: FlexBubble; words: string } {
  const words = say("surveyOver");
  return { words: `・${title} ${words}`, bubble: bubble([heading(title), line(words)], [button(action, "secondary")]) };
}

function progressOf({ say }: SurveyVoice, { submitted, definition, answers }: SheetView): string {
  if (submitted) return say("surveyDone");
  const done = Object.keys(answers).length;
  if (done === 0) return say("surveyNew");
  const { inChat } = courseOf(definition, answers);
  const reached = inChat.filter(({ id }) => id in answers).length;
  return say("surveyHalf", { n: reached, all: inChat.length });
}
