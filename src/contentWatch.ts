/**
 * Tells when something in a folder has changed and come to rest: an edit, a file put in another's place, many files at
 * once, the whole folder swapped. Where the system tells nothing (a network drive, no watches left) it looks itself.
 */
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { folderState } from "./folderState.js";

/** An editor that writes in two steps, or a checkout, is done by then. */
const quietMs = 120;
/** Until the next look of its own. */
const lookMs = { told: 10_000, untold: 500 } as const;

export interface FolderWatch {
  /** Watches no more, and waits for what is under way. */
  close(): Promise<void>;
}

export interface FolderWatchOptions {
  folder: string;
  /** What it was (`folderState`) when it was read: a difference to that is a change. */
  seen: string;
  /** One at a time; never throws. */
  changed(): Promise<void>;
  /** The system tells nothing of the folder. */
  untold?(reason: string): void;
  watch?: typeof watch;
}

export function watchFolder(options: FolderWatchOptions): FolderWatch {
  const { folder, changed } = options;
  let known = options.seen;
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stirred = false;
  let told = true;
  let closed = false;

  function wait(ms: number): void {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => {
      looking = look().finally(() => {
        looking = undefined;
        wait(stirred ? quietMs : told ? lookMs.told : lookMs.untold);
      });
    }, ms).unref();
  }

  function stir(): void {
    stirred = true;
    if (!looking) wait(quietMs);
  }

  function follow(path: string, only?: string): void {
    try {
      const watcher = (options.watch ?? watch)(path, { persistent: false }, (_event, name) => {
        if (only === undefined || name === only) stir();
      });
      watchers.push(watcher.on("error", stir));
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      // It may just be on its way to another place.
      if (reason === "ENOENT" || reason === "ENOTDIR") return;
      if (told) options.untold?.(reason);
      told = false;
    }
  }

  function unfollow(): void {
    for (const watcher of watchers.splice(0)) watcher.close();
  }

  async function look(): Promise<void> {
    stirred = false;
    // Anew each time: a watch stays with a folder that was moved away, and knows nothing of the one in its place.
    unfollow();
    follow(dirname(folder), basename(folder));
    const now = await folderState(folder, (one) => {
      if (!closed) follow(one);
    });
    if (now === known || closed) return;
    known = now;
    await changed();
  }

  wait(0);
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await looking;
      unfollow();
    },
  };
}
