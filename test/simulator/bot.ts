/** A bot that only listens, beside a platform: what the tests of the platform talk to. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { messagingApi, validateSignature } from "@line/bot-sdk";
import { afterEach } from "vitest";
import { type Platform, startPlatform } from "../../src/simulator/platform.js";

export interface Arrived {
  body: string;
  signed: boolean;
  events: {
    [property: string]: unknown;
    type: string;
    webhookEventId: string;
    replyToken?: string;
    timestamp: number;
  }[];
}

export interface Bench {
  platform: Platform;
  /** Webhooks that the bot received. */
  arrived: Arrived[];
  /** What the bot answers; to be changed by a test. */
  bot: { status: number; delayMs: number };
  /** Moves the platform's clock. */
  pass(ms: number): void;
  client: messagingApi.MessagingApiClient;
  blobs: messagingApi.MessagingApiBlobClient;
  /** A call without the SDK. */
  call(
    path: string,
    options?: { body?: unknown; method?: string; token?: string | null; headers?: Record<string, string> },
  ): Promise<Response>;
}

const secret = "8c570fa6dd201bb328f1c1eac23a96d8";
const token = "token-of-nishi";
const open: (() => Promise<void>)[] = [];

export async function openBench(limits: "enforce" | "observe" = "enforce"): Promise<Bench> {
  const arrived: Arrived[] = [];
  const bot = { status: 200, delayMs: 0 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      const signature = String(request.headers["x-line-signature"]);
      arrived.push({ body, signed: validateSignature(body, secret, signature), events: JSON.parse(body).events });
      setTimeout(() => response.writeHead(bot.status).end(), bot.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let offset = 0;
  const platform = await startPlatform({
    channels: [
      {
        name: "nishi",
        displayName: "西区",
        channelSecret: secret,
        accessToken: token,
        botUserId: `U${"b".repeat(32)}`,
      },
      {
        name: "suminoe",
        displayName: "住之江区",
        channelSecret: "s",
        accessToken: "t",
        botUserId: `U${"c".repeat(32)}`,
      },
    ],
    webhookUrl: (channel) => `http://127.0.0.1:${port}/webhook/${channel}`,
    limits,
    clock: () => Date.now() + offset,
  });
  open.push(async () => {
    server.closeAllConnections();
    await platform.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    platform,
    arrived,
    bot,
    pass: (ms) => {
      offset += ms;
    },
    client: new messagingApi.MessagingApiClient({ channelAccessToken: token, baseURL: platform.url }),
    blobs: new messagingApi.MessagingApiBlobClient({ channelAccessToken: token, baseURL: platform.url }),
    call: (path, { body, method = body === undefined ? "GET" : "POST", token: shown = token, headers = {} } = {}) =>
      fetch(platform.url + path, {
        method,
        headers: {
          ...(shown === null ? {} : { authorization: `Bearer ${shown}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

export const text = (words = "こんにちは") => [{ type: "text" as const, text: words }];

/** Status and message of what the SDK throws. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await call;
  } catch (error) {
    const { status, body } = error as { status: number; body: string };
    return { status, message: (JSON.parse(body) as { message: string }).message };
  }
  throw new Error("LINE took it");
}

/** Waits until something is true. */
export async function until(condition: () => boolean, ms = 3_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it did not become true in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
