/** Webhook events in LINE's form. */
import type { Channel } from "./channel.js";
import { newEventId } from "./identifiers.js";
import type { World } from "./world.js";

export interface WebhookEvent {
  type: string;
  mode: "active" | "standby";
  timestamp: number;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  source?: { type: "user"; userId: string } | { type: "group"; groupId: string; userId?: string };
  replyToken?: string;
  [property: string]: unknown;
}

/** Events that can't be answered. */
const withoutReplyToken = new Set(["unfollow", "unsend", "leave", "memberLeft"]);

/** An event of a chat that happens now; `chatId` is a user id or a group id. */
export function eventOf(
  world: World,
  channel: Channel,
  chatId: string,
  type: string,
  properties: Record<string, unknown>,
  authorId?: string,
): WebhookEvent {
  const timestamp = world.clock();
  const answerable = channel.mode === "active" && !withoutReplyToken.has(type);
  const inGroup = world.groups.has(chatId);
  return {
    type,
    ...properties,
    mode: channel.mode,
    timestamp,
    webhookEventId: newEventId(timestamp),
    deliveryContext: { isRedelivery: false },
    source: inGroup
      ? { type: "group", groupId: chatId, ...(authorId === undefined ? {} : { userId: authorId }) }
      : { type: "user", userId: chatId },
    ...(answerable ? { replyToken: channel.replyTokens.issue(chatId, timestamp) } : {}),
  };
}
