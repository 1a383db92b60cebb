/**
 * A process that wants the lock on a folder: tries until it has it, writes when it comes in and goes out, and dies
 * without giving it back (or, when the last argument is "release", gives it back first).
 */
import { appendFileSync } from "node:fs";
import { LockHeld, takeLock } from "../../scripts/lock.mjs";

const [folder, journal, ending] = process.argv.slice(2);
for (;;) {
  try {
    const lock = await takeLock(folder);
    appendFileSync(journal, `in ${process.pid}\n`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    appendFileSync(journal, `out ${process.pid}\n`);
    if (ending === "release") await lock.release();
    process.kill(process.pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
  }
}
