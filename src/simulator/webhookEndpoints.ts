/** Where a channel's webhooks go: read it, set it, try it. */
import { limits } from "../line/limits.js";
import { type Answer, type Call, type Endpoint, field, notFound, ok, refused } from "./call.js";
import { rateLimits } from "./rateLimits.js";

const loopback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

function isEndpoint(text: unknown): text is string {
  if (typeof text !== "string" || text.length > limits.webhookEndpoint || !URL.canParse(text)) return false;
  return text.startsWith("https://") || loopback.test(text);
}

function put({ channel, body }: Call): Answer {
  const endpoint = field(body, "endpoint");
  if (!isEndpoint(endpoint)) return refused(400, "Invalid webhook endpoint URL");
  channel.webhookEndpoint = endpoint;
  return ok();
}

function show({ channel, webhooks }: Call): Answer {
  const endpoint = webhooks.urlOf(channel);
  return endpoint === "" ? notFound() : ok({ endpoint, active: true });
}

const reasons = { REQUEST_TIMEOUT: "Request timeout", COULD_NOT_CONNECT: "Could not connect" } as const;

async function test({ channel, webhooks, world, body }: Call): Promise<Answer> {
  const wanted = field(body, "endpoint");
  if (wanted !== undefined && !isEndpoint(wanted)) return refused(400, "Invalid webhook endpoint URL");
  const outcome = await webhooks.post(channel, JSON.stringify({ destination: channel.options.botUserId, events: [] }), {
    ...(wanted === undefined ? {} : { url: wanted }),
  });
  const timestamp = new Date(world.clock()).toISOString();
  if (outcome.status === undefined) {
    const reason = outcome.error === "timeout" ? "REQUEST_TIMEOUT" : "COULD_NOT_CONNECT";
    return ok({ success: false, timestamp, statusCode: 0, reason, detail: reasons[reason] });
  }
  const success = outcome.status >= 200 && outcome.status < 300;
  const reason = success ? "OK" : "ERROR_STATUS_CODE";
  return ok({ success, timestamp, statusCode: outcome.status, reason, detail: String(outcome.status) });
}

export const webhookEndpoints: Endpoint[] = [
  { method: "GET", path: "/v2/bot/channel/webhook/endpoint", limit: rateLimits.webhookEndpoint, answer: show },
  { method: "PUT", path: "/v2/bot/channel/webhook/endpoint", limit: rateLimits.webhookEndpoint, answer: put },
  { method: "POST", path: "/v2/bot/channel/webhook/test", limit: rateLimits.rare, answer: test },
];
