/** Several events beside each other; the plain twin says all of them under the line that says how it was understood. */
import { bubble, button, line } from "../../line/flex.js";
import { card, type LineAction, type LineMessage } from "../../line/messages.js";
import { type EventVoice, eventCard, type ShownEvent } from "./eventCardBubble.js";

/** With the one that leads on they are ten: more nobody swipes through, and the longest titles fit into LINE's bytes. */
export const mostCards = 9;

export function eventCarousel(
  shown: readonly ShownEvent[],
  lead: string,
  voice: EventVoice,
  more?: LineAction,
): LineMessage {
  const cards = shown.slice(0, mostCards).map((one) => eventCard(one, voice));
  const bubbles = [
    ...cards.map((one) => one.bubble),
    ...(more ? [bubble([line(lead)], [button(more, "primary", voice.colour)])] : []),
  ];
  const [only] = bubbles;
  const twin = [lead, ...cards.map(({ words }) => words)].join("\n");
  return card(twin, bubbles.length === 1 && only ? only : { type: "carousel", contents: bubbles });
}
