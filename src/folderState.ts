/** What a folder holds, as one text that differs after any change of it: names, sizes, times. Nothing is opened. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Folders in folders; more would be a link that leads back. */
const deepest = 8;

/** @param entered each folder before it is read, so that whoever watches it from then on misses nothing */
export async function folderState(folder: string, entered: (folder: string) => void = () => {}): Promise<string> {
  const found: string[] = [];

  async function read(path: string, depth: number): Promise<void> {
    entered(path);
    // What is gone in the middle of a swap is simply not there.
    const names = await readdir(path).catch(() => []);
    for (const name of names.sort()) {
      // Editors keep theirs beside the file.
      if (name.startsWith(".") || name.endsWith("~")) continue;
      const child = join(path, name);
      const about = await stat(child).catch(() => undefined);
      if (about?.isDirectory() && depth < deepest) await read(child, depth + 1);
      else if (about) found.push(`${child} ${about.size} ${about.mtimeMs} ${about.ino}`);
    }
  }

  await read(folder, 0);
  return found.join("\n");
}
