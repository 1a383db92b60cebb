/** Who owns a folder. `pid` and `since` are missing only where the system can't tell. */
export interface Holder {
  pid?: number;
  since?: string;
  url?: string;
}

export interface Lock {
  /** The real path of the folder. */
  readonly folder: string;
  release(): Promise<void>;
}

/** Another process (or another part of this one) owns the folder; the message is a sentence for people. */
export class LockHeld extends Error {
  readonly holder: Holder;
  /** The message is all that a person at the terminal needs. */
  readonly forOperator: true;
}

/**
 * Takes the lock on `folder` at once or throws LockHeld. With `handOver` the next call in this process gets the same
 * lock: so `npm start` takes it before the set-up, and the database that it then opens takes it over.
 */
export function takeLock(folder: string, options?: { url?: string; handOver?: boolean }): Promise<Lock>;

/** Takes the lock, waiting for as long as others have it; `onWait` is told once who that is. */
export function waitForLock(folder: string, onWait: (holder: Holder) => void): Promise<Lock>;

/** The address of a local socket in `folder` (a named pipe on Windows), short enough; call `done` when it is in use. */
export function localAddress(folder: string, name: string): { path: string; done(): void };
