/** From the bytes of a call to its answer: token, rate limit, retry key, JSON, endpoint. */
import { type Answer, type Call, field, notFound, refused } from "./call.js";
import type { Channel } from "./channel.js";
import { rateLimits } from "./rateLimits.js";
import { RetryKeys } from "./retryKeys.js";
import { routeOf } from "./routing.js";
import type { WebhookSender } from "./webhookSender.js";
import type { World } from "./world.js";

export interface Arrived {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  contentType: string;
  retryKey: string | undefined;
  bytes: Buffer;
  requestId: string;
}

export const unauthorized = (reason = "invalid token"): Answer =>
  refused(
    401,
    `Authentication failed due to the following reason: ${reason}. Confirm that the access token in the authorization header is valid.`,
  );

export const rateExceeded = (): Answer => refused(429, "The API rate limit has been exceeded. Try again later.");

export function channelOf(world: World, authorization: string | undefined): Channel | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
  return token === undefined ? undefined : world.channelOfToken(token);
}

/** The answer of the platform, and the body as it understood it. */
export async function pass(
  world: World,
  webhooks: WebhookSender,
  arrived: Arrived,
): Promise<{ answer: Answer; body: unknown }> {
  const body = parse(arrived);
  const refuse = (answer: Answer) => ({ answer, body: body.value });
  const route = routeOf(arrived.method, arrived.path);
  const channel = channelOf(world, arrived.authorization);
  if (!channel && !route?.endpoint.open) return refuse(unauthorized());
  if (!route) return refuse(notFound());
  const { endpoint, params } = route;
  if (channel) {
    const free = channel.rateLimiter.take(`${endpoint.method} ${endpoint.path}`, endpoint.limit ?? rateLimits.usual);
    if (!free && world.limits === "enforce") return refuse(rateExceeded());
  }
  if (!endpoint.takesBytes && body.refusal) return refuse(body.refusal);
  const call = {
    ...{ world, webhooks, params, channel, body: body.value },
    ...{ requestId: arrived.requestId, query: arrived.query, bytes: arrived.bytes },
    ...{ contentType: arrived.contentType, retryKey: arrived.retryKey },
    // An open endpoint does not look at the channel; every other call has one here.
  } as Call;
  const repeated = retryAnswer(call, endpoint.retryable ?? false);
  if (repeated) return refuse(repeated);
  const answer = await endpoint.answer(call);
  if (call.retryKey !== undefined && answer.status < 300) {
    call.channel.retryKeys.accept(call.retryKey, call.requestId, field(answer.body, "sentMessages"));
  }
  return { answer, body: body.value };
}

/** What a retry key alone decides: refused here, malformed, or accepted before. */
function retryAnswer({ retryKey, channel }: Call, retryable: boolean): Answer | undefined {
  if (retryKey === undefined) return undefined;
  if (!retryable) return refused(400, "The retry key is not supported by this API");
  if (!RetryKeys.isValid(retryKey)) return refused(400, "The retry key is invalid");
  const accepted = channel.retryKeys.find(retryKey);
  if (!accepted) return undefined;
  const { sentMessages } = accepted;
  const message = "The retry key is already accepted";
  return {
    status: 409,
    body: sentMessages === undefined ? { message } : { message, sentMessages },
    headers: { "x-line-accepted-request-id": accepted.requestId },
  };
}

function parse({ bytes, contentType, method }: Arrived): { value?: unknown; refusal?: Answer } {
  if (bytes.length === 0) return {};
  if (contentType !== "application/json") {
    return { refusal: refused(415, `The content type, ${contentType}, is not supported`) };
  }
  try {
    return { value: JSON.parse(bytes.toString("utf8")) as unknown };
  } catch {
    if (method === "GET") return {};
    return { refusal: refused(400, "The request body could not be parsed as JSON (line: -, column: -)") };
  }
}
