/**
 * 「職員から返信が届きました」: one push for each reply, at most one in two minutes, without a word of what was said.
 * It is the answer to who asked, not an announcement: neither their stop nor their quiet hours hold it back.
 */
import { z } from "zod";
import type { WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import { type JobStore, jobWake } from "../jobs/jobStore.js";
import { type JobKind, jobKind } from "../jobs/jobWorker.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import { uuid5 } from "../uuid.js";
import type { NotifySlot } from "./notifySlotStore.js";
import { repliedBubble } from "./talkBubble.js";
import { talkUrl } from "./talkUrl.js";
import type { ThreadStore } from "./threadStore.js";

const kind = "talk.notify";
const payload = z.object({ threadId: z.uuid(), postId: z.uuid() });
type Payload = z.infer<typeof payload>;

export interface TalkJobsOptions {
  database: Pick<Database, "transaction" | "wake">;
  jobs: Pick<JobStore, "enqueue">;
  threads: Pick<ThreadStore, "listener">;
  slots: NotifySlot;
  messenger: Pick<Messenger, "push">;
  /** Undefined once they have left. */
  lineUserIdOf(residentId: string): Promise<string | undefined>;
  wardOf(id: string): WardContent | undefined;
  publicUrl: string;
  log: Log;
}

export interface TalkJobs {
  kinds: ReadonlyMap<string, JobKind>;
  /** In the transaction of the reply. */
  replied(tx: Tx, threadId: string, postId: string): Promise<void>;
}

export function createTalkJobs(options: TalkJobsOptions): TalkJobs {
  const { database, jobs, threads, slots, messenger, log } = options;

  async function notify({ threadId, postId }: Payload): Promise<void> {
    const listener = await database.transaction("worker", async (tx) => {
      const listener = await threads.listener(tx, threadId);
      const later = listener && (await slots.take(tx, threadId));
      if (!later) return listener;
      // One waits for all replies of these two minutes.
      const key = `${kind} ${threadId} ${later.getTime()}`;
      await jobs.enqueue(tx, { kind, payload: { threadId, postId }, key, runAt: later });
      return undefined;
    });
    const ward = listener && options.wardOf(listener.ward);
    const lineUserId = listener && (await options.lineUserIdOf(listener.residentId));
    if (!listener || !ward || lineUserId === undefined) return;
    const url = talkUrl(options.publicUrl, listener.ward, listener.token, listener.language);
    const message = repliedBubble(ward, listener.language, url);
    const outcome = await messenger.push(listener.channel, lineUserId, [message], uuid5("talk notify", postId));
    if (outcome.kind === "accepted") return;
    // What LINE refuses it refuses again: the resident finds the reply on the page all the same.
    if (outcome.kind === "refused")
      return log.warn("notification of a reply refused", { thread: threadId, status: outcome.status });
    await database.transaction("worker", (tx) => slots.free(tx, threadId));
    throw new NotTold();
  }

  return {
    kinds: new Map([[kind, jobKind(payload, notify)]]),
    async replied(tx, threadId, postId) {
      await jobs.enqueue(tx, { kind, payload: { threadId, postId }, key: `${kind} ${postId}` });
      await database.wake(jobWake);
    },
  };
}

/** LINE did not take it and may take it later: the job is tried again. */
class NotTold extends Error {
  override readonly name = "NotTold";
}
