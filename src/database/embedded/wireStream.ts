/** A "socket" for node-postgres whose other end is the embedded database's thread. */
import { Duplex } from "node:stream";

/** The other end: takes whole wire messages; what comes back is pushed into the stream. */
export interface WireEnd {
  /** Resolves when the database can take messages. */
  open(stream: WireStream): Promise<void>;
  send(stream: WireStream, bytes: Uint8Array): void;
}

/**
 * Messages after which PostgreSQL answers: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail, and a password.
 * Anything else is kept back until one of these follows, because the embedded PostgreSQL answers each delivery.
 */
const asksForAnswer = new Set([..."QSHFcfp"].map((letter) => letter.charCodeAt(0)));
const terminate = "X".charCodeAt(0);

export class WireStream extends Duplex {
  private held: Buffer[] = [];
  private greeted = false;

  constructor(private readonly end_: WireEnd) {
    super();
  }

  /** What node-postgres calls on a new socket; the address means nothing here. */
  connect(): this {
    this.end_.open(this).then(
      () => this.emit("connect"),
      (error: Error) => this.destroy(error),
    );
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // The other end pushes when it has something.
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.deliver([chunk]);
    done();
  }
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.deliver(chunks.map(({ chunk }) => chunk));
    done();
  }
  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  private deliver(chunks: readonly Buffer[]): void {
    const bytes = Buffer.concat([...this.held, ...chunks]);
    const last = lastMessage(bytes, this.greeted);
    // Goodbye is for the socket, not for the one session inside that the next connection goes on with.
    if (last === terminate) return;
    if (this.greeted && !asksForAnswer.has(last)) {
      this.held = [bytes];
      return;
    }
    this.held = [];
    this.greeted = true;
    this.end_.send(this, new Uint8Array(bytes));
  }
}

/** The letter of the last message in `bytes`; the first message of a connection has none. */
function lastMessage(bytes: Buffer, greeted: boolean): number {
  let offset = greeted ? 0 : bytes.readInt32BE(0);
  let letter = 0;
  while (offset < bytes.length) {
    letter = bytes.readUInt8(offset);
    offset += 1 + bytes.readInt32BE(offset + 1);
  }
  return letter;
}
