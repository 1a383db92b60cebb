/** The thread in which the embedded PostgreSQL runs: opens it and answers wire messages one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { DurableFiles } from "./durableFiles.js";
import { type Answer, brokenExitCode, type Opening, type Request } from "./messages.js";

const port = parentPort;
if (!port) throw new Error("the embedded database's thread must be started as a worker");
const opening = workerData as Opening;
const files = opening.folder === undefined ? undefined : new DurableFiles(opening.folder);

const durability = opening.durable ? ["-c", "fsync=on", "-c", "wal_sync_method=fsync"] : ["-F"];
const engine = await PGlite.create({
  // Without extensions: what runs here must run on any PostgreSQL.
  ...(files ? { fs: files } : {}),
  ...(opening.snapshot ? { loadDataDir: new Blob([opening.snapshot.slice()]) } : {}),
  startParams: [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
    ...durability,
    ...["-c", "shared_buffers=32MB"],
  ],
} satisfies PGliteOptions);

endWhenBroken();
say({ kind: "open", syncing: await commitReachesDisk() });
let session = 0;
let work: Promise<void> = Promise.resolve();
port.on("message", (request: Request) => {
  work = work.then(() => perform(request));
});

async function perform(request: Request): Promise<void> {
  switch (request.kind) {
    case "wire":
      if (request.session > session) await begin(request.session);
      // A late word of a connection that is gone must not disturb the present one.
      if (request.session < session) return;
      return say({ kind: "wire", session, bytes: await answer(request.bytes) });
    case "snapshot": {
      await engine.exec("CHECKPOINT");
      const snapshot = await engine.dumpDataDir("none");
      return say({ kind: "snapshot", bytes: new Uint8Array(await snapshot.arrayBuffer()) });
    }
    case "close":
      await engine.close();
      say({ kind: "closed" });
      port?.close();
  }
}

/** PostgreSQL has one session inside for all connections: a new one must not inherit a transaction or settings. */
async function begin(next: number): Promise<void> {
  session = next;
  if (engine.isInTransaction()) await engine.exec("ROLLBACK");
  await engine.exec("DISCARD ALL");
}

async function answer(messages: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await engine.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (bytes) => void chunks.push(bytes.slice()),
  });
  return join(chunks);
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/**
 * When PostgreSQL gives up inside (it can't write its log because the disk is full, for instance) PGlite swallows that
 * and asks again for ever. Ending the thread is the way out: the next one recovers from the files.
 */
function endWhenBroken(): void {
  const module: unknown = engine.Module;
  if (!hasMainLoop(module)) throw new Error("PGlite has changed inside: its main loop is not where it was");
  const step = module._PostgresMainLoopOnce;
  module._PostgresMainLoopOnce = () => {
    try {
      step();
    } catch (error) {
      if (ordinary(error)) throw error;
      process.exit(brokenExitCode);
    }
  };
}

/** An error of a statement reaches PGlite as this exit status, and it goes on. */
function ordinary(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 100;
}

function hasMainLoop(module: unknown): module is { _PostgresMainLoopOnce: () => void } {
  return typeof module === "object" && module !== null && "_PostgresMainLoopOnce" in module;
}

/** Commits something and sees whether the file system was asked to sync. */
async function commitReachesDisk(): Promise<boolean> {
  if (!files || !opening.durable) return false;
  const before = files.syncs;
  await engine.query("SELECT pg_logical_emit_message(true, 'tonari', 'does a commit reach the disk?')");
  return files.syncs > before;
}

function say(message: Answer): void {
  const transfer = "bytes" in message ? [message.bytes.buffer as ArrayBuffer] : [];
  port?.postMessage(message, transfer);
}
