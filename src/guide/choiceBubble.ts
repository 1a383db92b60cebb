/** Bubbles with choices: entries to choose from, and what to do where there is no answer. */
import type { WardContent } from "../content.js";
import type { Say } from "../conversation/phrases.js";
import type { Language } from "../language.js";
import { bubble, button, line, note } from "../line/flex.js";
import { callAction, card, type LineMessage, linkAction, postbackAction, shorten } from "../line/messages.js";
import { phoneOf } from "./card.js";

export interface Choice {
  id: string;
  title: string;
}

/** More than this and the bubble is longer than a screen; the rest follows in a second one. */
const perBubble = 8;

/**
 * @param language what a button is answered in: that of the question, not of the resident's choice
 * @param useId of the use that these choices are, so that it is known which one was chosen
 */
export function choicesBubble(
  choices: readonly Choice[],
  lead: string,
  say: Say,
  colour: string,
  language: Language,
  useId?: string,
): LineMessage {
  const button_ = (choice: Choice) =>
    button(
      postbackAction(shorten(choice.title, 40), "guide", "show", {
        e: choice.id,
        l: language,
        ...(useId ? { u: useId } : {}),
      }),
      "secondary",
    );
  const parts: Choice[][] = [];
  for (let start = 0; start < choices.length; start += perBubble) parts.push(choices.slice(start, start + perBubble));
  const twin = [lead, ...choices.map((choice) => `・${choice.title}`)].join("\n");
  const bubbles = parts.map((part, index) =>
    bubble(
      [line(lead, { weight: "bold" })],
      [
        ...part.map(button_),
        ...(index === parts.length - 1 && choices.length <= 4
          ? [button(postbackAction(say("noneOfThese"), "guide", "none", { l: language }), "link", colour)]
          : []),
        button(postbackAction(say("menu"), "command", "menu", { l: language }), "link", colour),
      ],
    ),
  );
  const [only] = bubbles;
  return card(twin, bubbles.length === 1 && only ? only : { type: "carousel", contents: bubbles.slice(0, 12) });
}

/**
 * Honest and useful: what can't be answered, what can, and whom to ask.
 * @param wish id of the question, where its asker may ask to be told when there is an answer
 */
export function noneBubble(content: WardContent, language: Language, lead?: string, wish?: string): LineMessage {
  const say = content.say(language);
  const { ward } = content;
  const topics = content.topicKeys.map((key) => content.topicName(key, language));
  const office = ward.counters.office;
  const phone = office.phones[0] && phoneOf(office.phones[0], language, say);
  const can = say("noneCan", {
    topics: topics.join(language === "ja" || language === "easy" || language === "zh" ? "、" : ", "),
  });
  const ask = say("noneAsk", { office: office.name[language] });
  const contact = phone ? `${phone.name} ${phone.number}${phone.note ? `（${phone.note}）` : ""}` : say("phonePending");
  return card(
    [lead ?? say("noneLead"), can, ask, contact].join("\n"),
    bubble(
      [line(lead ?? say("noneLead")), note(can), note(ask), note(contact)],
      [
        ...(phone
          ? [
              button(
                callAction(shorten(say("callNumber", { number: phone.number }), 40), phone.number),
                "primary",
                ward.colour,
              ),
            ]
          : []),
        button(linkAction(shorten(say("officialPage"), 40), ward.officialPage.url), "secondary"),
        ...(wish === undefined
          ? []
          : [
              button(postbackAction(say("wishButton"), "guide", "wish", { q: wish, l: language }), "link", ward.colour),
            ]),
        button(postbackAction(say("menu"), "command", "menu", { l: language }), "link", ward.colour),
      ],
    ),
  );
}
