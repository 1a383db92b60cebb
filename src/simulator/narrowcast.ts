/** Narrowcast: accepted at once, sent afterwards, with its progress to be asked for. */
import { type Answer, type Call, type Endpoint, field, notFound, ok, refused } from "./call.js";
import { deliver } from "./delivery.js";
import { messagesRefusal } from "./refusal.js";

/** LINE filters by demographics only where at least this many can be reached. */
const leastReach = 100;

export function narrowcast(call: Call): Answer {
  const { channel, body, world, requestId } = call;
  const refusal = messagesRefusal(body);
  if (refusal) return refusal;
  const limit = field(body, "limit");
  if (field(limit, "forbidPartialDelivery") === true && field(limit, "upToRemainingQuota") !== true) {
    return refused(400, "forbidPartialDelivery needs upToRemainingQuota");
  }
  const friends = channel.friends;
  if (field(body, "filter") !== undefined && friends.length < leastReach) {
    return refused(403, "You don't have the required permission to use this API");
  }
  const most = field(limit, "max");
  const recipients = typeof most === "number" ? friends.slice(0, most) : friends;
  if (!channel.usage.hasRoomFor(recipients.length)) return refused(429, "You have reached your monthly limit.");
  deliver(call, "narrowcast", recipients);
  channel.usage.add("narrowcast", recipients.length);
  channel.usage.byRequest.set(requestId, { at: world.clock(), delivered: recipients.length });
  return { status: 202, body: {} };
}

function progress({ channel, query }: Call): Answer {
  const found = channel.usage.byRequest.get(query.get("requestId") ?? "");
  if (!found) return notFound();
  const time = new Date(found.at).toISOString();
  return ok({
    phase: "succeeded",
    successCount: found.delivered,
    failureCount: 0,
    targetCount: found.delivered,
    acceptedTime: time,
    completedTime: time,
  });
}

export const narrowcastEndpoints: Endpoint[] = [
  { method: "GET", path: "/v2/bot/message/progress/narrowcast", answer: progress },
];
