/**
 * What to do with a chunk of an announcement (R5): pure decisions, before an attempt and after it.
 *
 * LINE remembers an accepted retry key for a day. So after an unclear answer the same request goes again under the
 * same key until LINE says clearly that it has it; when the day is nearly over and nothing is clear, a person decides.
 */
import type { SendOutcome } from "../../line/replyRules.js";

export interface ChunkFacts {
  size: number;
  /** LINE's `broadcast` names no recipients: there is nothing to split. */
  broadcast: boolean;
  /** Attempts so far, this one included, and those that ended with their process. */
  attempts: number;
  /** Since an earlier attempt that may have been accepted; undefined: there is none. */
  unclearMs: number | undefined;
  /** From 0 to 1, by chance: instances that failed together do not come back together. */
  jitter: number;
}

/** What LINE says of the channel and of the messages, asked after a refusal that has several causes. */
export type Cause = "quota" | "rate" | "messages" | "recipients";

export type Ending = "accepted" | "invalid" | "uncertain";
export type PauseReason = "quota" | "unauthorized" | "refused";

export type AfterChunk =
  | { kind: "ended"; as: Ending }
  /** `clear`: LINE has certainly not taken it. `slowDown`: nobody sends for a moment. */
  | { kind: "again"; afterMs: number; clear: boolean; slowDown: boolean }
  | { kind: "split" }
  /** The whole announcement waits for a person. */
  | { kind: "pause"; reason: PauseReason; clear: boolean };

/** A retry key is remembered for 24 hours; an hour less, because clocks and calls take their time. */
const keyLastsMs = 23 * 3_600_000;
const longestWaitMs = 30_000;
const soonMs = 2_000;

/** Nobody can tell any more whether it was accepted: under the same key it might now be sent twice. */
export const isPastKey = (sinceFirstMs: number | undefined): boolean =>
  sinceFirstMs !== undefined && sinceFirstMs >= keyLastsMs;

/** What has to be asked to understand this answer; undefined where it says enough by itself. */
export function questionAfter(outcome: SendOutcome): "quota" | "messages" | undefined {
  if (outcome.kind === "limited") return "quota";
  return outcome.kind === "refused" && outcome.status === 400 ? "messages" : undefined;
}

export function afterChunk(outcome: SendOutcome, facts: ChunkFacts, cause?: Cause): AfterChunk {
  const clear = facts.unclearMs === undefined;
  switch (outcome.kind) {
    case "accepted":
      return { kind: "ended", as: "accepted" };
    case "unclear":
      return { kind: "again", afterMs: backoff(facts), clear: false, slowDown: false };
    case "limited":
      if (cause === "quota") return { kind: "pause", reason: "quota", clear };
      return { kind: "again", afterMs: backoff(facts), clear, slowDown: true };
    case "refused":
      if (outcome.status === 401 || outcome.status === 403) return { kind: "pause", reason: "unauthorized", clear };
      // Every other chunk would be refused like this one: dividing them would ask LINE 400,000 times for nothing.
      if (outcome.status !== 400 || cause === "messages" || facts.broadcast)
        return { kind: "pause", reason: "refused", clear };
      return facts.size > 1 ? { kind: "split" } : { kind: "ended", as: "invalid" };
    default:
      return outcome satisfies never;
  }
}

/**
 * Doubles from half a second on, half of it by chance; never longer than a twentieth of what it has taken so far, because
 * attempts that a killed process took with it say nothing about LINE.
 */
function backoff({ attempts, unclearMs = 0, jitter }: ChunkFacts): number {
  const wait = Math.min(500 * 2 ** Math.min(attempts - 1, 10), Math.max(unclearMs / 20, soonMs), longestWaitMs);
  return Math.round(wait * (0.5 + jitter / 2));
}
