/** Sends notices, each once: the retry key is the notice's own id, so a repeat after a crash is one for LINE too. */
import { z } from "zod";
import type { Database } from "../db.js";
import { type JobStore, jobWake } from "../jobs/jobStore.js";
import { type JobKind, jobKind } from "../jobs/jobWorker.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import type { NoticeDesk, NoticeKinds } from "./noticeDesk.js";
import { type NoticeEnd, noticeStore } from "./noticeStore.js";

const kind = "notice";
const payload = z.object({ noticeId: z.uuid() });

export interface NoticeJobsOptions {
  database: Pick<Database, "transaction" | "wake">;
  jobs: Pick<JobStore, "enqueue">;
  messenger: Pick<Messenger, "push">;
  /** Undefined once they have left. */
  lineUserIdOf(residentId: string): Promise<string | undefined>;
  kinds(): NoticeKinds;
  log: Log;
}

export interface NoticeJobs {
  desk: NoticeDesk;
  kinds: ReadonlyMap<string, JobKind>;
  forgetOld(): Promise<void>;
}

export function createNoticeJobs({ database, jobs, messenger, log, ...options }: NoticeJobsOptions): NoticeJobs {
  const end = (id: string, state: NoticeEnd) => database.transaction("worker", (tx) => noticeStore.end(tx, id, state));

  async function send({ noticeId }: z.infer<typeof payload>): Promise<void> {
    const found = await database.transaction("worker", async (tx) => {
      const notice = await noticeStore.pending(tx, noticeId);
      if (!notice) return undefined;
      const compose = options.kinds()[notice.kind];
      if (!compose) throw new Error(`nobody composes notices of kind ${notice.kind}`);
      const messages = await compose(tx, notice);
      if (!messages) await noticeStore.end(tx, noticeId, "void");
      return messages && { notice, messages };
    });
    if (!found) return;
    const { notice, messages } = found;
    const lineUserId = await options.lineUserIdOf(notice.residentId);
    if (lineUserId === undefined) return end(noticeId, "gone");
    const outcome = await messenger.push(notice.channel, lineUserId, messages, noticeId);
    if (outcome.kind === "accepted") return end(noticeId, "sent");
    if (outcome.kind !== "refused") throw new NotTold();
    // What LINE refuses it refuses again: the page says the same all the same.
    log.warn("notice refused", { notice: noticeId, kind: notice.kind, status: outcome.status });
    await end(noticeId, "refused");
  }

  return {
    desk: {
      async tell(tx, notice) {
        const id = await noticeStore.add(tx, notice);
        if (id === undefined) return false;
        await jobs.enqueue(tx, { kind, payload: { noticeId: id }, key: `${kind} ${id}` });
        await database.wake(jobWake);
        return true;
      },
    },
    kinds: new Map([[kind, jobKind(payload, send)]]),
    forgetOld: () => database.transaction("worker", noticeStore.forgetOld),
  };
}

/** LINE did not take it and may take it later: the job is tried again. */
class NotTold extends Error {
  override readonly name = "NotTold";
}
