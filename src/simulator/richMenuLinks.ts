/** Who sees which rich menu: the default, and links of single people, of many, and in batches. */
import { limits } from "../line/limits.js";
import { type Answer, badProperty, type Call, type Endpoint, field, notFound, ok, refused } from "./call.js";
import { isUserId } from "./identifiers.js";
import { rateLimits } from "./rateLimits.js";

const withoutPicture = () => refused(400, "must upload richmenu image before applying it to user");

/** Why a menu can't be shown to anyone, or undefined where it can. */
function menuRefusal({ channel }: Call, richMenuId: unknown): Answer | undefined {
  if (typeof richMenuId !== "string" || !channel.richMenus.menus.has(richMenuId)) return notFound();
  return channel.richMenus.pictures.has(richMenuId) ? undefined : withoutPicture();
}

function setDefault(call: Call): Answer {
  const refusal = menuRefusal(call, call.params.richMenuId);
  if (refusal) return refusal;
  call.channel.richMenus.defaultId = call.params.richMenuId;
  tellAll(call);
  return ok();
}

function clearDefault(call: Call): Answer {
  call.channel.richMenus.defaultId = undefined;
  tellAll(call);
  return ok();
}

function link(call: Call): Answer {
  const { userId, richMenuId } = call.params;
  if (!isUserId(userId)) return refused(400, "The value for the 'userId' parameter is invalid");
  const refusal = menuRefusal(call, richMenuId);
  if (refusal) return refusal;
  linkAll(call, [userId], richMenuId);
  return ok();
}

function unlink(call: Call): Answer {
  const { userId } = call.params;
  if (!isUserId(userId)) return refused(400, "The value for the 'userId' parameter is invalid");
  linkAll(call, [userId], undefined);
  return ok();
}

function bulk(call: Call): Answer {
  const userIds = field(call.body, "userIds");
  const richMenuId = call.params.verb === "link" ? field(call.body, "richMenuId") : undefined;
  if (!Array.isArray(userIds) || userIds.length < 1 || userIds.length > limits.bulkLinkRecipients) {
    return badProperty("userIds");
  }
  if (!userIds.every(isUserId)) return badProperty("userIds");
  const refusal = call.params.verb === "link" ? menuRefusal(call, richMenuId) : undefined;
  if (refusal) return refusal;
  linkAll(call, userIds, richMenuId as string | undefined);
  return { status: 202, body: {} };
}

function batch(call: Call): Answer {
  const operations = field(call.body, "operations");
  if (!Array.isArray(operations) || operations.length < 1 || operations.length > 1_000)
    return badProperty("operations");
  const { links } = call.channel.richMenus;
  for (const operation of operations as { type: string; from?: string; to?: string }[]) {
    for (const [lineUserId, linked] of links) {
      if (operation.type === "unlinkAll" || (operation.type === "unlink" && linked === operation.from))
        links.delete(lineUserId);
      if (operation.type === "link" && linked === operation.from && operation.to) links.set(lineUserId, operation.to);
    }
  }
  tellAll(call);
  return { status: 202, body: {} };
}

/** A batch is done at once here, so whoever asks hears that it has succeeded. */
function progress({ query, world }: Call): Answer {
  const now = new Date(world.clock()).toISOString();
  return query.get("requestId")
    ? ok({ phase: "succeeded", acceptedTime: now, completedTime: now })
    : badProperty("requestId");
}

/** Links, or unlinks where no menu is given; a stranger's link changes nothing and is no error. */
function linkAll({ channel, world }: Call, lineUserIds: readonly string[], richMenuId: string | undefined): void {
  for (const lineUserId of lineUserIds) {
    if (!channel.chats.has(lineUserId)) continue;
    if (richMenuId === undefined) channel.richMenus.links.delete(lineUserId);
    else channel.richMenus.links.set(lineUserId, richMenuId);
    world.changed({ channel: channel.name, chatId: lineUserId });
  }
}

function tellAll({ channel, world }: Call): void {
  world.changed({ channel: channel.name, chatId: "*" });
}

function linkedTo({ channel, params }: Call): Answer {
  const richMenuId = channel.richMenus.links.get(params.userId ?? "");
  return richMenuId === undefined ? refused(404, "the user has no richmenu") : ok({ richMenuId });
}

function defaultMenu({ channel }: Call): Answer {
  const { defaultId } = channel.richMenus;
  return defaultId === undefined ? refused(404, "no default richmenu") : ok({ richMenuId: defaultId });
}

export const richMenuLinkEndpoints: Endpoint[] = [
  { method: "GET", path: "/v2/bot/user/all/richmenu", answer: defaultMenu },
  { method: "DELETE", path: "/v2/bot/user/all/richmenu", answer: clearDefault },
  { method: "POST", path: "/v2/bot/user/all/richmenu/{richMenuId}", answer: setDefault },
  { method: "GET", path: "/v2/bot/user/{userId}/richmenu", answer: linkedTo },
  { method: "DELETE", path: "/v2/bot/user/{userId}/richmenu", answer: unlink },
  { method: "POST", path: "/v2/bot/user/{userId}/richmenu/{richMenuId}", answer: link },
  { method: "POST", path: "/v2/bot/richmenu/bulk/{verb}", answer: bulk },
  { method: "POST", path: "/v2/bot/richmenu/batch", limit: rateLimits.menuBatch, answer: batch },
  { method: "GET", path: "/v2/bot/richmenu/progress/batch", limit: rateLimits.menuChange, answer: progress },
];
