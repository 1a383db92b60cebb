/** Sending: reply, push, multicast, broadcast, narrowcast, and their dry runs. */
import { limits } from "../line/limits.js";
import { type Answer, badProperty, type Call, type Endpoint, field, ok, refused } from "./call.js";
import { deliver, reachable } from "./delivery.js";
import { isGroupId, isUserId } from "./identifiers.js";
import { narrowcast } from "./narrowcast.js";
import { rateLimits } from "./rateLimits.js";
import { messagesRefusal } from "./refusal.js";

const monthlyLimit = () => refused(429, "You have reached your monthly limit.");

function reply(call: Call): Answer {
  const { channel, body } = call;
  const token = field(body, "replyToken");
  if (typeof token !== "string" || token === "") return badProperty("replyToken");
  const refusal = messagesRefusal(body);
  // Whether refused messages use up the token, LINE does not say; here they do not.
  if (refusal) return refusal;
  const chatId = channel.replyTokens.chatOf(token);
  if (chatId === undefined) return refused(400, "Invalid reply token");
  channel.replyTokens.use(token);
  const sentMessages = deliver(call, "reply", [chatId]);
  channel.usage.add("reply", 1);
  return ok({ sentMessages });
}

function push(call: Call): Answer {
  const { channel, world, body } = call;
  const to = field(body, "to");
  if (!isUserId(to) && !isGroupId(to)) return badProperty("to");
  const refusal = messagesRefusal(body) ?? unitRefusal(body);
  if (refusal) return refusal;
  const group = world.groups.get(to);
  const known = isGroupId(to) ? group?.bots.has(channel.name) : world.people.has(to);
  if (!known) return refused(400, "Failed to send messages");
  // A group counts its members; who blocked the bot is neither reached nor counted.
  const reached = group ? group.members.size : reachable(call, [to]).length;
  if (!channel.usage.hasRoomFor(reached)) return monthlyLimit();
  const sentMessages = deliver(call, "push", reached > 0 ? [to] : []);
  channel.usage.add("push", reached, unitsOf(body));
  return ok({ sentMessages });
}

function multicast(call: Call): Answer {
  const { channel, body } = call;
  const to = field(body, "to");
  if (!Array.isArray(to) || to.length < 1 || to.length > limits.multicastRecipients) {
    const details = [{ message: `Size must be between 1 and ${limits.multicastRecipients}`, property: "to" }];
    return refused(400, "The request body has 1 error(s)", details);
  }
  const malformed = to.findIndex((id) => !isUserId(id));
  if (malformed >= 0) return badProperty(`to[${malformed}]`);
  const refusal = messagesRefusal(body) ?? unitRefusal(body);
  if (refusal) return refusal;
  // What LINE does with an id given twice it does not say: here it arrives twice, so that nobody relies on it.
  const recipients = reachable(call, to);
  if (!channel.usage.hasRoomFor(recipients.length)) return monthlyLimit();
  deliver(call, "multicast", recipients);
  channel.usage.add("multicast", recipients.length, unitsOf(body));
  return ok();
}

function broadcast(call: Call): Answer {
  const { channel } = call;
  const refusal = messagesRefusal(call.body);
  if (refusal) return refusal;
  const recipients = channel.friends;
  if (!channel.usage.hasRoomFor(recipients.length)) return monthlyLimit();
  deliver(call, "broadcast", recipients);
  channel.usage.add("broadcast", recipients.length);
  channel.usage.byRequest.set(call.requestId, { at: call.world.clock(), delivered: recipients.length });
  return ok();
}

const dryRun = ({ body }: Call): Answer => messagesRefusal(body) ?? ok();

function unitsOf(body: unknown): string[] {
  const units = field(body, "customAggregationUnits");
  return Array.isArray(units) ? units.map(String) : [];
}

function unitRefusal(body: unknown): Answer | undefined {
  const units = unitsOf(body);
  if (units.length <= 1 && units.every((unit) => /^\w{1,30}$/.test(unit))) return undefined;
  return badProperty("customAggregationUnits");
}

const validated = ["reply", "push", "multicast", "narrowcast", "broadcast"].map(
  (kind): Endpoint => ({ method: "POST", path: `/v2/bot/message/validate/${kind}`, answer: dryRun }),
);

export const sendingEndpoints: Endpoint[] = [
  { method: "POST", path: "/v2/bot/message/reply", answer: reply },
  { method: "POST", path: "/v2/bot/message/push", retryable: true, answer: push },
  {
    method: "POST",
    path: "/v2/bot/message/multicast",
    retryable: true,
    limit: rateLimits.multicast,
    answer: multicast,
  },
  { method: "POST", path: "/v2/bot/message/broadcast", retryable: true, limit: rateLimits.rare, answer: broadcast },
  { method: "POST", path: "/v2/bot/message/narrowcast", retryable: true, limit: rateLimits.rare, answer: narrowcast },
  ...validated,
];
