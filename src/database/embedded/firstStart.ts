/** Creates the embedded database so that a process killed on the way leaves a folder from which the next start works. */
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Engine } from "./engine.js";

/** Makes sure that `folder` is a complete database. The lock of the folder around it must be held. */
export async function prepareFolder(folder: string): Promise<void> {
  const around = dirname(folder);
  const unfinished = `${basename(folder)}.new-`;
  for (const name of await readdir(around)) {
    if (name.startsWith(unfinished)) await rm(join(around, name), { recursive: true });
  }
  if (existsSync(folder)) return;

  const beginning = await mkdtemp(join(around, unfinished));
  // A thread of its own, because creating a database needs a lot of memory that only the end of a thread gives back.
  const engine = new Engine({ folder: beginning, snapshot: undefined, durable: true });
  await engine.start();
  await engine.close();
  await syncTree(beginning);
  await rename(beginning, folder);
  await syncPath(around);
}

/** The first files were copied by PGlite, which does not sync them. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? syncTree(path) : syncPath(path));
  }
  await syncPath(folder);
}

async function syncPath(path: string): Promise<void> {
  // Windows can't open folders; there the names are as safe as the file system makes them.
  const file = await open(path, "r").catch(() => undefined);
  await file?.sync().catch(() => {});
  await file?.close();
}
