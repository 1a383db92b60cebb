/** Sends kept replies: by token, or by push where a priority answer's token is gone. */
import type { Database } from "../db.js";
import { type Pump, startPump } from "../jobs/pump.js";
import type { Log } from "../log.js";
import type { Messenger } from "./messenger.js";
import { type After, afterAttempt, beforeAttempt, type ReplyFacts, type SendOutcome } from "./replyRules.js";
import { type ClaimedReply, type ReplyStore, replyWake } from "./replyStore.js";

export interface ReplySenderOptions {
  database: Database;
  replies: ReplyStore;
  messenger: Messenger;
  /** The LINE user id of a resident, or undefined once they have left. */
  lineUserIdOf(residentId: string): Promise<string | undefined>;
  /** False in send-hold: rows wait, nothing is sent. */
  maySend(): boolean;
  log: Log;
  inFlight: number;
  ended?(after: After["kind"], way: "token" | "push"): void;
}

export function startReplySender(options: ReplySenderOptions): Pump {
  const { database, replies, messenger, log } = options;

  async function call(reply: ClaimedReply): Promise<{ outcome: SendOutcome; facts: ReplyFacts } | { nothing: true }> {
    const facts: ReplyFacts = {
      attemptsBefore: reply.attempts - 1,
      way: reply.retryKey ? "push" : "token",
      urgent: reply.urgent,
      ageMs: reply.ageMs,
      tokenIsGone: reply.tokenIsGone,
    };
    switch (beforeAttempt(facts)) {
      case "say-nothing":
        return { nothing: true };
      case "reply":
        if (reply.token === undefined) return { nothing: true };
        return { facts, outcome: await messenger.reply(reply.channel, reply.token, reply.messages) };
      case "push": {
        const lineUserId = await options.lineUserIdOf(reply.residentId);
        if (lineUserId === undefined) return { nothing: true };
        const retryKey = reply.retryKey ?? (await replies.turnIntoPush(reply.id));
        return {
          facts: { ...facts, way: "push" },
          outcome: await messenger.push(reply.channel, lineUserId, reply.messages, retryKey),
        };
      }
    }
  }

  async function send(reply: ClaimedReply): Promise<void> {
    const done = await call(reply);
    if ("nothing" in done) {
      options.ended?.("late", "token");
      await replies.finish(reply.id, "late", "token gone");
      return;
    }
    const { outcome, facts } = done;
    const word =
      outcome.kind === "accepted" ? "200" : outcome.kind === "unclear" ? outcome.code : String(outcome.status);
    const after = afterAttempt(outcome, facts);
    options.ended?.(after.kind, facts.way);
    if (after.kind !== "sent")
      log.warn("reply not accepted", {
        channel: reply.channel,
        reply: reply.id,
        attempt: reply.attempts,
        way: facts.way,
        outcome: word,
        next: after.kind,
      });
    if (after.kind !== "again") {
      if (after.kind === "failed" && after.alarm)
        log.error("reply lost", { channel: reply.channel, reply: reply.id, urgent: reply.urgent, outcome: word });
      await replies.finish(reply.id, after.kind, word);
      return;
    }
    if (after.way === "push" && facts.way === "token") await replies.turnIntoPush(reply.id);
    await replies.postpone(reply.id, after.afterMs, word);
    pump.wakeIn(after.afterMs);
  }

  const pump = startPump({
    name: "reply",
    inFlight: options.inFlight,
    claim: (limit) => (options.maySend() ? replies.claim(limit) : Promise.resolve([])),
    work: send,
    subscribe: (listener) => database.onWake(replyWake, listener),
    log,
  });
  return pump;
}
