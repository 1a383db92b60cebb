/** Delivery of announcements (R5–R8, R10): planner, senders, and the look around that repairs, ends and alarms. */
import type { Tx } from "../../db.js";
import type { Pump } from "../../jobs/pump.js";
import type { Messenger } from "../../line/messenger.js";
import { errorFields } from "../../log.js";
import type { Vault } from "../../vault.js";
import { countDeliveries, noCounts, sumIsRight } from "./chunkCountStore.js";
import type { LineUserIdsOf } from "./chunkRecipientStore.js";
import { startChunkSender } from "./chunkSenderJobs.js";
import { createChunkStore } from "./chunkStore.js";
import type { AfterChunk } from "./deliveryRules.js";
import { cancelDelivery, expiredDeliveries, type Settled, settleDeliveries, stuckDeliveries } from "./deliveryStore.js";
import { createPaceStore } from "./paceStore.js";
import { type PlannerOptions, startPlanner } from "./plannerJobs.js";
import { createRepeatJobs } from "./repeatJobs.js";

export interface DeliveryOptions extends Omit<PlannerOptions, "maySend"> {
  messenger: Messenger;
  vault: Vault;
  lineUserIdsOf: LineUserIdsOf;
  /** Requests a second and channel; LINE allows 200 of multicast. */
  pacePerSecond?: number | undefined;
  /** For metrics: what became of an attempt to send a chunk. */
  attempted?(end: AfterChunk["kind"]): void;
}

export interface Delivery {
  start(maySend: () => boolean): Pump[];
  /** Every few seconds, on any instance (R6). @returns how many chunks of gone instances were freed */
  reconcile(alive: readonly string[]): Promise<number>;
}

/** Half of what LINE allows (R10). */
const usualPace = 100;
/** Keeps the pace up to a latency of two thirds of a second; more at once cost memory. The embedded database has one session. */
const chunksInFlight = { server: 48, embedded: 24 } as const;
/** After the last chunk of an announcement, so that its end is not seen a reconciler's round later. */
const settleAfterMs = 100;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { database, clock, audit, log } = options;
  const chunks = createChunkStore(database);
  const pace = createPaceStore(database, options.pacePerSecond ?? usualPace);
  const makeOccurrences = createRepeatJobs(options);
  let settling: NodeJS.Timeout | undefined;
  /** Alarms that have been given, so that each comes once in this life of the process. */
  const alarmed = new Set<string>();

  const record = (tx: Tx, action: string, ward: string, subject: string, facts: Record<string, string | number>) =>
    audit.record(tx, { actor: { kind: "system" }, ward, action, subject, facts });

  async function settle(): Promise<void> {
    const settled = await database.transaction("worker", async (tx) => {
      const changed = await settleDeliveries(tx);
      const counts = await countDeliveries(
        tx,
        changed.map(({ id }) => id),
      );
      for (const { id, ward, state } of changed)
        await record(tx, `announcement.${state === "done" ? "finished" : "ended"}`, ward, id, {
          state,
          ...(counts.get(id) ?? noCounts),
        });
      return changed;
    });
    for (const one of settled) await tell(one);
  }

  async function tell({ id, state }: Settled): Promise<void> {
    if (!(await database.run("worker", (tx) => sumIsRight(tx, id))))
      log.error("the counts of an announcement do not add up to its recipients", { announcement: id });
    if (state === "paused") log.error("announcement paused", { announcement: id, reason: "uncertain" });
    else log.info("announcement has gone out", { announcement: id, state });
  }

  function settleSoon(): void {
    settling ??= setTimeout(() => {
      settling = undefined;
      settle().catch((error: unknown) => log.warn("announcements not settled", errorFields(error)));
    }, settleAfterMs);
    settling.unref();
  }

  async function expire(): Promise<void> {
    const expired = await database.run("worker", (tx) => expiredDeliveries(tx, clock.now()));
    for (const { id, ward } of expired) {
      await database.transaction("worker", async (tx) => {
        if (await cancelDelivery(tx, id, "expired"))
          await record(tx, "announcement.cancelled", ward, id, { reason: "expired" });
      });
    }
  }

  async function alarm(): Promise<void> {
    for (const { id, pending } of await database.run("worker", stuckDeliveries)) {
      if (alarmed.has(id)) continue;
      alarmed.add(id);
      log.error("announcement makes no progress", { announcement: id, pending });
    }
  }

  return {
    start(maySend) {
      const planner = startPlanner({ ...options, maySend });
      const sender = startChunkSender({
        ...options,
        chunks,
        pace,
        maySend,
        inFlight: chunksInFlight[database.kind],
        ended: settleSoon,
      });
      return [planner, sender];
    },
    async reconcile(alive) {
      const freed = await chunks.freeWorkOfOthers(alive);
      await makeOccurrences();
      await expire();
      await settle();
      await alarm();
      return freed;
    },
  };
}
