/**
 * `npm start`: takes the data folder, sets up what is missing, then is the product.
 *
 * The lock comes first, so that a second start changes nothing under the feet of the first. The product runs in this
 * same process: the lock stays held without a gap, and no process is left behind when this one is killed.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { LockHeld, takeLock } from "./lock.mjs";
import { SetupFailed, setUp } from "./setup.mjs";

try {
  const settings = readSettings();
  // On a server several instances may run; the folder belongs to one process only where the database is in it.
  if (!settings.DATABASE_URL)
    await takeLock(resolve(settings.DATA_DIR || "./data"), { url: urlOf(settings), handOver: true });
  await setUp((line) => console.log(line));
  await import("../dist/src/main.js");
} catch (error) {
  // These are told apart for a person; anything else is a fault and shows where it happened.
  if (!(error instanceof LockHeld || error instanceof SetupFailed || /^E[A-Z]+$/.test(error?.code ?? ""))) throw error;
  console.error(error.message);
  process.exit(1);
}

/** What config.ts will read, as far as it is needed before config.ts is built. */
function readSettings() {
  const file = join(process.cwd(), ".env");
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}), ...process.env };
}

function urlOf({ PUBLIC_URL, PORT }) {
  return PUBLIC_URL || `http://localhost:${PORT || 3000}`;
}
