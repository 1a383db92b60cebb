/**
 * Calls to LINE: the SDK's clients with what it lacks (time-outs, bounded keep-alive connections) and
 * answers reduced to what decides about a retry. Nothing is retried here: that is for whoever keeps the row.
 */
import { HTTPFetchError, insight, messagingApi } from "@line/bot-sdk";
import { Agent, setGlobalDispatcher } from "undici";
import type { LineMessage } from "./messages.js";
import type { SendOutcome } from "./replyRules.js";

export interface Messenger {
  reply(channel: string, token: string, messages: readonly LineMessage[]): Promise<SendOutcome>;
  push(channel: string, lineUserId: string, messages: readonly LineMessage[], retryKey: string): Promise<SendOutcome>;
  multicast(channel: string, request: Multicast): Promise<SendOutcome>;
  /** To every friend of the channel. */
  broadcast(channel: string, messages: readonly LineMessage[], retryKey: string): Promise<SendOutcome>;
  /** The SDK's own client, for set-up calls (rich menus, webhook endpoint). */
  client(channel: string): messagingApi.MessagingApiClient;
  blobClient(channel: string): messagingApi.MessagingApiBlobClient;
  /** For LINE's own figures of what was sent. */
  insightClient(channel: string): insight.InsightClient;
}

/** The same request gives the same bytes: with one retry key only ever the same request. */
export interface Multicast {
  to: readonly string[];
  messages: readonly LineMessage[];
  retryKey: string;
  /** Under which name LINE counts it (custom aggregation unit). */
  unit: string;
}

export interface MessengerOptions {
  apiBaseUrl: string;
  dataApiBaseUrl: string;
  accessTokens: ReadonlyMap<string, string>;
}

/** Two seconds of LINE's latency at 150 events a second need 300 replies in flight (R4). */
const connections = 512;

/** The SDK calls the global fetch and knows no time-out: both limits are set on its dispatcher. */
export function limitConnections(timeoutMs = 10_000): void {
  setGlobalDispatcher(
    new Agent({
      connections,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: 5_000 },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    }),
  );
}

export function createMessenger({ apiBaseUrl, dataApiBaseUrl, accessTokens }: MessengerOptions): Messenger {
  const clients = new Map<string, messagingApi.MessagingApiClient>();
  const tokenOf = (channel: string) => {
    const token = accessTokens.get(channel);
    if (!token) throw new Error(`channel ${channel} has no access token`);
    return token;
  };
  const clientOf = (channel: string) => {
    const known = clients.get(channel);
    if (known) return known;
    const client = new messagingApi.MessagingApiClient({ channelAccessToken: tokenOf(channel), baseURL: apiBaseUrl });
    clients.set(channel, client);
    return client;
  };

  return {
    client: clientOf,
    blobClient: (channel) =>
      new messagingApi.MessagingApiBlobClient({ channelAccessToken: tokenOf(channel), baseURL: dataApiBaseUrl }),
    insightClient: (channel) =>
      new insight.InsightClient({ channelAccessToken: tokenOf(channel), baseURL: apiBaseUrl }),
    reply: (channel, replyToken, messages) =>
      outcomeOf(() => clientOf(channel).replyMessageWithHttpInfo({ replyToken, messages: [...messages] })),
    push: (channel, to, messages, retryKey) =>
      outcomeOf(() => clientOf(channel).pushMessageWithHttpInfo({ to, messages: [...messages] }, retryKey)),
    multicast: (channel, { to, messages, retryKey, unit }) =>
      outcomeOf(() =>
        clientOf(channel).multicastWithHttpInfo(
          { to: [...to], messages: [...messages], customAggregationUnits: [unit] },
          retryKey,
        ),
      ),
    broadcast: (channel, messages, retryKey) =>
      outcomeOf(() => clientOf(channel).broadcastWithHttpInfo({ messages: [...messages] }, retryKey)),
  };
}

async function outcomeOf(call: () => Promise<{ httpResponse: Response }>): Promise<SendOutcome> {
  try {
    const { httpResponse } = await call();
    return { kind: "accepted", requestId: httpResponse.headers.get("x-line-request-id") ?? undefined };
  } catch (error) {
    // LINE said 200 and something that is not JSON: what counts is the 200.
    if (error instanceof SyntaxError) return { kind: "accepted" };
    if (!(error instanceof HTTPFetchError)) return { kind: "unclear", code: causeOf(error) };
    if (error.status === 409)
      return { kind: "accepted", requestId: error.headers.get("x-line-accepted-request-id") ?? undefined };
    if (error.status === 429) return { kind: "limited", status: 429 };
    if (error.status >= 500) return { kind: "unclear", code: String(error.status) };
    return { kind: "refused", status: error.status };
  }
}

/** `fetch failed` hides what happened in its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : error.name;
}
