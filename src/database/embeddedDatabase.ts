/** The embedded database: one thread, one session, one turn at a time. */
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { takeLock } from "#lock";
import { PrismaClient } from "../../generated/prisma/client.js";
import type { Database, DatabaseOptions } from "../db.js";
import type { Log } from "../log.js";
import { assemble } from "./assemble.js";
import { bringUp } from "./bringUp.js";
import { guardCommits } from "./commitGuard.js";
import { Engine } from "./embedded/engine.js";
import { prepareFolder } from "./embedded/firstStart.js";
import type { Opening } from "./embedded/messages.js";
import { startUpkeep } from "./embedded/upkeep.js";
import { recogniseDatabase } from "./installation.js";
import { enterInstance, lifeOf } from "./instanceStore.js";
import { withLimit } from "./turnLimit.js";
import { Turns } from "./turns.js";
import { WakeUps } from "./wakeUps.js";

const closeMs = 5_000;

/** Takes the lock of the data folder before it touches anything, and gives it back when the database is closed. */
export async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const lock = await takeLock(options.dataFolder);
  try {
    const folder = join(options.dataFolder, "postgres");
    await prepareFolder(folder);
    const database = await openEngine({ folder, snapshot: undefined, durable: true }, options.instanceId, options.log);
    return { ...database, close: () => database.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Without the lock: for databases in memory, which nobody else can see. */
export async function openEngine(opening: Opening, instanceId: string, log: Log): Promise<Database> {
  const engine = new Engine(opening, (reason) =>
    log.error("the embedded database broke down and is started again", { reason }),
  );
  try {
    const syncing = await engine.start();
    if (opening.durable && !syncing) {
      log.warn("the embedded database does not reach the disk: a power cut may lose what was acknowledged last");
    }
    const pool = guardCommits(engine.pool());
    await migrateWith(pool, log);
    const database = around(engine, pool, lifeOf(instanceId), log);
    await recogniseDatabase(database, log);
    await database.run("worker", (db) => enterInstance(db, database.instanceId));
    return database;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function around(engine: Engine, pool: pg.Pool, instanceId: string, log: Log): Database {
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const turns = new Turns();
  const stopUpkeep = startUpkeep((work) => turns.take("console", () => work(pool)), log);
  const finish = async () => {
    await turns.take("console", () => client.$disconnect());
    await pool.end();
  };
  return assemble(
    {
      kind: "embedded",
      instanceId,
      client: () => client,
      inTurn: (lane, work) => turns.take(lane, work),
      announce: () => {},
      liveInstances: async () => [instanceId],
      session: (work) =>
        turns.take("console", async () => {
          const session = await pool.connect();
          try {
            return await work(session);
          } finally {
            session.release();
          }
        }),
      close: async () => {
        stopUpkeep();
        // Work that hangs loses its turn sooner or later; the process should not wait for that.
        await withLimit(closeMs, finish()).catch(() => log.warn("the database was closed before all work had ended"));
        await engine.close();
      },
    },
    new WakeUps(),
  );
}

async function migrateWith(pool: pg.Pool, log: Log): Promise<void> {
  const session = await pool.connect();
  try {
    await bringUp(session, log);
  } finally {
    session.release();
  }
}
