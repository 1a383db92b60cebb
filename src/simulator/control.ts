/** Steering from another process, JSON under `/_control/…`, on this machine only. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { faultRule } from "./faults.js";
import { perform, personAction } from "./personAction.js";
import { chargeFor, plan } from "./plan.js";
import type { Platform } from "./simulatedPlatform.js";

type Verb = (platform: Platform, input: unknown, query: URLSearchParams) => unknown;

const person = z.object({
  lineUserId: z.string().optional(),
  displayName: z.string().optional(),
  language: z.string().optional(),
});

const friends = z.object({ channel: z.string(), people: z.array(person).optional(), count: z.int().min(1).optional() });
const act = z.object({ channel: z.string(), lineUserId: z.string(), action: personAction });
const settings = z.object({
  timeoutMs: z.int().min(1).optional(),
  redeliverAfterMs: z.array(z.int().min(0)).optional(),
  redeliverEvery: z.int().min(0).optional(),
});
const channelSettings = z.object({
  channel: z.string(),
  plan: plan.nullable().optional(),
  verified: z.boolean().optional(),
  mode: z.enum(["active", "standby"]).optional(),
});

const verbs: Record<string, Verb> = {
  "GET state": (platform) => ({
    channels: [...platform.world.channels.values()].map((channel) => ({
      name: channel.name,
      friends: channel.friends.length,
      used: channel.usage.used,
      charge: channel.usage.plan === null ? null : chargeFor(channel.usage.plan, channel.usage.used),
      overRateLimit: Object.fromEntries(channel.rateLimiter.exceeded),
    })),
    requests: platform.exchanges.total,
    webhooks: platform.webhooks.records.total,
    faultsDone: Object.fromEntries(platform.faults.done),
  }),
  "POST friends": (platform, input) => {
    const { channel, people, count } = friends.parse(input);
    const wanted = people ?? Array.from({ length: count ?? 1 }, () => ({}));
    return { lineUserIds: wanted.map((one) => platform.addFriend(channel, defined(one)).lineUserId) };
  },
  "POST act": (platform, input) => {
    const { channel, lineUserId, action } = act.parse(input);
    return perform(platform.resident(channel, lineUserId), action);
  },
  "GET chat": (platform, _, query) => {
    const { chat } = platform.resident(query.get("channel") ?? "", query.get("lineUserId") ?? "");
    return { friend: chat.friend, blocked: chat.blocked, delivered: chat.delivered, log: chat.log };
  },
  "GET deliveries": (platform, _, query) => {
    const wanted = query.get("contains") ?? "";
    const channel = platform.channel(query.get("channel") ?? "");
    const times = new Map<number, number>();
    for (const chat of channel.chats.values()) {
      const count = chat.replies.filter((entry) => JSON.stringify(entry.message).includes(wanted)).length;
      times.set(count, (times.get(count) ?? 0) + 1);
    }
    return { peopleByNumberOfMessages: Object.fromEntries(times) };
  },
  "GET requests": (platform, _, query) => {
    const after = Number(query.get("after") ?? 0);
    return { requests: platform.requests.filter((one) => one.number > after) };
  },
  "GET webhooks": (platform) => ({ webhooks: platform.webhooks.records.all() }),
  "POST webhooks": (platform, input) => {
    Object.assign(platform.webhooks.settings, settings.parse(input));
    return platform.webhooks.settings;
  },
  "POST channel": (platform, input) => {
    const { channel: name, plan: chosen, verified, mode } = channelSettings.parse(input);
    const channel = platform.channel(name);
    if (chosen !== undefined) channel.usage.plan = chosen;
    if (verified !== undefined) channel.verified = verified;
    if (mode !== undefined) channel.mode = mode;
    return {};
  },
  "POST faults": (platform, input) => {
    platform.faults.add(faultRule.parse(input));
    return { active: platform.faults.active };
  },
  "DELETE faults": (platform) => {
    platform.faults.clear();
    return {};
  },
};

export const controlRoutes =
  (platform: Platform) =>
  async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const write = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    // A page of another site, opened in a browser on this machine, must not steer.
    if (request.headers.origin !== undefined || !isLoopback(request.socket.remoteAddress)) {
      return write(403, { message: "only from this machine, and not from a page" });
    }
    const verb = verbs[`${request.method} ${url.pathname.slice("/_control/".length)}`];
    if (!verb) return write(404, { message: "unknown", known: Object.keys(verbs) });
    try {
      const input: unknown = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString("utf8"));
      write(200, await verb(platform, input, url.searchParams));
    } catch (error) {
      write(400, { message: error instanceof Error ? error.message : String(error) });
    }
  };

function isLoopback(address: string | undefined): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}

/** Without the keys that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
