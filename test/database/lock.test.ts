import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockHeld, takeLock, waitForLock } from "#lock";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lockModule = JSON.stringify(new URL("../../scripts/lock.mjs", import.meta.url).href);

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function ownerOf(path: string, url: string): Promise<ChildProcess> {
  const program = `
    const { takeLock } = await import(${lockModule});
    await takeLock(${JSON.stringify(path)}, { url: ${JSON.stringify(url)} });
    process.stdout.write("taken");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("a second process is told within a second who has the folder, and writes nothing", async () => {
  const owner = await ownerOf(folder, "http://localhost:3999");
  const before = readdirSync(folder, { recursive: true });
  const begin = performance.now();
  const error = await takeLock(folder).catch((caught: unknown) => caught);
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect(error).toBeInstanceOf(LockHeld);
  expect(String(error)).toContain(`process ${owner.pid} since 20`);
  expect(String(error)).toContain("at http://localhost:3999");
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  await kill(owner);
});

test("the lock of a killed process is free at once", async () => {
  await kill(await ownerOf(folder, "http://localhost:3999"));
  const lock = await takeLock(folder);
  await lock.release();
});

test("a process that hangs still has its lock", async () => {
  const owner = await ownerOf(folder, "http://localhost:3999");
  owner.kill("SIGSTOP");
  const begin = performance.now();
  await expect(takeLock(folder)).rejects.toThrow(`process ${owner.pid} since`);
  expect(performance.now() - begin).toBeLessThan(1_000);
  await kill(owner);
});

test("the folder is the same by whatever path it is reached", async () => {
  const owner = await ownerOf(folder, "http://localhost:3999");
  const other = `${folder}-link`;
  symlinkSync(folder, other);
  await expect(takeLock(other)).rejects.toThrow(LockHeld);
  rmSync(other);
  await kill(owner);
});

test("a folder with a very long path can be locked too", async () => {
  const deep = join(folder, "a-long-name-of-a-folder-".repeat(4), "and-one-more-".repeat(6));
  mkdirSync(deep, { recursive: true });
  const owner = await ownerOf(deep, "http://localhost:3999");
  await expect(takeLock(deep)).rejects.toThrow("http://localhost:3999");
  await kill(owner);
  await (await takeLock(deep)).release();
});

test("of many processes that find the last owner dead only one at a time is inside, thirty times over", async () => {
  const journal = join(folder, "journal");
  const contender = new URL("../support/lockContender.mjs", import.meta.url).pathname;
  const contenders = Array.from({ length: 30 }, (_, i) =>
    spawn(process.execPath, [contender, folder, journal, i % 3 === 0 ? "release" : "die"], { stdio: "inherit" }),
  );
  await Promise.all(contenders.map((child) => once(child, "exit")));
  const lines = readFileSync(journal, "utf8").trim().split("\n");
  const pairs = lines.filter((_, i) => i % 2 === 0).map((line, i) => [line, lines[i * 2 + 1]]);
  expect(pairs).toHaveLength(30);
  for (const [into, out] of pairs) expect(out).toBe(into?.replace("in", "out"));
  // What dead owners left behind does not pile up.
  expect(readdirSync(join(folder, "lock")).length).toBeLessThan(25);
});

test("a lock that is handed over goes to the next taker in this process, once", async () => {
  await takeLock(folder, { handOver: true });
  const lock = await takeLock(folder);
  await expect(takeLock(folder)).rejects.toThrow(`process ${process.pid}`);
  await lock.release();
  await (await takeLock(folder)).release();
});

test("who waits gets the lock when the owner is gone, and was told whom it waits for", async () => {
  const owner = await ownerOf(folder, "http://localhost:3999");
  const waitedFor: (number | undefined)[] = [];
  const waiting = waitForLock(folder, ({ pid }) => {
    waitedFor.push(pid);
    owner.kill("SIGKILL");
  });
  await (await waiting).release();
  expect(waitedFor).toEqual([owner.pid]);
});

test("the folder is made, for its owner only, where there is none", async () => {
  const fresh = join(folder, "data");
  const lock = await takeLock(fresh);
  expect(lock.folder).toBe(realpathSync(fresh));
  expect(existsSync(join(fresh, "lock"))).toBe(true);
  await lock.release();
});
