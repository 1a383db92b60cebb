/** The card of an announcement as a Flex message: title, text, when, where, one button. */
import type { WardContent } from "../content.js";
import type { Language } from "../language.js";
import { bubble, button, heading, line, note } from "../line/flex.js";
import { card, colours, type FlexComponent, type LineMessage, linkAction } from "../line/messages.js";
import type { Part } from "./announcement.js";
import { dayWithWeekday } from "./dayWords.js";

export type CardPart = Extract<Part, { kind: "card" }>;

interface CardOptions {
  ward: WardContent;
  language: Language;
  publicUrl: string;
  /** Lines that come first: an emergency, a text in Japanese only. */
  lead: readonly string[];
  footer: string | undefined;
  shorten(url: string): string;
}

export function cardMessage(part: CardPart, options: CardOptions): LineMessage {
  const { ward, language, lead, footer } = options;
  const say = ward.say(language);
  const { colour } = ward.ward;
  const when = part.date && [dayWithWeekday(part.date, language), part.time].filter(Boolean).join(" ");
  const facts = [
    ...(when ? [say("announcementDate", { date: when })] : []),
    ...(part.place ? [say("announcementPlace", { place: part.place })] : []),
  ];
  const body: FlexComponent[] = [
    ...lead.map((words) => line(words, { size: "sm", color: colours.alarm, weight: "bold" })),
    heading(part.title),
    ...facts.map((fact) => line(fact, { weight: "bold" })),
    line(part.text),
    ...(footer ? [note(footer)] : []),
  ];
  const uri = part.link && options.shorten(ascii(part.link.url));
  const action = part.link && uri ? linkAction(part.link.label, uri) : undefined;
  const drawn = bubble(body, action ? [button(action, "primary", colour)] : []);
  const twin = [
    ...lead,
    part.title,
    ...facts,
    part.text,
    ...(part.image ? [part.image.alt] : []),
    ...(part.link && uri ? [`${part.link.label} ${uri}`] : []),
  ].join("\n");
  if (!part.image) return card(twin, drawn);
  const url = `${options.publicUrl}/media/${part.image.hash}`;
  return card(twin, {
    ...drawn,
    hero: { type: "image", url, size: "full", aspectRatio: "20:13", aspectMode: "cover" },
  });
}

/** LINE takes addresses percent-encoded; they come both ways. */
const ascii = (url: string): string => new URL(url).href;
