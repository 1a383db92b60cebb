/** Why a set-up call to LINE failed, for a person who has to mend it. */
import { HTTPFetchError } from "@line/bot-sdk";
import { z } from "zod";

export type LineFailure =
  | { kind: "refused"; status: number; message: string }
  /** No answer: the network, or a time-out. */
  | { kind: "unreachable"; code: string };

const body = z.object({
  message: z.string(),
  details: z.array(z.object({ message: z.string().optional() })).optional(),
});

/** Undefined for what did not come from calling LINE: a fault of ours, to be thrown on. */
export function lineFailure(error: unknown): LineFailure | undefined {
  if (error instanceof HTTPFetchError) return { kind: "refused", status: error.status, message: messageOf(error.body) };
  // Node's fetch says "fetch failed" and hides what happened in the cause.
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  const { cause } = error;
  return { kind: "unreachable", code: "code" in cause && typeof cause.code === "string" ? cause.code : cause.name };
}

function messageOf(text: string): string {
  try {
    const { message, details = [] } = body.parse(JSON.parse(text));
    return [message, ...details.flatMap((detail) => detail.message ?? [])].join("; ");
  } catch {
    return text.slice(0, 200);
  }
}
