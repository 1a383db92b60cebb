/** How a priority answer is drawn in LINE: who is (not) reading, what to do now, the one number to call first. */
import type { Say } from "../conversation/phrases.js";
import type { Language } from "../language.js";
import { bubble, button, heading, line, note, separator } from "../line/flex.js";
import {
  callAction,
  card,
  colours,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
} from "../line/messages.js";
import { phoneOf } from "./card.js";
import type { PriorityAnswer } from "./priority.js";

/** The plain twin holds every word and number of the bubble. */
export function priorityText(answer: PriorityAnswer, beginning: string, language: Language, say: Say): string {
  const text = answer.text[language];
  const phones = [answer.first, ...answer.others].map((one) => phoneOf(one, language, say));
  return [
    beginning,
    "",
    text.title,
    text.lead,
    ...(text.points ?? []).map((point) => `・${point}`),
    "",
    ...phones.map((phone) => `${phone.name} ${phone.number}${phone.note ? `（${phone.note}）` : ""}`),
    ...answer.silent.map((way) => `${way.name[language]}${way.hours ? `（${way.hours[language]}）` : ""} ${way.url}`),
  ].join("\n");
}

export function priorityBubble(answer: PriorityAnswer, beginning: string, language: Language, say: Say): LineMessage {
  const text = answer.text[language];
  const others = answer.others.map((one) => phoneOf(one, language, say));
  const first = phoneOf(answer.first, language, say);
  const body: FlexComponent[] = [
    line(beginning, { size: "sm", weight: "bold", color: colours.alarm }),
    heading(text.title),
    line(text.lead),
    note(`${first.name} ${first.number}${first.note ? `（${first.note}）` : ""}`),
    button(callAction(shorten(text.callFirst, 40), first.number), "primary", colours.alarm),
    ...(text.points ?? []).map((point) => line(`・${point}`, { size: "sm" })),
    separator(),
    line(text.othersTitle, { size: "sm", weight: "bold" }),
    ...others.flatMap((phone): FlexComponent[] => [
      note(`${phone.name}${phone.note ? `（${phone.note}）` : ""}`),
      button(callAction(shorten(say("callNumber", { number: phone.number }), 40), phone.number), "secondary"),
    ]),
    ...(answer.silent.length > 0 && text.silentTitle
      ? [separator(), line(text.silentTitle, { size: "sm", weight: "bold" })]
      : []),
    ...answer.silent.flatMap((way): FlexComponent[] => [
      ...(way.hours ? [note(way.hours[language])] : []),
      button(linkAction(shorten(way.name[language], 40), way.url), "secondary"),
    ]),
    ...answer.actions.flatMap((action): FlexComponent[] =>
      action.kind === "dialogue"
        ? [button(postbackAction(shorten(action.label[language], 40), action.dialogue, "open"), "secondary")]
        : [],
    ),
  ];
  return card(priorityText(answer, beginning, language, say), bubble(body));
}
