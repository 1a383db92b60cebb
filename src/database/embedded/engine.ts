/** The embedded database as the main thread sees it: started, spoken to, started again after a breakdown, stopped. */
import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import pg from "pg";
import { DatabaseUnavailable } from "../failure.js";
import { type Answer, brokenExitCode, type Opening, type Request } from "./messages.js";
import { spawnThread } from "./spawnThread.js";
import { WireStream } from "./wireStream.js";

const restMs = 2_000;
const closeMs = 10_000;

export class Engine {
  private thread: Worker | undefined;
  private starting: Promise<boolean> | undefined;
  private closing = false;
  /** After a start that failed there is a pause, because each attempt costs half a second of a core. */
  private restUntil = 0;
  private readonly streams = new Map<number, WireStream>();
  private readonly sessions = new WeakMap<WireStream, number>();
  private lastSession = 0;

  constructor(
    private readonly opening: Opening,
    private readonly onBreakdown: (reason: string) => void = () => {},
  ) {}

  /** Starts the thread if it doesn't run. @returns whether a commit was seen to reach the disk */
  start(): Promise<boolean> {
    if (this.closing) return Promise.reject(new DatabaseUnavailable("it is being closed"));
    if (Date.now() < this.restUntil) return Promise.reject(new DatabaseUnavailable("it broke down a moment ago"));
    this.starting ??= this.spawn();
    return this.starting;
  }

  /** A new "socket" to the database, for node-postgres. */
  private socket(): WireStream {
    return new WireStream({
      open: async (stream) => {
        await this.start();
        this.lastSession += 1;
        this.streams.set(this.lastSession, stream);
        this.sessions.set(stream, this.lastSession);
        const session = this.lastSession;
        stream.once("close", () => this.streams.delete(session));
      },
      send: (stream, bytes) => this.tell({ kind: "wire", session: this.sessions.get(stream) ?? 0, bytes }),
    });
  }

  /** The one connection there can be, as a pool, because that is what Prisma's adapter takes. */
  pool(): pg.Pool {
    const pool = new pg.Pool({
      stream: () => this.socket(),
      ssl: false,
      max: 1,
      idleTimeoutMillis: 0,
      host: "embedded",
      user: "postgres",
      database: "postgres",
    });
    // A breakdown is reported by the engine; the pool makes a new connection when it is asked next.
    pool.on("error", () => {});
    return pool;
  }

  /** Everything in the database as a tar archive, to begin others from. */
  async snapshot(): Promise<Uint8Array> {
    const answer = this.next("snapshot");
    this.tell({ kind: "snapshot" });
    return (await answer).bytes;
  }

  /** Writes everything to the files and ends the thread. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.starting?.catch(() => false);
    if (!this.thread) return;
    const { thread } = this;
    const ended = once(thread, "exit");
    this.tell({ kind: "close" });
    // What is acknowledged is on disk already; a close that hangs (a full disk) must not keep the process alive.
    const deadline = setTimeout(() => void thread.terminate(), closeMs);
    await ended;
    clearTimeout(deadline);
  }

  private async spawn(): Promise<boolean> {
    const thread = spawnThread(this.opening);
    this.thread = thread;
    thread.on("message", (answer: Answer) => this.hear(answer));
    thread.once("error", (error) => this.lose(thread, error.message));
    thread.once("exit", (code) => {
      this.lose(
        thread,
        code === brokenExitCode ? "PostgreSQL gave up, the disk may be full" : `its thread ended with ${code}`,
      );
    });
    try {
      return (await this.next("open")).syncing;
    } catch (error) {
      this.restUntil = Date.now() + restMs;
      throw error;
    }
  }

  private hear(answer: Answer): void {
    if (answer.kind === "wire") this.streams.get(answer.session)?.push(Buffer.from(answer.bytes));
  }

  /** The next answer of a kind, or the breakdown that came instead. */
  private next<K extends Answer["kind"]>(kind: K): Promise<Answer & { kind: K }> {
    const { thread } = this;
    if (!thread) return Promise.reject(new DatabaseUnavailable("its thread does not run"));
    return new Promise((resolve, reject) => {
      const stop = () => {
        thread.off("message", hear);
        thread.off("error", fail);
        thread.off("exit", fail);
      };
      const hear = (answer: Answer) => {
        if (answer.kind !== kind) return;
        stop();
        resolve(answer as Answer & { kind: K });
      };
      const fail = (reason: unknown) => {
        stop();
        reject(
          new DatabaseUnavailable(reason instanceof Error ? reason.message : `its thread ended (${String(reason)})`),
        );
      };
      thread.on("message", hear);
      thread.once("error", fail);
      thread.once("exit", fail);
    });
  }

  private tell(request: Request): void {
    if (!this.thread) throw new DatabaseUnavailable("its thread does not run");
    const transfer = request.kind === "wire" ? [request.bytes.buffer as ArrayBuffer] : [];
    this.thread.postMessage(request, transfer);
  }

  /** Every open connection ends with an error; the next one starts a new thread, which recovers from the files. */
  private lose(thread: Worker, reason: string): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    this.starting = undefined;
    const streams = [...this.streams.values()];
    this.streams.clear();
    for (const stream of streams) stream.destroy(this.closing ? undefined : new DatabaseUnavailable(reason));
    if (!this.closing) this.onBreakdown(reason);
  }
}
