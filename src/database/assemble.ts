/** Makes a Database of what the embedded one and a server do differently. */
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Database, Tx } from "../db.js";
import { asThrown, isConflict } from "./failure.js";
import type { Session } from "./migrate.js";
import { Scopes } from "./scope.js";
import { withLimit } from "./turnLimit.js";
import type { Lane } from "./turns.js";
import type { WakeUps } from "./wakeUps.js";

export interface Parts {
  kind: Database["kind"];
  instanceId: string;
  client(lane: Lane): PrismaClient;
  /** Waits for the lane's turn where there is one session, or just begins. */
  inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
  /** Tells the other instances. */
  announce(channel: string): void;
  liveInstances(db: Tx): Promise<string[]>;
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Prisma rolls back after `transaction`; the turn itself is taken away a little later, if `work` still hangs. */
export const limits = { transaction: 30_000, turn: 40_000, run: 120_000, begin: 10_000 };

export function assemble(parts: Parts, wakeUps: WakeUps): Database {
  const scopes = new Scopes();
  let closing: Promise<void> | undefined;

  const wakeNow = (channel: string) => {
    wakeUps.emit(channel);
    parts.announce(channel);
  };

  async function attempt<T>(lane: Lane, limit: number, work: () => Promise<{ result: T; wakes: ReadonlySet<string> }>) {
    scopes.refuseNesting();
    try {
      const { result, wakes } = await parts.inTurn(lane, () => withLimit(limit, work()));
      for (const channel of wakes) wakeNow(channel);
      return result;
    } catch (error) {
      throw asThrown(error);
    }
  }

  const run = <T>(lane: Lane, work: (db: Tx) => Promise<T>) =>
    attempt(lane, limits.run, () => scopes.enter(parts.client(lane), work));

  const once = <T>(lane: Lane, work: (tx: Tx) => Promise<T>) =>
    attempt(lane, limits.turn, () =>
      parts.client(lane).$transaction((tx) => scopes.enter(tx, work), {
        maxWait: limits.begin,
        timeout: limits.transaction,
      }),
    );

  /** In the transaction that the caller is inside of, if any, because it could not wait for another. */
  const here = <T>(work: (db: Tx) => Promise<T>) => {
    const scope = scopes.current;
    return scope ? work(scope.tx) : run("worker", work);
  };

  return {
    kind: parts.kind,
    instanceId: parts.instanceId,
    run,
    async transaction(lane, work, options) {
      try {
        return await once(lane, work);
      } catch (error) {
        if (options?.retry && isConflict(error)) return once(lane, work);
        throw error;
      }
    },
    async wake(channel) {
      const scope = scopes.current;
      if (scope) scope.wakes.add(channel);
      else wakeNow(channel);
    },
    onWake: (channel, listener) => wakeUps.on(channel, listener),
    liveInstances: () => here(parts.liveInstances),
    async session(work) {
      scopes.refuseNesting();
      return parts.session(work);
    },
    now: () =>
      here(async (db) => {
        const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
        if (!row) throw new Error("the database did not say what time it is");
        return row.now;
      }),
    // A second signal while it closes changes nothing.
    close: () => (closing ??= parts.close()),
  };
}
