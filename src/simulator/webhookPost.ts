/** One POST of a webhook, with LINE's patience. */
import { Agent, request } from "undici";

export interface PostOutcome {
  /** Undefined where there was no answer. */
  status: number | undefined;
  ms: number;
  error?: string;
}

/** LINE's servers are many, but not endless. */
const atOnce = 128;
const agent = new Agent({ connections: atOnce, pipelining: 1, connect: { timeout: 2_000 } });

let free = atOnce;
const waiting: (() => void)[] = [];

export async function post(
  url: string,
  body: Buffer,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<PostOutcome> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  // The clock starts when the POST leaves: waiting for a place is not the bot's delay.
  const began = performance.now();
  const ms = () => Math.round((performance.now() - began) * 10) / 10;
  try {
    const answer = await request(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json; charset=utf-8", "user-agent": "LineBotWebhook/2.0", ...headers },
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body.dump();
    return { status: answer.statusCode, ms: ms() };
  } catch (error) {
    const late = error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
    return { status: undefined, ms: ms(), error: late ? "timeout" : codeOf(error) };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return error instanceof Error ? error.name : "unknown";
}
