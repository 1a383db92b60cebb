/** How the answer to a follow-up is drawn: whose it is, what was asked, whom to ask, and the way back to the whole. */
import type { Say } from "../conversation/phrases.js";
import type { Language } from "../language.js";
import { bubble, button, line, note, separator } from "../line/flex.js";
import {
  callAction,
  card as cardMessage,
  colours,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
} from "../line/messages.js";
import type { Card } from "./card.js";
import { phoneLine } from "./cardText.js";
import type { FacetAnswer } from "./facetAnswer.js";

export interface FacetBubbleOptions {
  say: Say;
  language: Language;
  colour: string;
}

/** Labels of Flex buttons. */
const label = (value: string) => shorten(value, 40);
const mostPhones = 3;
const mostLinks = 2;

export function facetBubble(card: Card, answer: FacetAnswer, options: FacetBubbleOptions): LineMessage {
  const { say, colour, language } = options;
  const body: FlexComponent[] = [
    line(card.unapproved ? `${card.wardName} ・ ${card.unapproved}` : card.wardName, {
      size: "xs",
      color: colour,
      weight: "bold",
    }),
    line(card.title, { weight: "bold" }),
  ];
  for (const { name, text } of answer.parts) body.push(note(say(name)), line(text));
  if (answer.unwritten) {
    body.push(note(say("followUnwritten")), line(answer.unwritten.answer));
    if (answer.unwritten.details) body.push(line(answer.unwritten.details, { size: "sm" }));
    body.push(separator(), note(say("followWhomToAsk", { counter: card.counter })));
  } else body.push(separator(), note(say("counter", { name: card.counter })));
  for (const words of phoneWords(card, answer)) body.push(note(words));
  for (const { title } of card.sources.slice(0, 1))
    body.push(line(say("source", { title }), { size: "xs", color: colours.quiet }));

  const footer: FlexComponent[] = [
    ...answer.phones
      .slice(0, mostPhones)
      .map(({ number }) => button(callAction(label(say("callNumber", { number })), number), "primary", colour)),
    ...answer.links
      .slice(0, mostLinks)
      .map(({ name, url }) => button(linkAction(label(name), encodeURI(decodeURI(url))), "secondary")),
    button(postbackAction(label(say("followWhole")), "guide", "show", { e: card.id, l: language }), "secondary"),
    button(postbackAction(say("menu"), "command", "menu", { l: language }), "link", colour),
  ];
  return cardMessage(facetText(card, answer, say), bubble(body, footer));
}

/** The same as plain text. */
export function facetText(card: Card, answer: FacetAnswer, say: Say): string {
  return [
    card.title,
    ...answer.parts.map(({ name, text }) => `${say(name)}: ${text}`),
    ...(answer.unwritten
      ? [
          say("followUnwritten"),
          answer.unwritten.answer,
          ...(answer.unwritten.details ? [answer.unwritten.details] : []),
          say("followWhomToAsk", { counter: card.counter }),
        ]
      : [say("counter", { name: card.counter })]),
    ...phoneWords(card, answer),
    ...answer.links.slice(0, mostLinks).map(({ name, url }) => `${name} ${url}`),
    ...card.sources.slice(0, 1).map(({ title }) => say("source", { title })),
    ...(card.unapproved ? [`［${card.unapproved}］`] : []),
  ].join("\n");
}

function phoneWords({ phonePending }: Card, { phones, saysPending }: FacetAnswer): string[] {
  if (phonePending) return saysPending ? [phonePending] : [];
  return phones.slice(0, mostPhones).map(phoneLine);
}
