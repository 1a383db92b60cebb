/** Whose turn it is on a database with one session: the webhook before the workers before the console. */

export type Lane = "webhook" | "worker" | "console";

const lanes: readonly Lane[] = ["webhook", "worker", "console"];
/** After so many turns of others a waiting lane gets one, so that a flood of webhooks can't starve the workers. */
const patience = 8;

interface Waiting {
  begin: () => void;
}

export class Turns {
  private busy = false;
  private readonly waiting: Record<Lane, Waiting[]> = { webhook: [], worker: [], console: [] };
  private readonly passedOver: Record<Lane, number> = { webhook: 0, worker: 0, console: 0 };

  /** Runs `work` when its turn comes; the turn ends when `work` settles. */
  async take<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (this.busy) await new Promise<void>((begin) => this.waiting[lane].push({ begin }));
    this.busy = true;
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  /** How many wait in a lane. */
  queued(lane: Lane): number {
    return this.waiting[lane].length;
  }

  private next(): void {
    const candidates = lanes.filter((lane) => this.waiting[lane].length > 0);
    const impatient = candidates.findLast((lane) => this.passedOver[lane] >= patience);
    const chosen = impatient ?? candidates[0];
    if (chosen === undefined) {
      this.busy = false;
      return;
    }
    for (const lane of candidates) this.passedOver[lane] = lane === chosen ? 0 : this.passedOver[lane] + 1;
    // `busy` stays true: the turn goes from hand to hand, and nobody who arrives now can slip in between.
    this.waiting[chosen].shift()?.begin();
  }
}
