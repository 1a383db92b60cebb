/** Sends chunks: what is frozen, under the key that is stored, in the slot that the channel's pace gives (R5, R10). */
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import { persist } from "../../jobs/persist.js";
import { type Pump, startPump } from "../../jobs/pump.js";
import type { LineMessage } from "../../line/messages.js";
import type { Messenger } from "../../line/messenger.js";
import type { SendOutcome } from "../../line/replyRules.js";
import { errorFields, type Log } from "../../log.js";
import type { Vault } from "../../vault.js";
import { aggregationUnit, chunkWake, isBroadcast } from "./chunk.js";
import { causeOf400, causeOf429 } from "./chunkQuota.js";
import { type LineUserIdsOf, presentRecipients, splitChunk } from "./chunkRecipientStore.js";
import type { ChunkStore, ClaimedChunk } from "./chunkStore.js";
import { type AfterChunk, afterChunk, type Cause, isPastKey, questionAfter } from "./deliveryRules.js";
import { pauseDelivery, wardOfAnnouncement } from "./deliveryStore.js";
import { createPacer } from "./pacer.js";
import type { PaceStore } from "./paceStore.js";

export interface ChunkSenderOptions {
  database: Database;
  chunks: ChunkStore;
  pace: PaceStore;
  messenger: Messenger;
  vault: Vault;
  lineUserIdsOf: LineUserIdsOf;
  audit: Audit;
  log: Log;
  maySend(): boolean;
  inFlight: number;
  /** A chunk has ended: perhaps it was the last. */
  ended(): void;
  /** For metrics: what became of an attempt. */
  attempted?(end: AfterChunk["kind"]): void;
}

const sealPurpose = "chunk recipients";
const recipientList = (text: string): string[] => JSON.parse(text) as string[];
/** LINE's buckets fill within a second; a third of it lets them breathe. */
const slowDownMs = 300;

export function startChunkSender(options: ChunkSenderOptions): Pump {
  const { database, chunks, messenger, vault, log } = options;
  const pacer = createPacer(options.pace);
  const bodies = new Map<string, LineMessage[]>();

  async function messagesOf({ announcementId, language }: ClaimedChunk): Promise<LineMessage[]> {
    const key = `${announcementId} ${language}`;
    const known = bodies.get(key);
    if (known) return known;
    const read = JSON.parse(await chunks.messages(announcementId, language)) as LineMessage[];
    if (bodies.size >= 32) bodies.clear();
    bodies.set(key, read);
    return read;
  }

  /** What went with the key before goes again; at the first time, who is still there. */
  async function recipientsOf(chunk: ClaimedChunk): Promise<string[]> {
    if (chunk.recipients) return recipientList(vault.open(sealPurpose, chunk.recipients));
    if (isBroadcast(chunk.path)) return [];
    return database.transaction("worker", (tx) => presentRecipients(tx, chunk, options.lineUserIdsOf));
  }

  function call(chunk: ClaimedChunk, to: readonly string[], messages: LineMessage[]): Promise<SendOutcome> {
    const { channel, retryKey, announcementId } = chunk;
    if (isBroadcast(chunk.path)) return messenger.broadcast(channel, messages, retryKey);
    return messenger.multicast(channel, { to, messages, retryKey, unit: aggregationUnit(announcementId) });
  }

  async function send(chunk: ClaimedChunk): Promise<void> {
    if (isPastKey(chunk.unclearMs ?? undefined)) {
      log.error("chunk of an announcement is uncertain: a person has to decide", fieldsOf(chunk));
      return end(chunk, "uncertain", "unclear for 23 hours");
    }
    const messages = await messagesOf(chunk);
    // Before its people are read: their ids should not lie in memory while the chunk waits.
    await pacer.slot(chunk.channel);
    const to = await recipientsOf(chunk);
    const broadcast = isBroadcast(chunk.path);
    if (to.length === 0 && !broadcast) return end(chunk, "cancelled", "nobody left");
    const sealed = chunk.recipients ?? vault.seal(sealPurpose, JSON.stringify(to));
    const size = broadcast ? chunk.size : to.length;
    // After the wait for a slot, so that who cancels or holds stops even what was next.
    if (!options.maySend() || !(await chunks.beginAttempt(chunk, sealed))) return release(chunk);
    const outcome = await call(chunk, to, messages);
    await decide({ ...chunk, size }, outcome, await causeOf(chunk, outcome, messages, size));
  }

  async function causeOf(
    chunk: ClaimedChunk,
    outcome: SendOutcome,
    messages: LineMessage[],
    size: number,
  ): Promise<Cause | undefined> {
    const question = questionAfter(outcome);
    if (question === "quota") return causeOf429(messenger, chunk.channel, size);
    return question === "messages" ? causeOf400(messenger, chunk.channel, messages) : undefined;
  }

  async function decide(chunk: ClaimedChunk, outcome: SendOutcome, cause: Cause | undefined): Promise<void> {
    const facts = {
      size: chunk.size,
      broadcast: isBroadcast(chunk.path),
      attempts: chunk.attempts,
      unclearMs: chunk.unclearMs ?? undefined,
      jitter: Math.random(),
    };
    const after = afterChunk(outcome, facts, cause);
    options.attempted?.(after.kind);
    const word = wordOf(outcome);
    switch (after.kind) {
      case "ended":
        if (after.as === "invalid") log.warn("a recipient is refused by LINE", fieldsOf(chunk));
        return end(chunk, after.as, word, outcome.kind === "accepted" ? outcome.requestId : undefined);
      case "again":
        log.debug("chunk not accepted", { ...fieldsOf(chunk), outcome: word });
        if (after.slowDown) await options.pace.slowDown(chunk.channel, slowDownMs);
        await persist(() => chunks.postpone(chunk.id, after.afterMs, word, after.clear));
        return pump.wakeIn(after.afterMs + 5);
      case "split":
        log.warn("LINE refuses a chunk: divided", fieldsOf(chunk));
        await persist(() => database.transaction("worker", (tx) => splitChunk(tx, chunk, word)));
        return pump.wake();
      case "pause":
        // In this order: a chunk that were free before the pause would be sent once more.
        await pause(chunk, after.reason);
        return persist(() => chunks.postpone(chunk.id, 0, word, after.clear));
      default:
        return after satisfies never;
    }
  }

  async function pause(chunk: ClaimedChunk, reason: "quota" | "unauthorized" | "refused"): Promise<void> {
    const { announcementId: id, channel } = chunk;
    const paused = await persist(() =>
      database.transaction("worker", async (tx) => {
        if (!(await pauseDelivery(tx, id, reason))) return false;
        const ward = await wardOfAnnouncement(tx, id);
        const facts = { reason, channel };
        await options.audit.record(tx, {
          actor: { kind: "system" },
          ward,
          action: "announcement.paused",
          subject: id,
          facts,
        });
        return true;
      }),
    );
    if (paused) log.error("announcement paused", { announcement: id, channel, reason });
  }

  async function end(
    chunk: ClaimedChunk,
    as: "accepted" | "invalid" | "uncertain" | "cancelled",
    outcome: string,
    requestId?: string,
  ): Promise<void> {
    await persist(() => chunks.end(chunk.id, as, outcome, requestId));
    options.ended();
  }

  const release = (chunk: ClaimedChunk) => persist(() => chunks.postpone(chunk.id, 1_000, "not tried", false));

  /** What fails on our side, before or after the call, is tried again: with the same key it can't be sent twice. */
  async function work(chunk: ClaimedChunk): Promise<void> {
    try {
      await send(chunk);
    } catch (error) {
      log.error("chunk not tried", { ...fieldsOf(chunk), ...errorFields(error) });
      await release(chunk);
    }
  }

  const pump = startPump<ClaimedChunk>({
    name: "chunk",
    inFlight: options.inFlight,
    batch: 16,
    claim: (limit) => (options.maySend() ? chunks.claim(limit) : Promise.resolve([])),
    work,
    subscribe: (listener) => database.onWake(chunkWake, listener),
    log,
  });
  return pump;
}

const fieldsOf = ({ announcementId, id, channel, attempts, size }: ClaimedChunk) => {
  return { announcement: announcementId, chunk: id, channel, attempt: attempts, size };
};

function wordOf(outcome: SendOutcome): string {
  if (outcome.kind === "accepted") return "200";
  return outcome.kind === "unclear" ? outcome.code : String(outcome.status);
}
