/** 「いま混んでる？」 in LINE: the numbers with their time, or the page where they are. */
import type { WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import { card, type FlexComponent, type LineMessage, linkAction } from "../../line/messages.js";
import { linkTo, queuePath } from "../paths.js";
import type { QueueCounter } from "./queueWords.js";

export interface QueueBubbleOptions {
  ward: WardContent;
  language: Language;
  counters: readonly QueueCounter[];
  /** Said while the office is closed. */
  closed: string | undefined;
  publicUrl: string;
}

/** A bubble has an end; the page shows them all. */
const mostCounters = 8;

export function queueBubble({ ward, language, counters, closed, publicUrl }: QueueBubbleOptions): LineMessage {
  const say = ward.say(language);
  const lead = closed === undefined ? [] : [closed];
  const shown = counters.slice(0, mostCounters);
  const body: FlexComponent[] = [
    heading(say("queueTitle")),
    ...lead.map((words) => line(words)),
    ...shown.flatMap((counter): FlexComponent[] => [
      line(counter.name, { weight: "bold", margin: "lg" }),
      ...(counter.fresh ? [] : [note(counter.time)]),
      ...counter.facts.map((fact) => (counter.fresh ? line(fact) : note(fact))),
      ...(counter.fresh ? [note(counter.time)] : []),
    ]),
    note(say("queueMoving")),
  ];
  const twin = [
    say("queueTitle"),
    ...lead,
    ...shown.map(({ name, facts, time, fresh }) =>
      fresh ? `${name} ${facts.join(" ")}（${time}）` : `${name} ${time} ${facts.join(" ")}`,
    ),
    say("queueMoving"),
  ];
  return card(twin.join("\n"), bubble(body, [...buttons(ward, language, publicUrl, true)]));
}

/** Nothing is told here: the ward's own page, or the usual hours. */
export function queueUnknown(ward: WardContent, language: Language, closed: string | undefined): LineMessage {
  const say = ward.say(language);
  const page = ward.ward.queuePage;
  const lines = [
    ...(closed === undefined ? [] : [closed]),
    page ? say("queueElsewhere") : say("queueUnknown", { ward: ward.ward.name[language] }),
    say("queueHours", { hours: ward.ward.hours[language] }),
  ];
  return card(
    [say("queueTitle"), ...lines].join("\n"),
    bubble([heading(say("queueTitle")), ...lines.map((one) => line(one))], buttons(ward, language, "", false)),
  );
}

function buttons(ward: WardContent, language: Language, publicUrl: string, ownPage: boolean) {
  const { queuePage, id, colour } = ward.ward;
  const say = ward.say(language);
  return [
    ...(ownPage ? [button(linkAction(say("openPage"), linkTo(publicUrl, queuePath(id), language)), "secondary")] : []),
    ...(queuePage ? [button(linkAction(queuePage.name[language].slice(0, 40), queuePage.url), "primary", colour)] : []),
  ];
}
