/** Lets calls through one by one, each in its slot; slots are taken for all that wait, not one at a time. */

export interface Slots {
  gapMs: number;
  reserve(channel: string, count: number): Promise<number>;
}

export interface Pacer {
  /** Resolves in this channel's next slot. */
  slot(channel: string): Promise<void>;
}

interface Waiting {
  go(): void;
  fail(error: unknown): void;
  missed: number;
}

/** Taken ahead, at most: what dies with an instance is lost to the others. */
const aheadMs = 250;
/** Later than this a call would crowd those of the slots after it, and waits for another. */
const lateMs = 200;
const patience = 3;

export function createPacer(slots: Slots): Pacer {
  const queues = new Map<string, Waiting[]>();
  const batch = Math.max(1, Math.floor(aheadMs / slots.gapMs));

  async function hand(channel: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const taken = queue.splice(0, batch);
      try {
        const firstMs = await slots.reserve(channel, taken.length);
        const begin = performance.now() + firstMs;
        await Promise.all(taken.map((one, index) => at(begin + index * slots.gapMs, one, queue)));
      } catch (error) {
        for (const one of taken) one.fail(error);
      }
    }
    queues.delete(channel);
  }

  return {
    slot: (channel) =>
      new Promise<void>((go, fail) => {
        const waiting = { go, fail, missed: 0 };
        const queue = queues.get(channel);
        if (queue) queue.push(waiting);
        else {
          const begun = [waiting];
          queues.set(channel, begun);
          // In the next tick, so that those who come together share one statement.
          setImmediate(() => void hand(channel, begun));
        }
      }),
  };
}

async function at(time: number, one: Waiting, queue: Waiting[]): Promise<void> {
  const wait = time - performance.now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  if (performance.now() - time > lateMs && one.missed < patience) {
    one.missed += 1;
    queue.unshift(one);
  } else one.go();
}
