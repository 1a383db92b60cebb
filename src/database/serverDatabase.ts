/** A PostgreSQL server: a pool of connections per lane, so that none can take another's. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.js";
import type { Database, DatabaseOptions } from "../db.js";
import type { Log } from "../log.js";
import { assemble } from "./assemble.js";
import { bringUp } from "./bringUp.js";
import { guardCommits } from "./commitGuard.js";
import { asThrown } from "./failure.js";
import { recogniseDatabase } from "./installation.js";
import { enterInstance, lifeOf, lockedInstances } from "./instanceStore.js";
import { Presence } from "./presence.js";
import { serverAddress } from "./serverAddress.js";
import { withLimit } from "./turnLimit.js";
import type { Lane } from "./turns.js";
import { WakeUps } from "./wakeUps.js";

const defaultPoolSizes: Record<Lane, number> = { webhook: 5, worker: 10, console: 5 };
const closeMs = 5_000;
const statementTimeouts: Record<Lane, number> = { webhook: 8_000, worker: 30_000, console: 30_000 };

export async function openServer(options: DatabaseOptions & { url: string }): Promise<Database> {
  const { url, log } = options;
  const life = lifeOf(options.instanceId);
  await prepare(url, life, log);

  const sizes = options.poolSizes ?? defaultPoolSizes;
  const pools = perLane((lane) => openPool(url, lane, sizes[lane], log));
  const clients = perLane((lane) => new PrismaClient({ adapter: new PrismaPg(pools[lane]) }));
  const finish = async () => {
    await Promise.all(Object.values(clients).map((client) => client.$disconnect()));
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  const wakeUps = new WakeUps();
  let presence: Presence | undefined;
  const database = assemble(
    {
      kind: "server",
      instanceId: life,
      client: (lane) => clients[lane],
      inTurn: (_lane, work) => work(),
      announce: (channel) => presence?.announce(channel),
      liveInstances: lockedInstances,
      async session(work) {
        const session = new pg.Client({
          connectionString: serverAddress(url, { name: `tonari session ${life}`, statementTimeoutMs: 0 }),
        });
        session.on("error", () => {});
        await session.connect();
        try {
          return await work(session);
        } finally {
          await session.end().catch(() => {});
        }
      },
      close: async () => {
        await presence?.close();
        // Work that hangs should not keep the process alive; the server rolls it back.
        await withLimit(closeMs, finish()).catch(() => log.warn("the database was closed before all work had ended"));
      },
    },
    wakeUps,
  );
  try {
    await recogniseDatabase(database, log);
    const { lockKey } = await database.run("worker", (db) => enterInstance(db, life));
    const address = serverAddress(url, { name: `tonari presence ${life}`, statementTimeoutMs: 0 });
    presence = new Presence(address, lockKey, (channel) => wakeUps.emit(channel), log);
    await presence.start();
    return database;
  } catch (error) {
    await database.close();
    throw asThrown(error);
  }
}

/** Checks and migrates in a session without a time limit, because a migration may take long. */
async function prepare(url: string, life: string, log: Log): Promise<void> {
  const session = new pg.Client({
    connectionString: serverAddress(url, { name: `tonari start ${life}`, statementTimeoutMs: 0 }),
  });
  session.on("error", () => {});
  try {
    await session.connect();
    await bringUp(session, log);
  } catch (error) {
    throw asThrown(error);
  } finally {
    await session.end().catch(() => {});
  }
}

function openPool(url: string, lane: Lane, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: serverAddress(url, { name: `tonari ${lane}`, statementTimeoutMs: statementTimeouts[lane] }),
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // A restarted server drops idle connections; the pool replaces them, and nobody needs to hear more than this.
  pool.on("error", () => log.warn("an idle connection to the database was lost", { lane }));
  return guardCommits(pool);
}

function perLane<T>(make: (lane: Lane) => T): Record<Lane, T> {
  return { webhook: make("webhook"), worker: make("worker"), console: make("console") };
}
