/** Takes residents' waiting events and gives each its turn; puts aside what fails for good (R9). */
import { type Database, isConflict } from "../db.js";
import { isAway, persist } from "../jobs/persist.js";
import { type Pump, startPump } from "../jobs/pump.js";
import type { ClaimedEvent } from "../line/inboxClaim.js";
import { attemptLimit, type InboxStore, inboxWake } from "../line/inboxStore.js";
import { errorFields, type Log } from "../log.js";
import type { RunTurn } from "./turn.js";

export interface TurnWorkerOptions {
  database: Database;
  inbox: InboxStore;
  runTurn: RunTurn;
  log: Log;
  inFlight: number;
  putAside?(): void;
}

export function startTurnWorker({ database, inbox, runTurn, log, inFlight, putAside }: TurnWorkerOptions): Pump {
  async function quarantine(claimed: ClaimedEvent): Promise<void> {
    await persist(() => inbox.quarantine(claimed.id));
    putAside?.();
    log.error("event put aside", {
      channel: claimed.channel,
      event: claimed.id.toString(),
      attempts: claimed.attempts,
    });
  }

  async function work(claimed: ClaimedEvent): Promise<void> {
    // More attempts than allowed can only mean that the earlier ones never came back: they took the process with them.
    if (claimed.attempts > attemptLimit) return quarantine(claimed);
    try {
      await runTurn(claimed);
    } catch (error) {
      log.warn("turn failed", {
        channel: claimed.channel,
        event: claimed.id.toString(),
        attempts: claimed.attempts,
        ...errorFields(error),
      });
      // The database was away, or another transaction in the way: the event is not to blame, and does not pay for it.
      const blameless = isAway(error) || isConflict(error);
      if (claimed.attempts >= attemptLimit && !blameless) return quarantine(claimed);
      const waitMs = 200 * 3 ** claimed.attempts;
      await persist(() => inbox.release(claimed.id, waitMs, blameless));
      pump.wakeIn(waitMs + 20);
    }
  }

  const pump = startPump<ClaimedEvent>({
    name: "turn",
    inFlight,
    batch: inFlight,
    claim: (limit) => inbox.claim(limit),
    work,
    subscribe: (listener) => database.onWake(inboxWake, listener),
    log,
  });
  return pump;
}
