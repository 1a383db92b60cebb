/** Does something again and again, never twice at once; one failure is logged and the next time comes all the same. */
import { errorFields, type Log } from "../log.js";

/** @returns a function that ends it */
export function repeat(name: string, everyMs: number, work: () => Promise<void>, log: Log): () => void {
  let running = false;
  const timer = setInterval(async () => {
    if (running) return;
    running = true;
    try {
      await work();
    } catch (error) {
      log.error("repeated work failed", { work: name, ...errorFields(error) });
    } finally {
      running = false;
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
