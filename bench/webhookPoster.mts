/**
 * LINE's side of webhooks: signed, posted until they are answered 200, some of them once more although they were, each
 * time under the id that they had at first.
 */
import { createHmac, randomBytes } from "node:crypto";

export interface WebhookPoster {
  /** Returns when they have been answered 200. */
  post(events: readonly object[]): Promise<void>;
  /** Waits for what is still to be delivered once more. */
  settled(): Promise<void>;
  readonly tally: { acknowledged: number; repeatedUnanswered: number; redelivered: number };
}

export interface PosterOptions {
  /** Of the server, wherever it is by now. */
  url(): string;
  channel: string;
  secret: string;
  /** Share of the acknowledged events that come once more. */
  redelivered: number;
}

export const newEventId = (): string => randomBytes(13).toString("hex").toUpperCase();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createPoster({ url, channel, secret, redelivered }: PosterOptions): WebhookPoster {
  const tally = { acknowledged: 0, repeatedUnanswered: 0, redelivered: 0 };
  const later: Promise<void>[] = [];

  async function once(events: readonly object[], isRedelivery: boolean): Promise<boolean> {
    const marked = events.map((event) => ({ ...event, deliveryContext: { isRedelivery } }));
    const body = JSON.stringify({ destination: `U${"0".repeat(32)}`, events: marked });
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    const answer = await fetch(`${url()}/webhook/${channel}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-line-signature": signature },
      body,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.status === 200;
  }

  async function untilTaken(events: readonly object[], again: boolean): Promise<void> {
    for (let isRedelivery = again; !(await once(events, isRedelivery)); isRedelivery = true) {
      tally.repeatedUnanswered += events.length;
      await pause(50 + Math.random() * 200);
    }
  }

  return {
    tally,
    async post(events) {
      await untilTaken(events, false);
      tally.acknowledged += events.length;
      const chosen = events.filter(() => Math.random() < redelivered);
      if (chosen.length === 0) return;
      tally.redelivered += chosen.length;
      later.push(pause(Math.random() * 3_000).then(() => untilTaken(chosen, true)));
    },
    async settled() {
      await Promise.all(later);
    },
  };
}
