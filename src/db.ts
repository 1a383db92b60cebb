/**
 * The database as the rest of the code knows it: the embedded PostgreSQL or a server, with the same behaviour.
 *
 * Three rules hold on both, and a test run on both proves them:
 * - inside `run` and `transaction` only the `tx` that was handed in is used, never `run` or `transaction` again
 *   (the embedded database has one session; nesting throws at once),
 * - no waiting for HTTP inside,
 * - what must commit together is in one `transaction`.
 */
import type { Prisma } from "../generated/prisma/client.js";
import type { Session } from "./database/migrate.js";
import type { Lane } from "./database/turns.js";
import type { Log } from "./log.js";

export { DatabaseUnavailable, isConflict, violatedIndex } from "./database/failure.js";
export type { Lane } from "./database/turns.js";
export type Tx = Prisma.TransactionClient;

export interface Database {
  readonly kind: "embedded" | "server";
  /** Of this life of this process: another after a restart, so that work of the earlier life counts as left behind. */
  readonly instanceId: string;
  /** A few statements outside a transaction, in the lane's turn. */
  run<T>(lane: Lane, work: (db: Tx) => Promise<T>): Promise<T>;
  /**
   * One transaction (READ COMMITTED, at most 30 s), rolled back when `work` throws. With `retry` it is done once
   * more when another transaction got in its way; `work` must then be safe to run twice.
   * @throws DatabaseUnavailable when the database is away or full; if the connection broke at the very end, what was
   * written may be there all the same, so doing it again must be harmless
   */
  transaction<T>(lane: Lane, work: (tx: Tx) => Promise<T>, options?: { retry?: boolean }): Promise<T>;
  /**
   * Calls the listeners of `channel`, on a server in every instance. Inside `run` or `transaction` it happens after
   * the work has succeeded, and not at all when it throws. A wake-up may be lost: what must happen is in rows.
   */
  wake(channel: string): Promise<void>;
  /** @returns a function that ends the listening */
  onWake(channel: string, listener: () => void): () => void;
  /** The instances that are alive: on a server those that hold their advisory lock, else only this one. */
  liveInstances(): Promise<string[]>;
  /**
   * A session of node-postgres without time limits, for what Prisma can't do (backup, restore). On the embedded
   * database it is one long turn: everybody else waits.
   */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The database's clock: the one for leases, deadlines, tokens and order. */
  now(): Promise<Date>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A server; without it the embedded database in `dataFolder` is used, and its lock is taken. */
  url?: string | undefined;
  dataFolder: string;
  instanceId: string;
  log: Log;
  /** Connections per lane, on a server. */
  poolSizes?: Record<Lane, number> | undefined;
}

/**
 * Opens the database, migrated and checked.
 * @throws DatabaseRefused, MigrationRefused, DatabaseUnavailable, or LockHeld when another process owns the folder
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // Loaded when needed: neither kind should cost the other's start.
  if (options.url === undefined) {
    const { openEmbedded } = await import("./database/embeddedDatabase.js");
    return openEmbedded(options);
  }
  const { openServer } = await import("./database/serverDatabase.js");
  return openServer({ ...options, url: options.url });
}
