import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createJobStore } from "../../src/jobs/jobStore.js";
import { type JobKind, jobKind, startJobWorker } from "../../src/jobs/jobWorker.js";
import { createLog } from "../../src/log.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { until } from "../support/until.js";

const database = useDatabase();
const done: string[] = [];
let maySend = true;
afterEach(async () => {
  done.length = 0;
  maySend = true;
  await emptyDatabase(database);
});

const kinds = new Map<string, JobKind>([
  ["note", jobKind(z.object({ word: z.string() }), async ({ word }) => void done.push(word))],
  ["fail", jobKind(z.object({}), () => Promise.reject(new Error("ひみつ")))],
]);
const rows = () => database.run("console", (tx) => tx.job.findMany({ orderBy: { id: "asc" } }));

async function work(...jobs: { kind: string; payload: object; key?: string }[]) {
  const store = createJobStore(database);
  await database.transaction("worker", async (tx) => {
    for (const job of jobs) await store.enqueue(tx, job);
  });
  return startJobWorker({ database, jobs: store, kinds, maySend: () => maySend, log: createLog("silent") });
}

describe("jobs", () => {
  it("run once, and one with the key of a waiting one is not made again", async () => {
    const pump = await work(
      { kind: "note", payload: { word: "a" }, key: "k" },
      { kind: "note", payload: { word: "b" }, key: "k" },
      { kind: "note", payload: { word: "c" } },
    );
    await until(async () => (await rows()).every(({ state }) => state === "done"));
    await pump.stop(1_000);
    expect(done.toSorted()).toEqual(["a", "c"]);
  });

  it("that fail wait for a later try, and say why without what they were about", async () => {
    const pump = await work({ kind: "fail", payload: {} });
    await until(async () => (await rows())[0]?.lastError !== null);
    await pump.stop(1_000);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "waiting", attempts: 1, lastError: "Error", claimedBy: null });
    expect(row?.runAt.getTime()).toBeGreaterThan((await database.now()).getTime());
  });

  it("that take the process with them again and again are put aside", async () => {
    const store = createJobStore(database);
    await database.transaction("worker", (tx) => store.enqueue(tx, { kind: "note", payload: { word: "x" } }));
    await database.run("console", (tx) => tx.$executeRaw`UPDATE job SET attempts = 10`);
    const pump = startJobWorker({ database, jobs: store, kinds, maySend: () => true, log: createLog("silent") });
    await until(async () => (await rows())[0]?.state === "failed");
    await pump.stop(1_000);
    expect(done).toEqual([]);
  });

  it("of a kind nobody knows are put aside, and none runs while sending is held", async () => {
    maySend = false;
    const pump = await work({ kind: "nonsense", payload: {} });
    expect((await rows())[0]?.state).toBe("waiting");
    maySend = true;
    pump.wake();
    await until(async () => (await rows())[0]?.state === "failed");
    await pump.stop(1_000);
  });

  it("of an instance that is gone are free again", async () => {
    const store = createJobStore(database);
    await database.transaction("worker", (tx) => store.enqueue(tx, { kind: "note", payload: { word: "x" } }));
    expect(await store.claim(5)).toHaveLength(1);
    expect(await store.claim(5)).toHaveLength(0);
    expect(await store.freeWorkOfOthers([database.instanceId])).toBe(0);
    expect(await store.freeWorkOfOthers([])).toBe(1);
    expect(await store.claim(5)).toMatchObject([{ attempts: 2 }]);
  });
});
