/** Sends kept replies: by token, or by push where a priority answer's token is gone. */
import type { Database } from "../db.js";
import { persist } from "../jobs/persist.js";
import { type Pump, startPump } from "../jobs/pump.js";
import { errorFields, type Log } from "../log.js";
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

type Attempt = { kind: "called"; outcome: SendOutcome; facts: ReplyFacts } | { kind: "nothing"; why: string };

export function startReplySender(options: ReplySenderOptions): Pump {
  const { database, replies, messenger, log } = options;

  async function call(reply: ClaimedReply): Promise<Attempt> {
    const facts: ReplyFacts = {
      attemptsBefore: reply.attempts - 1,
      way: reply.retryKey ? "push" : "token",
      urgent: reply.urgent,
      ageMs: reply.ageMs,
      triedMs: reply.triedMs,
      tokenIsGone: reply.tokenIsGone,
    };
    if (reply.messages === undefined) return { kind: "nothing", why: "unreadable" };
    switch (beforeAttempt(facts)) {
      case "say-nothing":
        return { kind: "nothing", why: "too late" };
      case "reply":
        if (reply.token === undefined) return { kind: "nothing", why: "no token" };
        return { kind: "called", facts, outcome: await messenger.reply(reply.channel, reply.token, reply.messages) };
      case "push": {
        const lineUserId = await options.lineUserIdOf(reply.residentId);
        if (lineUserId === undefined) return { kind: "nothing", why: "resident left" };
        const retryKey = reply.retryKey ?? (await replies.turnIntoPush(reply.id));
        const outcome = await messenger.push(reply.channel, lineUserId, reply.messages, retryKey);
        return { kind: "called", facts: { ...facts, way: "push" }, outcome };
      }
    }
  }

  async function send(reply: ClaimedReply): Promise<void> {
    const done = await call(reply);
    if (done.kind === "nothing") {
      options.ended?.("late", reply.urgent ? "push" : "token");
      const lost = done.why === "unreadable" || reply.urgent;
      if (lost)
        log.error("reply lost", { channel: reply.channel, reply: reply.id, urgent: reply.urgent, why: done.why });
      await persist(() => replies.finish(reply.id, done.why === "unreadable" ? "failed" : "late", done.why));
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
      await persist(() => replies.finish(reply.id, after.kind, word));
      return;
    }
    if (after.way === "push" && facts.way === "token") await persist(() => replies.turnIntoPush(reply.id));
    await putOff(reply, after.afterMs, word);
  }

  async function putOff(reply: ClaimedReply, afterMs: number, outcome: string): Promise<void> {
    await persist(() => replies.postpone(reply.id, afterMs, outcome));
    pump.wakeIn(afterMs);
  }

  /** What fails on our side is tried again: soon, while the token may still have time, and then more seldom. */
  async function work(reply: ClaimedReply): Promise<void> {
    try {
      await send(reply);
    } catch (error) {
      log.error("reply not tried", {
        channel: reply.channel,
        reply: reply.id,
        attempt: reply.attempts,
        ...errorFields(error),
      });
      await putOff(reply, Math.min(250 * 2 ** reply.attempts, 60_000), "not tried");
    }
  }

  const pump = startPump({
    name: "reply",
    inFlight: options.inFlight,
    claim: (limit) => (options.maySend() ? replies.claim(limit) : Promise.resolve([])),
    work,
    subscribe: (listener) => database.onWake(replyWake, listener),
    log,
  });
  return pump;
}
