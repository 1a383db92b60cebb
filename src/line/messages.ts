/** LINE messages as the product builds them: few shapes, all legible to a person of seventy. */
import type { messagingApi } from "@line/bot-sdk";
import { writePostback } from "./postback.js";

export type LineMessage = messagingApi.Message;
export type FlexBubble = messagingApi.FlexBubble;
export type FlexComponent = messagingApi.FlexComponent;
export type LineAction = messagingApi.Action;

/** LINE cuts nothing off for us: a longer alternative text is refused. */
const altTextLimit = 1500;

export const colours = {
  text: "#1A1A1C",
  quiet: "#626264",
  line: "#D8D8DB",
  alarm: "#B3261E",
  white: "#FFFFFF",
} as const;

export function text(value: string): messagingApi.TextMessage {
  return { type: "text", text: value };
}

/** @param twin the card's content as plain text: read aloud, shown in notifications, on watches and on old phones */
export function card(twin: string, contents: messagingApi.FlexContainer): messagingApi.FlexMessage {
  return { type: "flex", altText: shorten(twin, altTextLimit), contents };
}

export function postbackAction(
  label: string,
  dialogue: string,
  action: string,
  values: Record<string, string> = {},
): messagingApi.PostbackAction {
  return { type: "postback", label, displayText: label, data: writePostback(dialogue, action, values) };
}

export function linkAction(label: string, uri: string): messagingApi.URIAction {
  return { type: "uri", label, uri };
}

/** `06-6682-9974` or `#7119` → a tel: link that phones dial. */
export function callAction(label: string, number: string): messagingApi.URIAction {
  return { type: "uri", label, uri: `tel:${number.replaceAll("-", "").replaceAll("#", "%23")}` };
}

/** Adds quick replies to the last message: LINE shows them nowhere else. */
export function withQuickReplies(messages: readonly LineMessage[], actions: readonly LineAction[]): LineMessage[] {
  const last = messages.at(-1);
  if (!last || actions.length === 0) return [...messages];
  const items = actions.slice(0, 13).map((action): messagingApi.QuickReplyItem => ({ type: "action", action }));
  return [...messages.slice(0, -1), { ...last, quickReply: { items } }];
}

/** Counts as LINE counts texts (UTF-16), and never cuts a character in two. */
export function shorten(value: string, limit: number): string {
  if (value.length <= limit) return value;
  const cut = value.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
