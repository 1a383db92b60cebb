/** The embedded database: one thread, one session, one turn at a time. */
import { join } from "node:path";
import type pg from "pg";
import { takeLock } from "#lock";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../generated/prisma/client.js";
import type { Database, DatabaseOptions } from "../db.js";
import type { Log } from "../log.js";
import { assemble } from "./assemble.js";
import { bringUp } from "./bringUp.js";
import { Engine } from "./embedded/engine.js";
import { prepareFolder } from "./embedded/firstStart.js";
import type { Opening } from "./embedded/messages.js";
import { startUpkeep } from "./embedded/upkeep.js";
import { recogniseDatabase } from "./installation.js";
import { enterInstance, lifeOf } from "./instanceStore.js";
import { Turns } from "./turns.js";
import { WakeUps } from "./wakeUps.js";

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
  const engine = new Engine(opening, (reason) => log.error("the embedded database broke down and is started again", { reason }));
  const syncing = await engine.start();
  if (opening.durable && !syncing) {
    log.warn("the embedded database does not reach the disk: a power cut may lose what was acknowledged last");
  }
  const pool = engine.pool();
  await migrateWith(pool, log);

  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const turns = new Turns();
  const life = lifeOf(instanceId);
  const stopUpkeep = startUpkeep((work) => turns.take("console", () => work(pool)), log);
  const database = assemble(
    {
      kind: "embedded",
      instanceId: life,
      client: () => client,
      inTurn: (lane, work) => turns.take(lane, work),
      announce: () => {},
      liveInstances: async () => [life],
      close: async () => {
        stopUpkeep();
        await turns.take("console", () => client.$disconnect());
        await pool.end();
        await engine.close();
      },
    },
    new WakeUps(),
  );
  await recogniseDatabase(database, log);
  await database.run("worker", (db) => enterInstance(db, life));
  return database;
}

async function migrateWith(pool: pg.Pool, log: Log): Promise<void> {
  const session = await pool.connect();
  try {
    await bringUp(session, log);
  } finally {
    session.release();
  }
}
