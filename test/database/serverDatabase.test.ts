import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Database, DatabaseUnavailable, openDatabase } from "../../src/db.js";
import { createLog } from "../../src/log.js";
import { createTestDatabase, describeOnServer, type TestDatabase } from "../support/database.js";

const log = createLog("silent");
const patience = { timeout: 5_000, interval: 20 };

describeOnServer("on a server only", () => {
  let here: TestDatabase;
  let db: Database;
  const another = (instanceId: string, url = here.url) => openDatabase({ url, dataFolder: "", instanceId, log });
  beforeAll(async () => {
    here = await createTestDatabase({ instanceId: "one" });
    db = here.database;
  });
  afterAll(() => here.drop());

  test("two instances see each other alive, and one that is closed is gone", async () => {
    const two = await another("two");
    expect(await db.liveInstances()).toEqual([db.instanceId, two.instanceId].sort());
    await two.close();
    await vi.waitFor(async () => expect(await db.liveInstances()).toEqual([db.instanceId]), patience);
  });

  test("an instance that is killed is seen to be dead within five seconds", async () => {
    const program = `
      const { openDatabase } = await import(${JSON.stringify(new URL("../../src/db.ts", import.meta.url).href)});
      const { createLog } = await import(${JSON.stringify(new URL("../../src/log.ts", import.meta.url).href)});
      await openDatabase({ url: ${JSON.stringify(here.url)}, dataFolder: "", instanceId: "victim", log: createLog("silent") });
      process.stdout.write("open");`;
    const victim = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(victim.stdout, "data");
    expect((await db.liveInstances()).some((id) => id.startsWith("victim."))).toBe(true);
    victim.kill("SIGKILL");
    await vi.waitFor(async () => expect(await db.liveInstances()).toEqual([db.instanceId]), patience);
  });

  test("a wake-up reaches the other instance, and the own one once", async () => {
    const two = await another("two");
    const heardHere = vi.fn();
    const heardThere = vi.fn();
    db.onWake("bell", heardHere);
    two.onWake("bell", heardThere);
    await db.wake("bell");
    await vi.waitFor(() => expect(heardThere).toHaveBeenCalledTimes(1), patience);
    await two.wake("other bell");
    await two.close();
    expect(heardHere).toHaveBeenCalledTimes(1);
  });

  test("after the server has dropped every connection the instance works, is alive and hears again", async () => {
    const two = await another("two");
    await db.run(
      "console",
      (tx) => tx.$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const works = () => db.run("worker", (tx) => tx.scheduledRun.count());
    // The first may find a connection that is dead already; that must say that it is worth another attempt.
    await works().catch((error: unknown) => expect(error).toBeInstanceOf(DatabaseUnavailable));
    expect(await works()).toBe(0);
    await vi.waitFor(
      async () => expect(await db.liveInstances()).toEqual([db.instanceId, two.instanceId].sort()),
      patience,
    );
    const heard = vi.fn();
    two.onWake("again", heard);
    await vi.waitFor(async () => {
      await db.wake("again");
      expect(heard).toHaveBeenCalled();
    }, patience);
    await two.close();
  });

  test("a transaction whose connection is lost was not committed, and says that it is worth another attempt", async () => {
    const lost = db.transaction("worker", async (tx) => {
      await tx.scheduledRun.create({ data: { name: "lost", slot: new Date(0) } });
      const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await db.wake("nobody");
      await killBackend(row?.pid ?? 0);
    });
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await db.run("console", (tx) => tx.scheduledRun.count({ where: { name: "lost" } }))).toBe(0);
  });

  test("workers that hold all their connections do not keep the webhook waiting", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    let inside = 0;
    const busy = Array.from({ length: 12 }, () =>
      db.transaction("worker", async () => {
        inside += 1;
        await gate;
      }),
    );
    await vi.waitFor(() => expect(inside).toBe(4));
    const [answer] = await db.run("webhook", (tx) => tx.$queryRaw<object[]>`SELECT 'served' AS text`);
    expect(answer).toEqual({ text: "served" });
    open();
    await Promise.all(busy);
    expect(inside).toBe(12);
  });

  test("the session is in UTC whatever the address asks for, and statements have a time limit", async () => {
    const url = new URL(here.url ?? "");
    url.searchParams.set("options", "-c timezone=Asia/Tokyo -c statement_timeout=0");
    const two = await another("two", url.href);
    const settings = await two.run(
      "webhook",
      (tx) => tx.$queryRaw`
      SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS limit`,
    );
    expect(settings).toEqual([{ zone: "UTC", limit: "8s" }]);
    await two.close();
  });

  test("a server that is not there is unavailable", async () => {
    await expect(another("two", "postgresql://nobody@127.0.0.1:1/nothing")).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  /** From a connection of its own: inside a transaction the database can't be asked for another. */
  async function killBackend(pid: number): Promise<void> {
    const { Client } = (await import("pg")).default;
    const client = new Client({ connectionString: here.url });
    await client.connect();
    await client.query("SELECT pg_terminate_backend($1)", [pid]);
    await client.end();
  }
});
