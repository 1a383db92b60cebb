import { expect, test, vi } from "vitest";
import type { Tx } from "../../src/db.js";
import { DatabaseUnavailable, violatedIndex } from "../../src/db.js";
import { createTestDatabase, useDatabase } from "../support/database.js";

const db = useDatabase({ instanceId: "ward-office" });

const remember = (tx: Tx, name: string) => tx.scheduledRun.create({ data: { name, slot: new Date(0) } });
const isRemembered = (name: string) =>
  db.run("console", async (tx) => (await tx.scheduledRun.count({ where: { name } })) === 1);

test("what a transaction writes is there afterwards, and nothing of one that throws", async () => {
  await db.transaction("worker", (tx) => remember(tx, "kept"));
  const failing = db.transaction("worker", async (tx) => {
    await remember(tx, "lost");
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await isRemembered("kept")).toBe(true);
  expect(await isRemembered("lost")).toBe(false);
});

test("a transaction whose error was swallowed committed nothing, and says so", async () => {
  const swallowing = db.transaction("worker", async (tx) => {
    await remember(tx, "swallowed");
    await tx.$executeRaw`SELECT 1/0`.catch(() => {});
  });
  await expect(swallowing).rejects.toThrow("nothing was committed");
  expect(await isRemembered("swallowed")).toBe(false);
});

test("forty transactions at once all commit", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => db.transaction("worker", (tx) => remember(tx, `crowd-${i}`))));
  const count = await db.run("console", (tx) => tx.scheduledRun.count({ where: { name: { startsWith: "crowd-" } } }));
  expect(count).toBe(40);
});

test("database work inside database work is refused at once instead of waiting for itself", async () => {
  const nested = db.transaction("worker", () => db.run("worker", (tx) => remember(tx, "nested")));
  await expect(nested).rejects.toThrow("use the transaction that was handed in");
  const deeper = db.run("worker", async () => {
    await Promise.resolve();
    return db.transaction("console", (tx) => remember(tx, "nested"));
  });
  await expect(deeper).rejects.toThrow("use the transaction that was handed in");
  expect(await isRemembered("nested")).toBe(false);
});

test("work that was started inside a transaction may use the database when that has ended", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let later: Promise<unknown> = Promise.resolve();
  await db.transaction("worker", async () => {
    later = gate.then(() => db.run("worker", (tx) => remember(tx, "later")));
  });
  open();
  await later;
  expect(await isRemembered("later")).toBe(true);
});

test("a transaction that got in another's way is done once more when that was asked for, and only then", async () => {
  const conflict = (tx: Tx) => tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'; END $$`;
  let attempts = 0;
  const work = async (tx: Tx) => {
    attempts += 1;
    if (attempts === 1) await conflict(tx);
    await remember(tx, `attempt-${attempts}`);
  };
  await db.transaction("worker", work, { retry: true });
  expect(await isRemembered("attempt-2")).toBe(true);

  attempts = 0;
  await expect(db.transaction("worker", work)).rejects.toThrow();
  expect(attempts).toBe(1);
});

test("a unique violation names its index, through Prisma and in raw SQL", async () => {
  await db.run("worker", (tx) => remember(tx, "once"));
  const throughPrisma = await db.run("worker", (tx) => remember(tx, "once")).catch(violatedIndex);
  const raw = await db
    .run("worker", (tx) => tx.$executeRaw`INSERT INTO scheduled_run (name, slot) VALUES ('once', to_timestamp(0))`)
    .catch(violatedIndex);
  expect([throughPrisma, raw]).toEqual(["scheduled_run_pkey", "scheduled_run_pkey"]);
});

test("instants are stored as they are, whatever zone the server or this machine is in", async () => {
  const slot = new Date("2026-11-20T15:30:00.123Z");
  await db.run("worker", (tx) => tx.scheduledRun.create({ data: { name: "instant", slot } }));
  const [row] = await db.run(
    "worker",
    (tx) => tx.$queryRaw<{ epoch: number; slot: Date; zone: string }[]>`
    SELECT extract(epoch FROM slot)::float8 AS epoch, slot, current_setting('TimeZone') AS zone
    FROM scheduled_run WHERE name = 'instant'`,
  );
  expect(row).toEqual({ epoch: slot.getTime() / 1000, slot, zone: "UTC" });
});

test("the database's clock goes, also inside a transaction", async () => {
  const before = await db.now();
  const inside = await db.transaction("worker", async () => db.now());
  expect(inside.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(Math.abs(before.getTime() - Date.now())).toBeLessThan(5_000);
});

test("this life of the instance is alive, and has a name of its own", async () => {
  expect(db.instanceId).toMatch(/^ward-office\.[0-9a-f]{8}$/);
  expect(await db.liveInstances()).toContain(db.instanceId);
});

test("who listens is woken, until it stops listening", async () => {
  const listener = vi.fn();
  const stop = db.onWake("bell", listener);
  await db.wake("bell");
  await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
  stop();
  const other = vi.fn();
  db.onWake("bell", other);
  await db.wake("bell");
  await vi.waitFor(() => expect(other).toHaveBeenCalledTimes(1));
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a wake-up inside a transaction comes after the commit, and not at all without one", async () => {
  const heard: boolean[] = [];
  db.onWake("committed", () => void isRemembered("woken").then((there) => heard.push(there)));
  const lost = db.transaction("worker", async () => {
    await db.wake("committed");
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  await db.transaction("worker", async (tx) => {
    await db.wake("committed");
    await remember(tx, "woken");
  });
  await vi.waitFor(() => expect(heard).toEqual([true]));
});

test("a database can be closed twice, and says that it is away afterwards", async () => {
  const { database, drop } = await createTestDatabase();
  await Promise.all([database.close(), database.close()]);
  await expect(database.run("worker", (tx) => remember(tx, "late"))).rejects.toBeInstanceOf(DatabaseUnavailable);
  await drop();
});

test("work that hangs does not keep the database from being closed", async () => {
  const { database, drop } = await createTestDatabase();
  const begun = new Promise<void>((resolve) => {
    void database.run("worker", () => new Promise<never>(() => resolve())).catch(() => {});
  });
  await begun;
  const begin = performance.now();
  await database.close();
  expect(performance.now() - begin).toBeLessThan(8_000);
  await drop();
});
