import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LockHeld } from "#lock";
import { Engine } from "../../src/database/embedded/engine.js";
import { limitLog, vacuumTables } from "../../src/database/embedded/upkeep.js";
import { type Database, DatabaseUnavailable, openDatabase } from "../../src/db.js";
import { createLog } from "../../src/log.js";
import { onServer } from "../support/database.js";

/** The threads that the embedded database has started in this process. */
const threads: Worker[] = [];
vi.mock(import("../../src/database/embedded/spawnThread.js"), async (original) => {
  const { spawnThread } = await original();
  return {
    spawnThread: (opening) => {
      const thread = spawnThread(opening);
      threads.push(thread);
      return thread;
    },
  };
});

const silent = createLog("silent");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "embedded-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = () => openDatabase({ dataFolder: folder, instanceId: "test", log: silent });

/** Another process on the folder; `lines` grows with what it says. */
function writer(life: string): { child: ChildProcess; lines: () => string[] } {
  const program = new URL("../support/openAndSay.mts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", program, folder, life], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  return { child, lines: () => said.split("\n").slice(0, -1) };
}

async function killWhen(child: ChildProcess, condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 120_000, interval: 2 });
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe.skipIf(onServer)("a process killed on the way (embedded only)", () => {
  test("during the very first start leaves a folder from which the next start works", async () => {
    const unfinished = () => readdirSync(folder).find((name) => name.startsWith("postgres.new-"));
    const files = () => readdirSync(join(folder, unfinished() ?? "")).length;
    await killWhen(writer("a").child, () => unfinished() !== undefined && files() > 5);
    expect(readdirSync(folder)).not.toContain("postgres");

    await killWhen(writer("b").child, () => readdirSync(folder).includes("postgres"));
    const db = await open();
    expect(await db.run("console", (tx) => tx.installation.count())).toBe(1);
    expect(unfinished()).toBeUndefined();
    await db.close();
  }, 180_000);

  test("while it writes loses nothing that it had acknowledged", async () => {
    const acknowledged: string[] = [];
    for (const life of ["c", "d", "e"]) {
      const { child, lines } = writer(life);
      await killWhen(child, () => lines().length > 150);
      acknowledged.push(...lines().slice(1));
    }
    const db = await open();
    const rows = await db.run("console", (tx) => tx.inboxKey.findMany({ where: { channel: "kill" } }));
    await db.close();
    const there = new Set(rows.map(({ webhookEventId }) => webhookEventId));
    expect(acknowledged.length).toBeGreaterThanOrEqual(450);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  }, 180_000);
});

describe.skipIf(onServer)("an open database (embedded only)", () => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  test("waits for the disk at a commit", async () => {
    const [settings] = await db.run(
      "console",
      (tx) => tx.$queryRaw<Record<string, string>[]>`
      SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method`,
    );
    expect(settings).toEqual({ fsync: "on", method: "fsync" });
  });

  test("can't be opened a second time, not even in the same process", async () => {
    await expect(open()).rejects.toThrow(LockHeld);
  });

  test("comes back with everything after its thread has died, and says that it was away", async () => {
    await db.run("worker", (tx) => tx.scheduledRun.create({ data: { name: "before", slot: new Date(0) } }));
    const breaking = db.transaction("worker", async (tx) => {
      await tx.scheduledRun.create({ data: { name: "during", slot: new Date(0) } });
      await Promise.all(threads.map((thread) => thread.terminate()));
      await tx.scheduledRun.count();
    });
    await expect(breaking).rejects.toThrow(DatabaseUnavailable);
    const rows = await db.run("worker", (tx) => tx.scheduledRun.findMany());
    expect(rows.map(({ name }) => name)).toEqual(["before"]);
  });
});

test.skipIf(onServer)("the thread sees whether a commit reaches the disk, and says so", async () => {
  const asked = new Engine({ folder: join(folder, "postgres"), snapshot: undefined, durable: true });
  expect(await asked.start()).toBe(true);
  await asked.close();
  const notAsked = new Engine({ folder: join(folder, "postgres"), snapshot: undefined, durable: false });
  expect(await notAsked.start()).toBe(false);
  await notAsked.close();
});

test.skipIf(onServer)("upkeep keeps the log short and the tables clean", async () => {
  const engine = new Engine({ folder: join(folder, "postgres"), snapshot: undefined, durable: false });
  await engine.start();
  const pool = engine.pool();
  const number = async (sql: string) => Number((await pool.query<{ n: string }>(sql)).rows[0]?.n);
  const logLength = "SELECT pg_current_wal_lsn() - redo_lsn AS n FROM pg_control_checkpoint()";
  const deadRows = "SELECT n_dead_tup AS n FROM pg_stat_user_tables WHERE relname = 'inbox_key'";
  await pool.query(
    "INSERT INTO inbox_key (channel, webhook_event_id) SELECT 'bulk', g::text FROM generate_series(1, 300000) g",
  );
  await pool.query("DELETE FROM inbox_key WHERE channel = 'bulk'");
  await pool.query("SELECT pg_stat_force_next_flush()");
  expect(await number(logLength)).toBeGreaterThan(64 * 1024 * 1024);
  expect(await number(deadRows)).toBeGreaterThanOrEqual(300_000);

  await limitLog((work) => work(pool));
  expect(await number(logLength)).toBeLessThan(16 * 1024 * 1024);
  await vacuumTables((work) => work(pool));
  expect(await number(deadRows)).toBe(0);
  await pool.end();
  await engine.close();
});
