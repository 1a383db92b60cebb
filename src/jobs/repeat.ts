/** Does something again and again, never twice at once; one failure is logged and the next time comes all the same. */
import { errorFields, type Log } from "../log.js";

/** @returns a function that ends it, and waits for the one that is under way */
export function repeat(name: string, everyMs: number, work: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> | undefined;
  async function once(): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error("repeated work failed", { work: name, ...errorFields(error) });
    } finally {
      running = undefined;
    }
  }
  const timer = setInterval(() => {
    running ??= once();
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
