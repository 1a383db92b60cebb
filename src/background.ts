/** What goes on behind the requests: turns, replies, jobs, the reconciler and the work by the calendar. */

import type { Delivery } from "./announcement/delivery/deliveryJobs.js";
import type { RunTurn } from "./conversation/turn.js";
import { startTurnWorker } from "./conversation/turnWorker.js";
import { readInstallation } from "./database/installation.js";
import type { Database } from "./db.js";
import type { UseStore } from "./guide/useStore.js";
import type { JobStore } from "./jobs/jobStore.js";
import { type JobKind, startJobWorker } from "./jobs/jobWorker.js";
import type { Pump } from "./jobs/pump.js";
import { repeat } from "./jobs/repeat.js";
import { createSchedule, type Scheduled } from "./jobs/schedule.js";
import type { InboxStore } from "./line/inboxStore.js";
import type { Messenger } from "./line/messenger.js";
import { startReplySender } from "./line/replySender.js";
import type { ReplyStore } from "./line/replyStore.js";
import type { Log } from "./log.js";
import type { Metrics } from "./metrics.js";
import { createReconcile } from "./reconcile.js";
import type { ResidentStore } from "./resident/residentStore.js";
import type { Clock } from "./time.js";

export interface BackgroundOptions {
  database: Database;
  clock: Clock;
  inbox: InboxStore;
  replies: ReplyStore;
  residents: ResidentStore;
  uses: UseStore;
  jobs: JobStore;
  jobKinds: ReadonlyMap<string, JobKind>;
  runTurn: RunTurn;
  messenger: Messenger;
  metrics: Metrics;
  delivery: Delivery;
  /** Reads what staff changed of the content, and follows it. @returns a function that ends it */
  followContent(): Promise<() => Promise<void>>;
  /** Before those who left a month ago are forgotten: what they held is given back. */
  beforeLeavers(): Promise<void>;
  /** Further nightly work of forgetting (R16). */
  forget: readonly (() => Promise<void>)[];
  /** Further work by the calendar. */
  scheduled: readonly Scheduled[];
  log: Log;
}

export interface Background {
  /** Between start and stop. */
  readonly running: boolean;
  start(): Promise<void>;
  /** Before its time: something has changed that the workers should see at once. */
  lookAround(): Promise<void>;
  /** Claims no more, and waits for what is in flight, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Turns at once on a server; the embedded database has one session and gains nothing from more. */
const turnsInFlight = { server: 12, embedded: 4 } as const;
const repliesInFlight = 480;

const reconcileEveryMs = 3_000;
const scheduleEveryMs = 60_000;

export function createBackground(options: BackgroundOptions): Background {
  const { database, inbox, replies, residents, uses, jobs, metrics, log } = options;
  const stops: (() => Promise<void>)[] = [];
  const pumps: Pump[] = [];
  let running = false;
  let sendHold = true;
  let stopFollowing = async () => {};
  let lookAround = readHold;

  async function readHold(): Promise<void> {
    sendHold = (await database.run("worker", readInstallation)).sendHold;
  }

  /** What is kept how long (R16). */
  async function forget(): Promise<void> {
    await inbox.forgetOld();
    await replies.forgetOld();
    await options.beforeLeavers();
    await residents.forgetBlocked();
    await uses.forgetOld();
    await jobs.forgetOld();
    for (const one of options.forget) await one();
  }

  return {
    get running() {
      return running;
    },
    lookAround: () => lookAround(),
    async start() {
      await readHold();
      stopFollowing = await options.followContent();
      const maySend = () => !sendHold;
      pumps.push(
        startTurnWorker({
          database,
          inbox,
          runTurn: options.runTurn,
          log,
          inFlight: turnsInFlight[database.kind],
          putAside: metrics.eventPutAside,
        }),
        startReplySender({
          database,
          replies,
          messenger: options.messenger,
          lineUserIdOf: residents.lineUserIdOf,
          maySend,
          log,
          inFlight: repliesInFlight,
          ended: metrics.replyEnded,
        }),
        startJobWorker({ database, jobs, kinds: options.jobKinds, maySend, log }),
        ...options.delivery.start(maySend),
      );
      const wake = () => {
        for (const pump of pumps) pump.wake();
      };
      const reconcile = createReconcile({
        database,
        inbox,
        replies,
        jobs,
        deliveries: options.delivery.reconcile,
        log,
        wake,
      });
      await reconcile();
      lookAround = async () => {
        await readHold();
        await reconcile();
        wake();
      };
      const scheduled = [{ name: "forget", pattern: "17 3 * * *", work: forget }, ...options.scheduled];
      const schedule = createSchedule({ database, clock: options.clock, scheduled, log });
      stops.push(
        repeat("reconcile", reconcileEveryMs, lookAround, log),
        repeat("schedule", scheduleEveryMs, schedule, log),
      );
      running = true;
    },
    async stop(graceMs) {
      running = false;
      const following = stopFollowing();
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
      const pumpsEnd = pumps.map((pump) => pump.stop(graceMs));
      await Promise.race([Promise.all([following, ...stops.map((stop) => stop())]), deadline]);
      await Promise.all(pumpsEnd);
    },
  };
}
