/** What the main thread and the thread of the embedded database say to each other. */

/** The thread ends with this when PostgreSQL has given up inside; a new thread recovers from the files. */
export const brokenExitCode = 70;

/** How to open the database, given to the thread when it starts. */
export interface Opening {
  /** The folder of the database; without it the database lives in memory (tests). */
  folder: string | undefined;
  /** A snapshot to begin from, in memory only. */
  snapshot: Uint8Array | undefined;
  /** Whether a commit waits for the disk. */
  durable: boolean;
}

export type Request =
  /** Whole messages of PostgreSQL's wire protocol, from connection number `session`. */
  { kind: "wire"; session: number; bytes: Uint8Array } | { kind: "snapshot" } | { kind: "close" };

export type Answer =
  /** `syncing`: whether a commit made the disk write, as far as the thread could tell. */
  | { kind: "open"; syncing: boolean }
  | { kind: "wire"; session: number; bytes: Uint8Array }
  | { kind: "snapshot"; bytes: Uint8Array }
  | { kind: "closed" };
