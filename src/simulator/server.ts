/** The HTTP side of the platform: reads calls, injects faults, answers, records. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { limits } from "../line/limits.js";
import { type Answer, refused } from "./call.js";
import type { Exchange } from "./exchange.js";
import type { FaultRule, Faults } from "./faults.js";
import { channelOf, pass, rateExceeded, unauthorized } from "./gate.js";
import type { Ring } from "./ring.js";
import type { WebhookSender } from "./webhookSender.js";
import type { World } from "./world.js";

export interface ServerParts {
  world: World;
  webhooks: WebhookSender;
  faults: Faults;
  exchanges: Ring<Exchange>;
  /** Answers paths under `/_control`. */
  control(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
}

export function serve(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    answerCall(parts, request, response).catch((error: unknown) => {
      process.stderr.write(`simulator: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  // Longer than any client keeps a connection, so that none is closed under a call.
  server.keepAliveTimeout = 75_000;
  return server;
}

async function answerCall(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://platform");
  if (url.pathname.startsWith("/_control/")) return parts.control(request, response, url);
  const { world, webhooks, faults, exchanges } = parts;
  const requestId = randomUUID();
  const { authorization } = request.headers;
  const channel = channelOf(world, authorization)?.name;
  const fault = faults.meet(url.pathname, channel);
  const path = url.pathname;
  const retryKey = header(request, "x-line-retry-key");
  const record = (status: number | undefined, answer: unknown, body: unknown) => {
    const spoilt = fault === undefined ? {} : { fault: fault.kind };
    const query = url.search;
    const at = world.clock();
    const number = exchanges.total + 1;
    exchanges.add({
      number,
      at,
      channel,
      method: request.method ?? "",
      path,
      query,
      retryKey,
      body,
      status,
      answer,
      requestId,
      ...spoilt,
    });
  };

  const bytes = await readBody(request);
  if (bytes === "aborted") return;
  const early = fault === undefined ? undefined : earlyAnswer(fault);
  if (early !== undefined || bytes === "too-large") {
    const answer = bytes === "too-large" ? refused(413, "Request entity too large") : early;
    record(answer === "reset" ? undefined : answer?.status, undefined, undefined);
    return answer === "reset" || answer === undefined ? reset(request) : write(response, answer, requestId);
  }
  const contentType = (header(request, "content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const arrived = {
    method: request.method ?? "GET",
    path,
    query: url.searchParams,
    authorization,
    contentType,
    retryKey,
    bytes,
    requestId,
  };
  const { answer, body } = await pass(world, webhooks, arrived);
  const lost = fault?.kind === "timeout-after" || fault?.kind === "reset-after";
  const told = fault?.kind === "500-after" ? refused(500, "Internal Server Error") : answer;
  record(lost ? undefined : told.status, answer.body, body);
  if (fault?.kind === "timeout-after") return;
  if (fault?.kind === "reset-after") return reset(request);
  if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 2_000));
  write(response, told, requestId);
}

/** Answers of faults that happen before anything is done. */
function earlyAnswer({ kind }: FaultRule): Answer | "reset" | undefined {
  switch (kind) {
    case "500-before":
      return refused(500, "Internal Server Error");
    case "429-rate":
      return rateExceeded();
    case "429-quota":
      return refused(429, "You have reached your monthly limit.");
    case "401":
      return unauthorized();
    case "reset-before":
      return "reset";
    case "500-after":
    case "timeout-after":
    case "reset-after":
    case "slow":
      return undefined;
    default:
      return kind satisfies never;
  }
}

function write(response: ServerResponse, answer: Answer, requestId: string): void {
  const bytes = answer.bytes ?? Buffer.from(JSON.stringify(answer.body ?? {}), "utf8");
  response.writeHead(answer.status, {
    "content-type": answer.contentType ?? "application/json",
    "content-length": bytes.length,
    "x-line-request-id": requestId,
    ...answer.headers,
  });
  response.end(bytes);
}

/** As when the way breaks: the connection is reset, not closed. */
function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

async function readBody(request: IncomingMessage): Promise<Buffer | "too-large" | "aborted"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limits.requestBytes) chunks.push(chunk);
    }
  } catch {
    return "aborted";
  }
  return size > limits.requestBytes ? "too-large" : Buffer.concat(chunks, size);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
