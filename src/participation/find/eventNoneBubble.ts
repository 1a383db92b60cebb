/** Nothing fits: says so, and what can be done: hear of it later, look at the ward's own page. */
import { bubble, button, line } from "../../line/flex.js";
import {
  card,
  type LineAction,
  type LineMessage,
  linkAction,
  postbackAction,
  withQuickReplies,
} from "../../line/messages.js";
import type { Point } from "../../shelter/nearest.js";
import { writePoint } from "../../shelter/shelterPoint.js";
import { type EventVoice, label } from "./eventCardBubble.js";
import { type EventQuery, writeQuery } from "./eventQuery.js";

/** LINE's own screen for sending a place; Flex buttons have no such action. */
const locationScreen = "https://line.me/R/nv/location/";

/** A button of this dialogue; who asked in English goes on in English. */
export const eventAction = (words: string, action: string, voice: EventVoice, values: Record<string, string> = {}) =>
  postbackAction(label(words), "event", action, { ...values, l: voice.language });

export function noneBubble(
  words: readonly string[],
  query: EventQuery,
  voice: EventVoice,
  { at, official }: { at: Point | undefined; official: boolean },
): LineMessage {
  const { say, colour } = voice;
  const values = { ...writeQuery(query), ...(at && { at: writePoint(at) }) };
  return card(
    words.join("\n"),
    bubble(
      words.map((one) => line(one)),
      [
        button(eventAction(say("findWish"), "wish", voice, values), "primary", colour),
        ...(official ? [button(linkAction(label(say("officialPage")), voice.ward.officialPage), "secondary")] : []),
      ],
    ),
  );
}

export function askPlaceMessages(words: string, voice: EventVoice, options: readonly LineAction[] = []): LineMessage[] {
  const { say, colour } = voice;
  const footer = [
    ...options.map((one) => button(one, "secondary")),
    button(linkAction(label(say("shelterSendLocation")), locationScreen), "primary", colour),
  ];
  return withQuickReplies(
    [card(words, bubble([line(words)], footer))],
    [{ type: "location", label: say("shelterSendLocation") }],
  );
}
