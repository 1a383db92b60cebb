/** The same POST sent again is not done again: it gets the answer of the first. */
import type { Database } from "../db.js";
import { type WrittenAnswer, written } from "./apiAnswer.js";
import { problem } from "./apiProblem.js";
import type { IdempotencyStore, KeyedRequest } from "./idempotencyStore.js";

/** 1–100 printable ASCII characters. */
export const keyShape = /^[\x20-\x7e]{1,100}$/;

export const keyProblem = problem(
  400,
  "idempotency-key",
  "Send an Idempotency-Key of 1 to 100 printable ASCII characters: a new one for each new request, the same one when you repeat it.",
);

export interface OnceOptions {
  store: IdempotencyStore;
  database: Pick<Database, "instanceId" | "liveInstances">;
  /** How long a repeat waits for the first request before it is told to come again. */
  patienceMs?: number;
}

/** The attempt at a request that is about to be made. */
export interface Attempt {
  /** An earlier one may have done its work before it failed or its instance died. */
  again: boolean;
  /** When the first one came. */
  since: Date;
}

type Work = (attempt: Attempt) => Promise<WrittenAnswer>;

export type Once = ReturnType<typeof createOnce>;

export function createOnce({ store, database, patienceMs = 10_000 }: OnceOptions) {
  /** What this process works on. */
  const running = new Set<string>();

  /**
   * @param work what it throws, and an answer of 500 and above, is not kept
   */
  return async function once(request: KeyedRequest, work: Work): Promise<WrittenAnswer> {
    const name = `${request.tokenId} ${request.key}`;
    const deadline = performance.now() + patienceMs;
    for (let pause = 25; ; pause = Math.min(pause * 2, 400)) {
      if (!running.has(name)) {
        running.add(name);
        try {
          const outcome = await attempt(request, work);
          if (outcome) return outcome;
        } finally {
          running.delete(name);
        }
      }
      if (performance.now() > deadline) return written(stillRunning);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  /** @returns undefined while another instance is at it */
  async function attempt(request: KeyedRequest, work: Work): Promise<WrittenAnswer | undefined> {
    const claim = await store.claim(request);
    switch (claim.kind) {
      case "answered":
        return claim.answer;
      case "other-body":
        return written(reused);
      case "running": {
        const alive = claim.owner !== database.instanceId && (await database.liveInstances()).includes(claim.owner);
        if (alive || !(await store.takeOver(request, claim.owner))) return undefined;
        return perform(request, () => work({ again: true, since: claim.since }));
      }
      case "first":
        return perform(request, () => work({ again: false, since: claim.since }));
      default:
        return claim satisfies never;
    }
  }

  async function perform(request: KeyedRequest, work: () => Promise<WrittenAnswer>): Promise<WrittenAnswer> {
    let answer: WrittenAnswer;
    try {
      answer = await work();
    } catch (error) {
      // If this fails, too, the row is taken over by the next request: nobody works on it.
      await store.release(request).catch(() => undefined);
      throw error;
    }
    if (answer.status >= 500) await store.release(request);
    else await store.keep(request, answer);
    return answer;
  }
}

const reused = problem(
  422,
  "idempotency-key-reused",
  "This Idempotency-Key was used for another request: take a new key for a new request.",
);

const stillRunning = problem(
  409,
  "request-running",
  "The first request with this Idempotency-Key is still under way: send it again later.",
  { retryAfter: 2 },
);
