/** Sends webhooks as LINE does: signed, within two seconds or failed, again where redelivery is on. */
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Channel } from "./channel.js";
import { Ring } from "./ring.js";
import type { WebhookEvent } from "./webhookEvent.js";
import { type PostOutcome, post } from "./webhookPost.js";
import type { World } from "./world.js";

export interface WebhookRecord extends PostOutcome {
  channel: string;
  at: number;
  eventIds: string[];
  types: string[];
  redelivery: boolean;
}

export interface WebhookSettings {
  /** LINE: two seconds. */
  timeoutMs: number;
  /** Pauses before each further attempt after an answer other than 2xx; LINE does not tell its own. Empty: off, as at LINE. */
  redeliverAfterMs: number[];
  /** Every n-th event comes again although it was received; 0: never. */
  redeliverEvery: number;
}

export class WebhookSender {
  settings: WebhookSettings = { timeoutMs: 2_000, redeliverAfterMs: [], redeliverEvery: 0 };
  readonly records = new Ring<WebhookRecord>(2_000);
  private held: { channel: Channel; event: WebhookEvent }[] | undefined;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private sentEvents = 0;

  constructor(
    private readonly world: World,
    private readonly endpointOf: (channel: string) => string,
  ) {}

  urlOf(channel: Channel): string {
    return channel.webhookEndpoint ?? this.endpointOf(channel.name);
  }

  /** Sends one event, or keeps it where `together` collects. Resolves when the first attempt was answered. */
  async send(channel: Channel, event: WebhookEvent): Promise<PostOutcome> {
    if (this.held) {
      this.held.push({ channel, event });
      return { status: undefined, ms: 0, error: "held" };
    }
    return this.sendEvents(channel, [event]);
  }

  /** Collects what happens in `work` and sends it in as few POSTs as wished: several events in one, in any order. */
  async together(
    work: () => Promise<void>,
    { shuffled = false, perPost = 100 }: { shuffled?: boolean; perPost?: number } = {},
  ): Promise<PostOutcome[]> {
    this.held = [];
    let collected: typeof this.held;
    try {
      await work();
    } finally {
      collected = this.held;
      this.held = undefined;
    }
    if (shuffled) collected.reverse();
    const outcomes: Promise<PostOutcome>[] = [];
    for (const channel of new Set(collected.map((one) => one.channel))) {
      const events = collected.filter((one) => one.channel === channel).map((one) => one.event);
      for (let at = 0; at < events.length; at += perPost) {
        outcomes.push(this.sendEvents(channel, events.slice(at, at + perPost)));
      }
    }
    return Promise.all(outcomes);
  }

  async sendEvents(channel: Channel, events: WebhookEvent[]): Promise<PostOutcome> {
    const first = await this.attempt(channel, events, false);
    const due = events.filter(() => {
      this.sentEvents += 1;
      return this.settings.redeliverEvery > 0 && this.sentEvents % this.settings.redeliverEvery === 0;
    });
    if (due.length > 0) void this.track(this.attempt(channel, due, true));
    if (!received(first)) void this.track(this.redeliver(channel, events));
    return first;
  }

  /** Any body at all, signed like LINE's unless told otherwise: for hostile bodies. */
  async post(
    channel: Channel,
    body: string | Buffer,
    options: { url?: string; headers?: Record<string, string> } = {},
  ): Promise<PostOutcome> {
    const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
    const signature = createHmac("sha256", channel.options.channelSecret).update(bytes).digest("base64");
    const headers = { "x-line-signature": signature, ...options.headers };
    return this.track(post(options.url ?? this.urlOf(channel), bytes, headers, this.settings.timeoutMs));
  }

  /** Resolves when nothing is under way any more, redeliveries included. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.idle();
  }

  private async redeliver(channel: Channel, events: WebhookEvent[]): Promise<void> {
    for (const ms of this.settings.redeliverAfterMs) {
      // Rejects when the platform stops: what is not delivered by then never will be.
      await pause(ms, undefined, { signal: this.stopping.signal });
      if (received(await this.attempt(channel, events, true))) return;
    }
  }

  private async attempt(channel: Channel, events: WebhookEvent[], redelivery: boolean): Promise<PostOutcome> {
    const sent = redelivery ? events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } })) : events;
    for (const event of events) if (event.replyToken) channel.replyTokens.goesOut(event.replyToken, redelivery);
    const at = this.world.clock();
    const outcome = await this.post(channel, JSON.stringify({ destination: channel.options.botUserId, events: sent }));
    const [eventIds, types] = [events.map((event) => event.webhookEventId), events.map((event) => event.type)];
    this.records.add({ ...outcome, channel: channel.name, at, eventIds, types, redelivery });
    this.world.changed({ channel: channel.name, chatId: "" });
    return outcome;
  }

  private track<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    const done = () => this.underWay.delete(work);
    work.then(done, done);
    return work;
  }
}

const received = ({ status }: PostOutcome): boolean => status !== undefined && status >= 200 && status < 300;
