/**
 * A pump takes waiting work in small batches and runs it, never more than `inFlight` at once.
 * It is woken when there is something to do, and looks by itself now and then: a lost wake-up loses nothing.
 */
import { errorFields, type Log } from "../log.js";

export interface Pump {
  wake(): void;
  /** Looks again after a while, for work that was put off. */
  wakeIn(ms: number): void;
  /** Claims no more, and waits for what is in flight, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** How much is in flight now. */
  readonly busy: number;
}

export interface PumpOptions<Item> {
  name: string;
  inFlight: number;
  /** The largest batch to claim at once; a process that dies has claimed no more than this for nothing. */
  batch?: number;
  claim(limit: number): Promise<Item[]>;
  work(item: Item): Promise<void>;
  subscribe?(listener: () => void): () => void;
  idleMs?: number;
  log: Log;
}

export function startPump<Item>({
  name,
  inFlight,
  batch = 32,
  claim,
  work,
  subscribe,
  idleMs = 1000,
  log,
}: PumpOptions<Item>): Pump {
  let busy = 0;
  let stopped = false;
  let claiming = false;
  let again = false;
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Set<() => void>();

  const settle = () => {
    for (const resolve of waiting) resolve();
  };

  async function run(item: Item): Promise<void> {
    try {
      await work(item);
    } catch (error) {
      log.error("work failed", { pump: name, ...errorFields(error) });
    } finally {
      busy -= 1;
      wake();
      if (busy === 0) settle();
    }
  }

  async function look(): Promise<void> {
    if (stopped || busy >= inFlight) return;
    if (claiming) {
      again = true;
      return;
    }
    claiming = true;
    again = false;
    try {
      const items = await claim(Math.min(batch, inFlight - busy));
      busy += items.length;
      if (items.length > 0) again = true;
      for (const item of items) void run(item);
    } catch (error) {
      log.error("claim failed", { pump: name, ...errorFields(error) });
      wakeIn(idleMs);
    } finally {
      claiming = false;
      if (busy === 0) settle();
      if (again) setImmediate(wake);
    }
  }

  function wake(): void {
    void look();
  }

  function wakeIn(ms: number): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, ms);
    timers.add(timer);
  }

  const unsubscribe = subscribe?.(wake);
  const poll = setInterval(wake, idleMs);
  wake();

  return {
    wake,
    wakeIn,
    get busy() {
      return busy;
    },
    async stop(graceMs) {
      stopped = true;
      clearInterval(poll);
      unsubscribe?.();
      for (const timer of timers) clearTimeout(timer);
      if (busy === 0 && !claiming) return;
      await new Promise<void>((resolve) => {
        const deadline = setTimeout(resolve, graceMs);
        waiting.add(() => {
          clearTimeout(deadline);
          resolve();
        });
      });
    },
  };
}
