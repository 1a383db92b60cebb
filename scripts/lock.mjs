/**
 * An exclusive lock on a folder: one process at a time, free at once when that process is gone, however it died.
 * Only what Node brings along, because `npm start` takes it before the dependencies are there.
 *
 * The owner listens on a local socket, so that being alive is something the operating system knows: no process ids
 * that get used again, no heartbeats, no clock. Which socket is the owner's is said by a chain of symbolic links
 * `lock/owner.1`, `owner.2`, …: the highest counts. A link is made in one step or not at all, so of two processes
 * that find the last owner dead only one can make the next link. A number is never used twice while it could matter:
 * the last link stays when its owner leaves, and who comes late (its number was taken and cleared away meanwhile)
 * sees a higher one and steps back. Windows has named pipes instead, which are exclusive by themselves.
 *
 * It also holds between containers that share the folder on one machine. It does not between machines.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, isAbsolute, join } from "node:path";
import { answering, askAt, closed, listening, localAddress } from "./localSocket.mjs";

export { localAddress } from "./localSocket.mjs";

const windows = process.platform === "win32";
/** Links of earlier owners that are kept, so that a slow reader of the folder can't miss all of them. */
const kept = 8;

/** Another process owns the folder. */
export class LockHeld extends Error {
  forOperator = true;
  constructor(folder, holder) {
    const since = holder.since ? ` since ${holder.since}` : "";
    const where = holder.url ? `, at ${holder.url}` : "";
    super(
      `${folder} is in use by process ${holder.pid ?? "unknown"}${since}${where}. Stop that one first, or use another folder.`,
    );
    this.name = "LockHeld";
    this.holder = holder;
  }
}

/** Locks of this process, by the real path of their folder. */
const own = new Map();

/** Takes the lock or throws LockHeld; see lock.d.mts. */
export async function takeLock(folder, { url, handOver = false } = {}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = realpathSync(folder);
  const before = own.get(place);
  if (before?.handOver) {
    before.handOver = handOver;
    return before.lock;
  }
  const facts = { pid: process.pid, since: new Date().toISOString(), url };
  const release = windows ? await claimPipe(place, facts) : await claimLink(place, facts);
  const lock = {
    folder: place,
    async release() {
      if (own.get(place)?.lock !== lock) return;
      own.delete(place);
      await release();
    },
  };
  own.set(place, { lock, handOver });
  return lock;
}

/** Takes the lock, waiting for as long as others have it; `onWait` is told once who that is. */
export async function waitForLock(folder, onWait) {
  for (let told = false; ; told = true) {
    try {
      return await takeLock(folder);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (!told) onWait(error.holder);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function claimLink(place, facts) {
  const folder = join(place, "lock");
  let socket;
  try {
    for (;;) {
      const last = lastOwner(folder);
      const holder = last && (await ask(folder, last));
      if (holder) throw new LockHeld(place, holder);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      socket ??= await listenIn(folder, facts);
      const number = (last?.number ?? 0) + 1;
      const link = join(folder, `owner.${number}`);
      if (!linkTo(socket.name, link)) continue;
      if (lastOwner(folder)?.number === number) {
        clearBelow(folder, number - kept);
        return () => socket.close();
      }
      rmSync(link, { force: true });
    }
  } catch (error) {
    await socket?.close();
    throw error;
  }
}

async function claimPipe(place, facts) {
  const { path } = localAddress(place, "lock");
  const server = answering(facts);
  try {
    await listening(server, path);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    throw new LockHeld(place, (await askAt(path)) ?? {});
  }
  return () => closed(server);
}

/** @returns {{number: number, link: string, name: string} | undefined} */
function lastOwner(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  const numbers = names.flatMap((name) => (/^owner\.\d{1,15}$/.test(name) ? [Number(name.slice(6))] : []));
  if (numbers.length === 0) return undefined;
  const number = Math.max(...numbers);
  const link = join(folder, `owner.${number}`);
  try {
    return { number, link, name: readlinkSync(link) };
  } catch (error) {
    if (error.code === "ENOENT") return lastOwner(folder);
    throw error;
  }
}

/** @returns who the owner is if it lives, else undefined */
async function ask(folder, { link, name }) {
  const address = isAbsolute(name) ? { path: name, done() {} } : localAddress(folder, name);
  const answer = await askAt(address.path).finally(address.done);
  if (!answer) return undefined;
  const since = lstatSync(link, { throwIfNoEntry: false })?.mtime.toISOString();
  return { pid: Number.parseInt(basename(name), 10), since, ...answer };
}

async function listenIn(folder, facts) {
  const name = `${process.pid}-${randomBytes(6).toString("hex")}.sock`;
  const server = answering(facts);
  const address = localAddress(folder, name);
  try {
    await listening(server, address.path);
    chmodSync(join(folder, name), 0o600);
    return { name, close: () => closed(server, join(folder, name)) };
  } catch {
    // File systems without sockets (some shared folders of virtual machines): then it lives beside them.
    const beside = join(mkdtempSync(join(tmpdir(), "tonari-")), name);
    await listening(server, beside);
    return { name: beside, close: () => closed(server, join(beside, "..")) };
  } finally {
    address.done();
  }
}

/** @returns whether the link is ours; false if somebody was faster */
function linkTo(target, link) {
  try {
    symlinkSync(target, link);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes the links of long gone owners and their sockets. */
function clearBelow(folder, number) {
  for (const entry of readdirSync(folder)) {
    if (!/^owner\.\d{1,15}$/.test(entry) || Number(entry.slice(6)) > number) continue;
    const link = join(folder, entry);
    try {
      const name = readlinkSync(link);
      if (!isAbsolute(name)) rmSync(join(folder, name), { force: true });
    } catch {
      // Somebody else has cleared it away.
    }
    rmSync(link, { force: true });
  }
}
