/** Knows whether the present code runs inside database work, however deep in calls. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Tx } from "../db.js";

interface Scope {
  tx: Tx;
  active: boolean;
  /** Channels to wake when the work has succeeded. */
  wakes: Set<string>;
}

export class Scopes {
  private readonly storage = new AsyncLocalStorage<Scope>();

  /** The transaction (or turn) that the present code is inside of. */
  get current(): Scope | undefined {
    const scope = this.storage.getStore();
    // Work that outlives its transaction, a timer for instance, still carries the scope and is free again.
    return scope?.active ? scope : undefined;
  }

  /** Throws at once where waiting would be forever on the embedded database. */
  refuseNesting(): void {
    if (this.current) {
      throw new Error(
        "database work was started inside database work: use the transaction that was handed in. " +
          "The embedded database has one session, so the inner work would wait for the outer one for ever.",
      );
    }
  }

  /** @returns the result of `work` and the channels that were woken inside */
  async enter<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<{ result: T; wakes: ReadonlySet<string> }> {
    const scope: Scope = { tx, active: true, wakes: new Set() };
    try {
      return { result: await this.storage.run(scope, async () => await work(tx)), wakes: scope.wakes };
    } finally {
      scope.active = false;
    }
  }
}
