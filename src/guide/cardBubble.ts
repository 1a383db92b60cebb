/** How a card is drawn in LINE: the answer within one screen, the rest behind 「くわしく」. */
import type { Say } from "../conversation/phrases.js";
import type { Language } from "../language.js";
import { bubble, button, buttonRow, column, fitsButton, heading, line, note, separator } from "../line/flex.js";
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
import type { Card, CardLink, CardPhone } from "./card.js";
import { cardSummary, cardText, phoneLine } from "./cardText.js";
import type { Action } from "./topic.js";

/** Labels of Flex buttons (LINE's limit; phones shrink longer ones to fit). */
const labelLimit = 40;
const label = (value: string) => shorten(value, labelLimit);

export interface BubbleOptions {
  say: Say;
  language: Language;
  colour: string;
  /** Id of the use that 「役に立った」 and 「違う」 speak of. */
  useId: string;
  /** Dialogues that exist; a button to one that does not is left out. */
  dialogues: ReadonlySet<string>;
  /** Web page of the entry. */
  pageUrl: string;
  /** Ids of what 「違う」 offers, best first. */
  next?: readonly string[];
}

export function cardBubble(card: Card, options: BubbleOptions): LineMessage {
  const { say, colour } = options;
  const [firstPhone] = card.phones;
  const body: FlexComponent[] = [
    ward(card, colour),
    heading(card.title),
    line(card.answer),
    note(say("counter", { name: card.counter })),
    ...(card.phonePending ? [note(card.phonePending)] : []),
    ...(firstPhone ? [note(phoneLine(firstPhone))] : []),
    ...card.sources
      .slice(0, 1)
      .map(({ title }) => line(say("source", { title }), { size: "xs", color: colours.quiet })),
  ];
  const footer: FlexComponent[] = [];
  if (firstPhone)
    footer.push(
      button(callAction(label(say("callNumber", { number: firstPhone.number })), firstPhone.number), "primary", colour),
    );
  // Without a number there is still somewhere to go.
  else for (const link of card.links.slice(-1)) footer.push(linkButton(link, "primary", colour));
  for (const action of card.actions) {
    const drawn = actionButton(action, options);
    if (drawn) footer.push(drawn);
  }
  footer.push(
    button(postbackAction(say("details"), "guide", "details", { e: card.id, l: options.language }), "secondary"),
  );
  for (const related of card.related.slice(0, 3))
    footer.push(
      button(
        postbackAction(label(related.title), "guide", "show", { e: related.id, l: options.language }),
        "link",
        colour,
      ),
    );
  footer.push(
    separator(),
    buttonRow([
      button(
        postbackAction(say("helpful"), "guide", "helpful", { u: options.useId, l: options.language }),
        "link",
        colour,
      ),
      button(
        postbackAction(say("notHelpful"), "guide", "wrong", {
          u: options.useId,
          e: card.id,
          l: options.language,
          ...(options.next?.length ? { n: options.next.join(" ") } : {}),
        }),
        "link",
        colour,
      ),
      button(postbackAction(say("menu"), "command", "menu", { l: options.language }), "link", colour),
    ]),
  );
  return cardMessage(cardSummary(card, say), bubble(body, footer));
}

/** Everything else that the entry knows: points, explanation, contacts, sources. */
export function detailsBubble(card: Card, options: BubbleOptions): LineMessage {
  const { say, colour } = options;
  const body: FlexComponent[] = [ward(card, colour), heading(card.title)];
  if (card.points.length > 0)
    body.push(
      column(
        card.points.map((point) => line(`・${point}`, { size: "sm" })),
        { spacing: "sm" },
      ),
    );
  if (card.details) body.push(line(card.details, { size: "sm" }));
  body.push(separator(), note(say("counter", { name: card.counter })));
  if (card.phonePending) body.push(note(card.phonePending));
  for (const phone of card.phones) body.push(note(phoneLine(phone)));
  for (const source of card.sources) body.push(note(say("source", { title: source.title })));
  const footer: FlexComponent[] = [
    ...card.phones
      .slice(0, 3)
      .map((phone) => button(callAction(label(phoneLabel(phone, say)), phone.number), "primary", colour)),
    ...card.links.slice(0, 3).map((link) => linkButton(link, "link", colour)),
    button(linkAction(label(say("openPage")), options.pageUrl), "link", colour),
    button(postbackAction(say("menu"), "command", "menu", { l: options.language }), "link", colour),
  ];
  return cardMessage(cardText(card, say), bubble(body, footer));
}

/** Whose number it is where that fits; the full name stands above. */
function phoneLabel({ name, number }: CardPhone, say: Say): string {
  const named = `${name} ${number}`;
  return fitsButton(named) ? named : say("callNumber", { number });
}

function ward(card: Card, colour: string): FlexComponent {
  const mark = card.unapproved ? ` ・ ${card.unapproved}` : "";
  return line(`${card.wardName}${mark}`, { size: "xs", color: colour, weight: "bold" });
}

/** Addresses come with and without percent signs; LINE takes them with. */
function linkButton(link: CardLink, style: "primary" | "secondary" | "link", colour?: string): FlexComponent {
  return button(linkAction(label(link.name), encodeURI(decodeURI(link.url))), style, colour);
}

function actionButton(action: Action, options: BubbleOptions): FlexComponent | undefined {
  const { language, say, colour, dialogues } = options;
  switch (action.kind) {
    case "dialogue":
      if (!dialogues.has(action.dialogue)) return undefined;
      return button(postbackAction(label(action.label[language]), action.dialogue, "open"), "primary", colour);
    case "form":
      if (!dialogues.has("case")) return undefined;
      return button(
        postbackAction(label(action.label[language]), "case", "form", { f: action.form }),
        "primary",
        colour,
      );
    case "call":
      return button(
        callAction(label(say("callNumber", { number: action.phone.number })), action.phone.number),
        "secondary",
      );
    case "link":
      return linkButton({ name: action.page.name[language], url: action.page.url }, "secondary");
    default:
      return action satisfies never;
  }
}
