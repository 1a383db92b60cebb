/** People and what they sent: profiles, followers, contents, the loading animation, read marks, groups. */
import { type Answer, type Call, type Endpoint, field, notFound, ok, refused } from "./call.js";
import { isGroupId, isUserId } from "./identifiers.js";
import { rateLimits } from "./rateLimits.js";

function profile({ channel, world, params }: Call): Answer {
  const id = params.userId;
  if (!isUserId(id)) return refused(400, "The value for the 'userId' parameter is invalid");
  const person = world.people.get(id);
  if (!person || !channel.chats.get(id)?.canBeReached(world.clock())) return notFound();
  return ok({ userId: id, displayName: person.displayName, language: person.language });
}

const followersPage = 1_000;

function followers({ channel, query }: Call): Answer {
  if (!channel.verified) return refused(403, "Access to this API is not available for your account");
  const limit = Number(query.get("limit") ?? 300);
  const start = Number(Buffer.from(query.get("start") ?? "", "base64url").toString("utf8") || 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > followersPage) {
    return refused(400, "The value for the 'limit' parameter is invalid");
  }
  if (!Number.isInteger(start) || start < 0) return refused(400, "Invalid start parameter");
  const friends = channel.friends;
  const end = start + limit;
  const userIds = friends.slice(start, end);
  return ok(end < friends.length ? { userIds, next: Buffer.from(String(end)).toString("base64url") } : { userIds });
}

function content({ world, params }: Call): Answer {
  const found = world.contents.get(params.messageId ?? "");
  if (!found) return refused(404, "not found");
  if (found.gone) return refused(410, "The content is gone");
  if (found.preparing) return { status: 202, body: {} };
  return { status: 200, bytes: found.bytes, contentType: found.contentType };
}

function transcoding({ world, params }: Call): Answer {
  const found = world.contents.get(params.messageId ?? "");
  if (!found) return refused(404, "not found");
  if (found.kind !== "video" && found.kind !== "audio") return refused(400, "Not an audio or video message");
  return ok({ status: found.preparing ? "processing" : "succeeded" });
}

function startLoading({ channel, world, body }: Call): Answer {
  const chatId = field(body, "chatId");
  const seconds = field(body, "loadingSeconds") ?? 20;
  if (isGroupId(chatId)) return refused(400, "Only user id is acceptable, group id and room id are not");
  if (!isUserId(chatId)) return refused(400, "The value for the 'chatId' parameter is invalid");
  if (typeof seconds !== "number" || seconds < 5 || seconds > 60) return refused(400, "Must be between 5 and 60");
  if (seconds % 5 !== 0) return refused(400, "loadingSeconds must be a multiple of five");
  if (channel.chats.get(chatId)?.canBeReached(world.clock())) {
    channel.chat(chatId).loadingUntil = world.clock() + seconds * 1_000;
    world.changed({ channel: channel.name, chatId });
  }
  return { status: 202, body: {} };
}

function markAsRead({ channel, body }: Call): Answer {
  const token = field(body, "markAsReadToken");
  const chatId = typeof token === "string" ? token.split(".")[0] : undefined;
  if (typeof token !== "string" || !chatId || !channel.chats.has(chatId))
    return refused(400, "Invalid mark as read token");
  channel.readUpTo.set(chatId, token);
  return ok();
}

function info({ channel }: Call): Answer {
  const { botUserId, displayName, name } = channel.options;
  return ok({ userId: botUserId, basicId: `@${name}`, displayName, chatMode: "bot", markAsReadMode: "auto" });
}

function group(call: Call): ReturnType<Call["world"]["groups"]["get"]> {
  const found = call.world.groups.get(call.params.groupId ?? "");
  return found?.bots.has(call.channel.name) ? found : undefined;
}

export const peopleEndpoints: Endpoint[] = [
  { method: "GET", path: "/v2/bot/info", answer: info },
  { method: "GET", path: "/v2/bot/profile/{userId}", answer: profile },
  { method: "GET", path: "/v2/bot/followers/ids", answer: followers },
  { method: "GET", path: "/v2/bot/message/{messageId}/content", answer: content },
  { method: "GET", path: "/v2/bot/message/{messageId}/content/preview", answer: content },
  { method: "GET", path: "/v2/bot/message/{messageId}/content/transcoding", answer: transcoding },
  { method: "POST", path: "/v2/bot/chat/loading/start", limit: rateLimits.loading, answer: startLoading },
  { method: "POST", path: "/v2/bot/chat/markAsRead", answer: markAsRead },
  {
    method: "GET",
    path: "/v2/bot/group/{groupId}/summary",
    answer: (call) => {
      const found = group(call);
      return found ? ok({ groupId: found.id, groupName: found.name }) : notFound();
    },
  },
  {
    method: "GET",
    path: "/v2/bot/group/{groupId}/members/count",
    answer: (call) => {
      const found = group(call);
      return found ? ok({ count: found.members.size }) : notFound();
    },
  },
  {
    method: "POST",
    path: "/v2/bot/group/{groupId}/leave",
    answer: (call) => (group(call)?.bots.delete(call.channel.name) ? ok() : notFound()),
  },
];
