/** Puts messages into chats. */
import { type Call, field } from "./call.js";
import type { ChatEntry } from "./chat.js";
import { newMessageId, newQuoteToken } from "./identifiers.js";
import type { Via } from "./usage.js";

/** Kinds of messages that can be quoted, and so have a quote token. */
const quotable = new Set(["text", "textV2", "sticker", "image", "video", "template", "flex"]);

export interface SentMessage {
  id: string;
  quoteToken?: string;
}

/** Those of the ids to whom something would really be delivered; the others are left out without an error. */
export function reachable({ channel, world }: Call, ids: readonly string[]): string[] {
  const now = world.clock();
  return ids.filter((id) => channel.chats.get(id)?.canBeReached(now) ?? false);
}

/** Writes the messages of the call into the chats and tells what LINE answers for them. */
export function deliver(call: Call, via: Via, chatIds: readonly string[]): SentMessage[] {
  const { channel, world, requestId } = call;
  const at = world.clock();
  const messages = field(call.body, "messages") as ChatEntry["message"][];
  const sent = messages.map((message): SentMessage => {
    const id = newMessageId();
    return quotable.has(message.type) ? { id, quoteToken: newQuoteToken() } : { id };
  });
  const entries = messages.map((message, index): ChatEntry => {
    return { id: sent[index]?.id ?? "", at, from: "bot", message, via, requestId };
  });
  for (const chatId of chatIds) {
    const chat = channel.chat(chatId);
    // An entry is marked when it is unsent, so chats do not share them; the message inside they do.
    for (const entry of entries) chat.add({ ...entry });
    world.changed({ channel: channel.name, chatId });
  }
  return sent;
}
