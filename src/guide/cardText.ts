/** A card as plain text: the full twin of the bubble, for notifications, readers' voices, `ask` and print. */
import type { Say } from "../conversation/phrases.js";
import type { Card, CardPhone } from "./card.js";

export function cardText(card: Card, say: Say): string {
  const lines = [card.title, "", card.answer];
  for (const point of card.points) lines.push(`・${point}`);
  if (card.details) lines.push("", card.details);
  lines.push("", say("counter", { name: card.counter }));
  for (const phone of card.phones) lines.push(phoneLine(phone));
  if (card.phonePending) lines.push(card.phonePending);
  for (const link of card.links) lines.push(`${link.name} ${link.url}`);
  for (const source of card.sources) lines.push(say("source", { title: source.title }));
  if (card.unapproved) lines.push(`［${card.unapproved}］`);
  return lines.join("\n");
}

/** The twin of the first bubble: every word of it but the buttons that lead elsewhere. */
export function cardSummary(card: Card, say: Say): string {
  const lines = [card.title, card.answer, say("counter", { name: card.counter })];
  for (const phone of card.phones) lines.push(phoneLine(phone));
  if (card.phonePending) lines.push(card.phonePending);
  for (const source of card.sources) lines.push(say("source", { title: source.title }));
  if (card.unapproved) lines.push(`［${card.unapproved}］`);
  return lines.join("\n");
}

export function phoneLine(phone: CardPhone): string {
  return `${phone.name} ${phone.number}${phone.note ? `（${phone.note}）` : ""}`;
}
