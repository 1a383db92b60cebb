/** Prometheus metrics, by names that stay. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  webhookAnswered(channel: string, status: number, events: number, ms: number): void;
  replyEnded(end: string, way: string): void;
  eventPutAside(): void;
  /** What became of an attempt to send a chunk of an announcement. */
  announcementAttempted(end: string): void;
  /** What became of an edit of the content's files. */
  contentReloaded(result: "taken" | "kept"): void;
  /** Read at each scrape: seconds that the oldest waiting event has waited. */
  oldestEvent(read: () => Promise<number>): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "tonari_" });
  const registers = [registry];
  const requests = new Counter({
    name: "tonari_webhook_requests_total",
    help: "Webhook requests by status",
    labelNames: ["channel", "status"],
    registers,
  });
  const events = new Counter({
    name: "tonari_webhook_events_total",
    help: "Webhook events received",
    labelNames: ["channel"],
    registers,
  });
  const seconds = new Histogram({
    name: "tonari_webhook_seconds",
    help: "Time to answer a webhook",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2],
    registers,
  });
  const replies = new Counter({
    name: "tonari_reply_attempts_total",
    help: "Attempts to reply, by what became of them",
    labelNames: ["end", "way"],
    registers,
  });
  const chunks = new Counter({
    name: "tonari_announcement_attempts_total",
    help: "Attempts to send a chunk of an announcement, by what became of them",
    labelNames: ["end"],
    registers,
  });
  const putAside = new Counter({
    name: "tonari_inbox_put_aside_total",
    help: "Events put aside after repeated failure",
    registers,
  });
  const reloads = new Counter({
    name: "tonari_content_reloads_total",
    help: "Edits of the content's files: taken, or the last good version kept",
    labelNames: ["result"],
    registers,
  });
  const kept = new Gauge({
    name: "tonari_content_kept",
    help: "1 while the content's files have a problem and the last good version is shown",
    registers,
  });
  return {
    registry,
    webhookAnswered(channel, status, count, ms) {
      // An unknown channel is whatever a stranger typed: never a label.
      requests.inc({ channel: status === 404 ? "unknown" : channel, status: String(status) });
      if (status === 200) events.inc({ channel }, count);
      seconds.observe(ms / 1000);
    },
    replyEnded: (end, way) => replies.inc({ end, way }),
    eventPutAside: () => putAside.inc(),
    announcementAttempted: (end) => chunks.inc({ end }),
    contentReloaded(result) {
      reloads.inc({ result });
      kept.set(result === "kept" ? 1 : 0);
    },
    oldestEvent(read) {
      const gauge = new Gauge({
        name: "tonari_inbox_oldest_seconds",
        help: "Seconds that the oldest waiting event has waited",
        registers,
        async collect() {
          gauge.set(await read().catch(() => Number.NaN));
        },
      });
    },
  };
}
