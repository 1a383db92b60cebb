/** What stands around the questions in LINE: what the survey is for, what is left for the form, and thanks. */
import type { Say } from "../../conversation/phrases.js";
import { dateIn } from "../../guide/dateWords.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line, note, separator } from "../../line/flex.js";
import { card, type FlexComponent, type LineAction, type LineMessage, linkAction } from "../../line/messages.js";
import { civilDate } from "../../time.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import { inLanguage } from "../surveyText.js";
import { isForChat, minutesFor } from "./chatCourse.js";
import { said } from "./surveyButton.js";

export interface SurveyVoice {
  say: Say;
  language: Language;
  colour: string;
}

/** Before the first question: title, for whom, what the answers are used for; then the two ways to answer. */
export function introBubble(voice: SurveyVoice, survey: OpenSurvey, formUrl: string): LineMessage {
  const { say, language, colour } = voice;
  const { definition } = survey;
  const { eligibility } = definition;
  const mixed = definition.questions.some((asked) => isForChat(definition, asked));
  const parts = [
    inLanguage(definition.lead, language),
    ...(eligibility ? [`${say("surveyWhom")}：${inLanguage(eligibility, language)}`] : []),
  ];
  const facts = factsOf(voice, survey);
  const purpose = inLanguage(definition.purpose, language);
  const ways = say(mixed ? "surveyChatNote" : "surveyFormOnly");
  const body: FlexComponent[] = [
    heading(inLanguage(definition.title, language)),
    note(facts),
    ...parts.map((one) => line(one)),
    separator(),
    line(say("surveyPurpose"), { size: "sm", weight: "bold" }),
    line(purpose, { size: "sm" }),
    note(ways),
  ];
  return card(
    [inLanguage(definition.title, language), facts, ...parts, say("surveyPurpose"), purpose, ways].join("\n"),
    bubble(body, [
      ...(mixed ? [button(said(say("surveyBegin"), "begin", survey.id), "primary", colour)] : []),
      button(linkAction(say("surveyForm"), formUrl), mixed ? "secondary" : "primary", mixed ? undefined : colour),
    ]),
  );
}

/** The link to the form, after words that say what it is for. */
export function formBubble(voice: SurveyVoice, words: readonly string[], formUrl: string): LineMessage {
  const lines = [...words, voice.say("surveyFormLead")];
  return card(
    lines.join("\n"),
    bubble(
      lines.map((one, index) => line(one, index === 0 ? { weight: "bold" } : {})),
      [button(linkAction(voice.say("surveyForm"), formUrl), "primary", voice.colour)],
    ),
  );
}

/** All that chat asks is answered: the rest on the form, or sending what there is. */
export function restBubble(
  voice: SurveyVoice,
  survey: OpenSurvey,
  rest: { left: number; required: boolean; formUrl: string } | undefined,
): LineMessage {
  const { say, colour } = voice;
  const words = !rest
    ? [say("surveyReady")]
    : [say("surveyRest", { n: rest.left }), say(rest.required ? "surveyRestRequired" : "surveyRestOptional")];
  return card(
    words.join("\n"),
    bubble(
      words.map((one) => line(one)),
      [
        ...(rest ? [button(linkAction(say("surveyRestForm"), rest.formUrl), "primary", colour)] : []),
        ...(rest?.required
          ? []
          : [
              button(
                said(say(rest ? "surveySendNow" : "surveySend"), "send", survey.id),
                rest ? "secondary" : "primary",
                rest ? undefined : colour,
              ),
            ]),
        button(said(say("surveyChange"), "change", survey.id), "link", colour),
      ],
    ),
  );
}

export function thanksBubble(voice: SurveyVoice, survey: OpenSurvey, changed: boolean): LineMessage {
  const { say, language, colour } = voice;
  const title = inLanguage(survey.definition.title, language);
  const until = survey.closesAt
    ? say("surveyChangeUntil", { date: lastDay(survey.closesAt, language) })
    : say("surveyChangeOpen");
  const words = [say(changed ? "surveyChanged" : "surveyThanks", { title }), until];
  return card(
    words.join("\n"),
    bubble(
      words.map((one, index) => line(one, index === 0 ? { weight: "bold" } : {})),
      [
        button(said(say("surveyChange"), "change", survey.id), "secondary"),
        button(takeBackButton(voice, survey), "link", colour),
      ],
    ),
  );
}

export const takeBackButton = ({ say }: SurveyVoice, { id }: OpenSurvey): LineAction =>
  said(say("surveyTakeBack"), "take-back", id);

/** How many questions, how long, until when. */
export function factsOf({ say, language }: SurveyVoice, { definition, closesAt, fictional }: OpenSurvey): string {
  const branching = definition.questions.some(({ onlyIf }) => onlyIf.length > 0);
  return [
    say(branching ? "surveyCountMost" : "surveyCount", {
      n: definition.questions.length,
      minutes: minutesFor(definition),
    }),
    ...(closesAt ? [say("surveyUntil", { date: lastDay(closesAt, language) })] : []),
    ...(fictional ? [say("demoMark")] : []),
  ].join("　");
}

/** The last day on which it is open: what closes at midnight closes with the day before. */
const lastDay = (closesAt: Date, language: Language): string =>
  dateIn(civilDate(new Date(closesAt.getTime() - 1)), language);
