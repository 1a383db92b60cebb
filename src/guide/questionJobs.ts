/** Tells the answer to a question in vain to those who wait for it: once, in the daytime, in their language. */
import { z } from "zod";
import type { Content, WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import { type JobStore, jobWake } from "../jobs/jobStore.js";
import { type JobKind, jobKind } from "../jobs/jobWorker.js";
import { text } from "../line/messages.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import type { Clock } from "../time.js";
import { uuid5 } from "../uuid.js";
import { cardOf } from "./card.js";
import { cardBubble } from "./cardBubble.js";
import type { QuestionStore, Wish } from "./questionStore.js";
import { answerTime } from "./questionTimes.js";
import type { UseStore } from "./useStore.js";

const kind = "question.answered";
const payload = z.object({ groupId: z.uuid() });

export interface QuestionJobsOptions {
  database: Database;
  store: QuestionStore;
  jobs: Pick<JobStore, "enqueue">;
  uses: Pick<UseStore, "shown">;
  content(): Content;
  clock: Clock;
  messenger: Pick<Messenger, "push">;
  /** Undefined once they have left. */
  lineUserIdOf(residentId: string): Promise<string | undefined>;
  /** Dialogues that exist, for the buttons of a card. */
  dialogues: ReadonlySet<string>;
  publicUrl: string;
  log: Log;
}

export interface QuestionJobs {
  /** For `startJobWorker`. */
  kinds: ReadonlyMap<string, JobKind>;
  /** In the transaction that settles a group. @returns when its answer will be told */
  tell(tx: Tx, groupId: string): Promise<Date>;
}

/** LINE did not take it now; the job is tried again. */
class NotTaken extends Error {
  readonly retryable = true;
}

export function createQuestionJobs(options: QuestionJobsOptions): QuestionJobs {
  const { database, store, clock, log } = options;

  /** @returns whether LINE has taken it, or never will */
  async function push(ward: WardContent, groupId: string, entry: string, wish: Wish): Promise<boolean> {
    const { language } = wish;
    const topic = ward.topics.get(entry);
    const lineUserId = topic && (await options.lineUserIdOf(wish.residentId));
    if (topic && lineUserId !== undefined) {
      const say = ward.say(language);
      const useId = uuid5("question answered", wish.questionId, "use");
      const card = cardBubble(cardOf(topic, { ...ward.cardContext(language), now: clock.now() }), {
        say,
        language,
        colour: ward.ward.colour,
        useId,
        dialogues: options.dialogues,
        pageUrl: `${options.publicUrl}/${ward.ward.id}/${entry}?lang=${language}`,
      });
      const retryKey = uuid5("question answered", wish.questionId);
      const outcome = await options.messenger.push(
        wish.channel,
        lineUserId,
        [text(say("wishAnswered")), card],
        retryKey,
      );
      if (outcome.kind === "unclear" || outcome.kind === "limited") return false;
      // Not to be had is not to be mended by trying again, but an expired token of ours is.
      if (outcome.kind === "refused" && (outcome.status === 401 || outcome.status === 403)) return false;
      if (outcome.kind === "refused") log.warn("an answer could not be told", { status: outcome.status });
      await database.transaction("worker", async (tx) => {
        const { id } = ward.ward;
        if (outcome.kind === "accepted")
          await options.uses.shown(tx, { id: useId, ward: id, language, kind: "answer", entry });
        await store.fulfil(tx, groupId, wish.residentId);
      });
      return true;
    }
    await database.transaction("worker", (tx) => store.fulfil(tx, groupId, wish.residentId));
    return true;
  }

  async function run(groupId: string): Promise<void> {
    // After hours of waiting for a release or for LINE it may be night.
    if (answerTime(clock.now()) > clock.now()) {
      await database.transaction("worker", (tx) => tell(tx, groupId));
      return;
    }
    const { group, wishes } = await database.run("worker", async (tx) => ({
      group: await store.answered(tx, groupId),
      wishes: await store.wishes(tx, groupId),
    }));
    const ward = group && options.content().wards.get(group.ward);
    if (!ward) return;
    let waiting = 0;
    for (const wish of wishes) if (!(await push(ward, groupId, group.entry, wish))) waiting += 1;
    log.info("an answer was told", { group: groupId, told: wishes.length - waiting, waiting });
    if (waiting > 0) throw new NotTaken("LINE did not take every message");
    await database.transaction("worker", (tx) => store.deleteQuestions(tx, groupId, "all"));
  }

  async function tell(tx: Tx, groupId: string): Promise<Date> {
    const now = clock.now();
    const at = answerTime(now);
    // Jobs go by the database's clock, mornings by civil time.
    const runAt = new Date((await database.now()).getTime() + at.getTime() - now.getTime());
    await options.jobs.enqueue(tx, {
      kind,
      payload: { groupId },
      key: `${kind} ${groupId} ${at.toISOString()}`,
      runAt,
    });
    await database.wake(jobWake);
    return at;
  }

  return { kinds: new Map([[kind, jobKind(payload, ({ groupId }) => run(groupId))]]), tell };
}
