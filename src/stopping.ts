/** Ending the process in order (R15): not ready, no more claims, what is in flight is finished, exit. */
import { errorFields, type Log } from "./log.js";

/** What is in flight has this long, then open connections, then the process is over whatever hangs. */
export const stopMs = { work: 5_500, server: 1_000, process: 8_000 } as const;

/** What has been started, to be ended in the opposite order, also when a start fails half way. */
export class Started {
  private readonly ends: (() => unknown)[] = [];

  add<Part>(part: Part, end: (part: Part) => unknown): Part {
    this.ends.push(() => end(part));
    return part;
  }

  /** Ends all, also what comes after one that can't be ended. @throws the first fault */
  async end(): Promise<void> {
    const faults: unknown[] = [];
    for (const end of this.ends.splice(0).reverse()) {
      try {
        await end();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}

/** Also in the middle of a start, which is finished first: half a start is harder to end than a whole one. */
export function stopOnSignals(starting: Promise<{ stop(): Promise<void> }>, log: Log): void {
  let stopping = false;
  const stop = (signal: string) => {
    // A terminal and npm may each send one for the same Ctrl+C.
    if (stopping) return;
    stopping = true;
    log.info("stopping", { signal });
    setTimeout(() => process.exit(1), stopMs.process);
    void starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on("SIGTERM", () => stop("SIGTERM")).on("SIGINT", () => stop("SIGINT"));
}

/** A fault nobody caught: Node would print its message, which may quote a resident. What counts is on disk; stop. */
export function stopOnFault(log: Log): void {
  process.on("uncaughtException", (error) => {
    log.error("uncaught fault", errorFields(error));
    process.exit(1);
  });
}
