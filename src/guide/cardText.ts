/** A card as plain text: the full twin of the bubble, for notifications, readers' voices, `ask` and print. */
import type { Say } from "../conversation/phrases.js";
import type { Card } from "./card.js";

export function cardText(card: Card, say: Say): string {
  const lines = [card.title, "", card.answer];
  for (const point of card.points) lines.push(`・${point}`);
  if (card.details) lines.push("", card.details);
  lines.push("", say("counter", { name: card.counter }));
  for (const phone of card.phones) lines.push(`${phone.name} ${phone.number}${phone.note ? `（${phone.note}）` : ""}`);
  if (card.phonePending) lines.push(card.phonePending);
  for (const link of card.links) lines.push(`${link.name} ${link.url}`);
  for (const source of card.sources) lines.push(say("source", { title: source.title }));
  if (card.unapproved) lines.push(`［${card.unapproved}］`);
  return lines.join("\n");
}

/** The short twin of the first bubble: what a notification shows. */
export function cardSummary(card: Card): string {
  const phones = card.phones.slice(0, 2).map((phone) => `${phone.name} ${phone.number}`);
  return [card.title, card.answer, ...phones, card.phonePending].filter(Boolean).join("\n");
}
