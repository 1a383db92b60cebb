/** One question in LINE: how far one is, what is asked, the choices to tap, and the ways back, on and out. */
import { bubble, button, buttonRow, heading, line, note } from "../../line/flex.js";
import { card, colours, type FlexComponent, type LineMessage } from "../../line/messages.js";
import type { Answers } from "../answering/answer.js";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { inLanguage } from "../surveyText.js";
import { type Course, neighbour } from "./chatCourse.js";
import { type ChoiceRow, choiceRow, scaleRows } from "./choiceRows.js";
import type { SurveyVoice } from "./surveyBubble.js";
import { type Place, said, tap } from "./surveyButton.js";

export interface AskedQuestion {
  asked: Question;
  definition: SurveyDefinition;
  answers: Answers;
  course: Course;
  place: Place;
  /** Something to say first: what was changed, what does not go. */
  remark?: string | undefined;
}

export function questionBubble({ say, language, colour }: SurveyVoice, question: AskedQuestion): LineMessage {
  const { asked, course, place, answers, remark } = question;
  const number = course.inChat.findIndex(({ id }) => id === asked.id) + 1;
  const title = inLanguage(question.definition.title, language);
  const progress = [
    say("surveyProgress", { n: number, all: course.inChat.length }),
    asked.required ? say("surveyRequired") : "",
  ]
    .filter(Boolean)
    .join("　");
  const words = inLanguage(asked.text, language);
  const help = asked.help && inLanguage(asked.help, language);
  const how = howTo(asked, say);
  const rows = rowsOf(question, language);
  const ends = asked.kind === "scale" ? endsOf(asked, language) : [];
  const body: FlexComponent[] = [
    ...(remark === undefined ? [] : [line(remark, { weight: "bold", color: colours.text })]),
    note(`${title}\n${progress}`),
    heading(words),
    ...(help === undefined ? [] : [note(help)]),
    note(how),
    ...ends.map((one) => note(one)),
    ...(asked.kind === "scale" ? scaleRows(rows, colour) : rows.map((one) => choiceRow(one, colour))),
  ];
  const twin = [
    remark,
    progress,
    words,
    help,
    how,
    ...ends,
    ...(asked.kind === "scale" ? [] : rows.map((one) => `${one.mark} ${one.words}`)),
  ];
  const answered = asked.id in answers && answers[asked.id] !== null;
  const ways = [
    ...(neighbour(course, asked.id, -1) ? [tap(say("surveyBack"), "back", place)] : []),
    ...(asked.kind === "multiple"
      ? []
      : answered
        ? [tap(say("surveyNext"), "next", place)]
        : asked.required
          ? []
          : [tap(say("surveySkip"), "skip", place)]),
    ...(asked.kind === "multiple" && !answered && !asked.required ? [tap(say("surveySkip"), "skip", place)] : []),
    said(say("surveyLater"), "later", place.surveyId),
  ];
  return card(
    twin.filter(Boolean).join("\n"),
    bubble(body, [
      ...(asked.kind === "multiple" && answered
        ? [button(tap(say("surveyDecide"), "next", place), "primary", colour)]
        : []),
      buttonRow(ways.map((way) => button(way, "link", colour))),
    ]),
  );
}

function rowsOf({ asked, answers, place }: AskedQuestion, language: SurveyVoice["language"]): ChoiceRow[] {
  const answer = answers[asked.id];
  const chosenKeys = answer?.kind === "choices" ? answer.keys : [];
  return optionsOf(asked).map((option, index) => {
    const words = inLanguage(option.text, language);
    const chosen = chosenKeys.includes(option.key);
    const values = { c: String(index) };
    if (asked.kind !== "multiple")
      return { mark: chosen ? "✓" : String(index + 1), words, chosen, action: tap(words, "pick", place, values) };
    // The button says what shall be, not "the other one": a second tap on an old bubble does no harm.
    const action = tap(chosen ? `☑ ${words}` : words, "mark", place, { ...values, on: chosen ? "0" : "1" });
    return { mark: chosen ? "☑" : "☐", words, chosen, action };
  });
}

function howTo(asked: Question, say: SurveyVoice["say"]): string {
  if (asked.kind !== "multiple") return say("surveyPickOne");
  return asked.most === undefined ? say("surveyPickAny") : say("surveyPickMost", { n: asked.most });
}

const endsOf = (asked: Extract<Question, { kind: "scale" }>, language: SurveyVoice["language"]): string[] => [
  `${asked.from}：${inLanguage(asked.lowest, language)}`,
  `${asked.to}：${inLanguage(asked.highest, language)}`,
];
