/**
 * What to do with a reply (R4): pure decisions, before an attempt and after it.
 *
 * A reply token works once and for a minute; after an unclear attempt nobody knows whether it was used.
 * So an ordinary reply would rather be lost than doubled. A priority answer would rather be doubled than lost:
 * the person it is for may be in danger.
 */

/** LINE's answer to a call, reduced to what decides. `code` is the HTTP status, or the kind of failure. */
export type SendOutcome =
  /** `requestId`: LINE's number of the accepting answer. */
  | { kind: "accepted"; requestId?: string | undefined }
  | { kind: "refused"; status: number }
  | { kind: "limited"; status: number }
  | { kind: "unclear"; code: string };

export interface ReplyFacts {
  /** Attempts before this one. */
  attemptsBefore: number;
  /** The token still has time, or the push way is open. */
  way: "token" | "push";
  urgent: boolean;
  /** Milliseconds since the reply was made. */
  ageMs: number;
  /** Milliseconds since its first attempt, which comes late when we were away. */
  triedMs: number;
  /** The token is past its time now. */
  tokenIsGone: boolean;
}

export type Before = "reply" | "push" | "say-nothing";

export type After =
  | { kind: "sent" }
  | { kind: "assumed" }
  | { kind: "again"; way: "token" | "push"; afterMs: number }
  | { kind: "late" }
  | { kind: "failed"; alarm: boolean };

/** How long a priority answer is tried by push. */
const urgentForMs = 15 * 60_000;
/** After a day (a long outage, a database restored) a priority answer would speak of another day. */
const urgentWithinMs = 24 * 3_600_000;

/** Unclear attempts (about four seconds) after which a person in danger waits no longer for the reply token. */
const urgentPatience = 4;

export function beforeAttempt(facts: ReplyFacts): Before {
  if (facts.tokenIsGone && facts.ageMs > urgentWithinMs) return "say-nothing";
  if (facts.way === "push") return "push";
  if (!facts.tokenIsGone) return "reply";
  return facts.urgent ? "push" : "say-nothing";
}

export function afterAttempt(outcome: SendOutcome, facts: ReplyFacts): After {
  switch (outcome.kind) {
    case "accepted":
      return { kind: "sent" };
    case "unclear":
    case "limited":
      return again(facts);
    case "refused":
      if (facts.way === "push")
        return outcome.status === 401 || outcome.status === 403 ? again(facts) : { kind: "failed", alarm: true };
      if (outcome.status !== 400)
        return facts.urgent ? { kind: "again", way: "push", afterMs: 0 } : { kind: "failed", alarm: true };
      // 400 after an earlier attempt: that one had used the token.
      if (facts.attemptsBefore > 0 && !(facts.urgent && facts.tokenIsGone)) return { kind: "assumed" };
      return facts.urgent
        ? { kind: "again", way: "push", afterMs: 0 }
        : { kind: "failed", alarm: facts.attemptsBefore === 0 };
    default:
      return outcome satisfies never;
  }
}

function again(facts: ReplyFacts): After {
  const afterMs = Math.min(250 * 2 ** facts.attemptsBefore, 15_000);
  if (facts.way === "push")
    return facts.triedMs < urgentForMs ? { kind: "again", way: "push", afterMs } : { kind: "failed", alarm: true };
  const patient = !facts.urgent || facts.attemptsBefore < urgentPatience;
  if (!facts.tokenIsGone && patient) return { kind: "again", way: "token", afterMs };
  return facts.urgent ? { kind: "again", way: "push", afterMs: 0 } : { kind: "late" };
}
