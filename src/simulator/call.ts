/** One call of the API, as an endpoint sees it, and its answer. */
import type { Channel } from "./channel.js";
import type { RateLimit } from "./rateLimits.js";
import type { WebhookSender } from "./webhookSender.js";
import type { World } from "./world.js";

export interface Call {
  world: World;
  channel: Channel;
  webhooks: WebhookSender;
  requestId: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON, or undefined. */
  body: unknown;
  bytes: Buffer;
  contentType: string;
  retryKey: string | undefined;
}

/** Before anyone has shown an access token. */
export type OpenCall = Omit<Call, "channel">;

export interface Answer {
  status: number;
  body?: unknown;
  bytes?: Buffer;
  contentType?: string;
  headers?: Record<string, string>;
}

export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `{name}` for what varies; the rate limit is counted for this template. */
  path: string;
  limit?: RateLimit;
  /** Takes a retry key; everything else refuses one. */
  retryable?: true;
  /** Takes other bodies than JSON. */
  takesBytes?: true;
  /** Answers without an access token. */
  open?: true;
  answer(call: Call): Answer | Promise<Answer>;
}

export const ok = (body: unknown = {}): Answer => ({ status: 200, body });

export const refused = (
  status: number,
  message: string,
  details?: { message: string; property?: string }[],
): Answer => ({
  status,
  body: details === undefined ? { message } : { message, details },
});

export const notFound = (): Answer => refused(404, "Not found");

/** LINE's sentence for a property it can't read; it tells a line and a column that we don't know. */
export const badProperty = (property: string): Answer =>
  refused(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);

/** The field of a JSON body, where the body is an object. */
export function field(body: unknown, name: string): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  return (body as Record<string, unknown>)[name];
}
