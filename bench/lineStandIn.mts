/**
 * A light stand-in of LINE for hundreds of thousands of recipients: multicast, push, quota and validation by LINE's rules,
 * with faults; replies are taken without them. It is also the judge: it counts how often it accepted something for each person, and whether a retry
 * key ever came with another body.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StandInOptions {
  /** `observe`: calls over LINE's limit are counted, not refused. */
  limits: "enforce" | "observe";
  /** Share of the calls that fail in some way. */
  faulty?: number;
  /** LINE's limit of multicast. */
  perSecond?: number;
  /** How long LINE thinks. */
  latencyMs?: number;
  /** Ids that LINE refuses. */
  refused?: ReadonlySet<string>;
  /** A reply that LINE took: its token and its messages as JSON. */
  replied?(replyToken: string, messages: string): void;
  /** A push that LINE took: for whom, and under which retry key. */
  pushed?(to: string, retryKey: string): void;
}

const kinds = ["500-before", "500-after", "reset-before", "reset-after", "timeout-after", "429"] as const;
type Fault = (typeof kinds)[number];

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

export async function startStandIn(options: StandInOptions) {
  const perSecond = options.perSecond ?? 200;
  /** LINE user id → how often something was accepted for it. */
  const accepted = new Map<string, number>();
  const acceptedKeys = new Set<string>();
  const bodies = new Map<string, string>();
  const seconds = new Map<number, number>();
  const faults = new Map<Fault, number>();
  const tally = { calls: 0, keysWithOtherBody: 0, repeated: 0, overLimit: 0 };
  let share = options.faulty ?? 0;
  let acceptedTotal = 0;
  let tokens = perSecond;
  let filledAt = performance.now();

  function takeToken(): boolean {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1_000) * perSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  function chance(): Fault | undefined {
    if (Math.random() >= share) return undefined;
    const fault = kinds[Math.floor(Math.random() * kinds.length)] ?? "500-before";
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    return fault;
  }

  type Answer = { status: number; message?: string; body?: object } | "reset" | "nothing";
  const tooFast = { status: 429, message: "The API rate limit has been exceeded. Try again later." };
  const broken = { status: 500, message: "Internal Server Error" };

  function send(request: IncomingMessage, bytes: Buffer): Answer {
    tally.calls += 1;
    const second = Math.floor(Date.now() / 1_000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    const key = String(request.headers["x-line-retry-key"]);
    // Judged before anything else: a key belongs to one body, whatever became of the call.
    const digest = createHash("sha256").update(bytes).digest("base64");
    const known = bodies.get(key);
    if (known !== undefined && known !== digest) tally.keysWithOtherBody += 1;
    bodies.set(key, known ?? digest);
    const fault = chance();
    if (fault === "500-before") return broken;
    if (fault === "429") return tooFast;
    if (fault === "reset-before") return "reset";
    if (!takeToken()) {
      tally.overLimit += 1;
      if (options.limits === "enforce") return tooFast;
    }
    const answer = take(key, bytes);
    if (fault === "500-after") return broken;
    if (fault === "reset-after") return "reset";
    return fault === "timeout-after" ? "nothing" : answer;
  }

  function take(key: string, bytes: Buffer): Answer {
    if (acceptedKeys.has(key)) {
      tally.repeated += 1;
      return { status: 409, message: "The retry key is already accepted" };
    }
    const named = (JSON.parse(bytes.toString("utf8")) as { to: string[] | string }).to;
    const to = [named].flat();
    if (to.length < 1 || to.length > 500 || to.some((id) => options.refused?.has(id)))
      return { status: 400, message: "The request body has 1 error(s)" };
    acceptedKeys.add(key);
    acceptedTotal += to.length;
    for (const id of to) accepted.set(id, (accepted.get(id) ?? 0) + 1);
    if (typeof named === "string") options.pushed?.(named, key);
    return { status: 200 };
  }

  function reply(bytes: Buffer): Answer {
    const { replyToken, messages } = JSON.parse(bytes.toString("utf8")) as { replyToken: string; messages: unknown };
    options.replied?.(replyToken, JSON.stringify(messages));
    return { status: 200, body: { sentMessages: [] } };
  }

  function answerTo(request: IncomingMessage, bytes: Buffer): Answer {
    switch (request.url) {
      case "/v2/bot/message/reply":
        return reply(bytes);
      case "/v2/bot/message/push":
      case "/v2/bot/message/multicast":
        return send(request, bytes);
      case "/v2/bot/message/quota":
        return { status: 200, body: { type: "limited", value: 10_000_000 } };
      case "/v2/bot/message/quota/consumption":
        return { status: 200, body: { totalUsage: acceptedTotal } };
      case "/v2/bot/message/validate/multicast":
        return { status: 200 };
      default:
        return { status: 404, message: "Not found" };
    }
  }

  function write(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    if (answer === "nothing") return;
    if (answer === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const { status, message, body = message === undefined ? {} : { message } } = answer;
    response.writeHead(status, { "content-type": "application/json", "x-line-request-id": String(tally.calls) });
    response.end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined);
    request.on("end", () => {
      setTimeout(write, options.latencyMs ?? 0, request, response, answerTo(request, Buffer.concat(chunks)));
    });
  });
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    tally,
    faults,
    get acceptedTotal() {
      return acceptedTotal;
    },
    get busiestSecond() {
      return Math.max(0, ...seconds.values());
    },
    set faulty(value: number) {
      share = value;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
