/** This instance's own connection to a server: holds its advisory lock, hears and sends wake-ups, comes back when lost. */
import pg from "pg";
import type { Log } from "../log.js";
import { errorFields } from "../log.js";
import { lockClass } from "./instanceStore.js";

const channelName = "tonari";
const beatMs = 10_000;
const retryMs = 500;

export class Presence {
  private client: pg.Client | undefined;
  private closed = false;
  private beat: NodeJS.Timeout | undefined;
  private readonly outgoing = new Set<string>();
  private sending = false;

  constructor(
    private readonly address: string,
    private readonly lockKey: number,
    private readonly onWake: (channel: string) => void,
    private readonly log: Log,
  ) {}

  /** Connects and takes the lock; from then on it keeps both. */
  async start(): Promise<void> {
    // Short keep-alives, so that the server lets go of the lock soon after this machine has vanished.
    const client = new pg.Client({
      connectionString: this.address,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    client.on("notification", ({ processId, payload }) => {
      if (payload !== undefined && processId !== ownProcess(client)) this.onWake(payload);
    });
    client.on("error", () => {});
    client.once("end", () => this.lost(client));
    try {
      await client.connect();
      await client.query("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
      await client.query("SELECT pg_advisory_lock($1, $2)", [lockClass, this.lockKey]);
      await client.query(`LISTEN ${channelName}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.closed) return client.end();
    this.client = client;
    this.beat = setInterval(() => void client.query("SELECT 1").catch(() => client.end()), beatMs);
    this.beat.unref();
  }

  /** Tells the other instances; several wake-ups of one channel in quick succession become one. */
  announce(channel: string): void {
    this.outgoing.add(channel);
    if (!this.sending) void this.sendAll();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.beat);
    await this.client?.end();
  }

  private async sendAll(): Promise<void> {
    this.sending = true;
    for (const channel of this.outgoing) {
      this.outgoing.delete(channel);
      // Lost when the connection is away: a wake-up only saves the waiting for the next look.
      await this.client?.query("SELECT pg_notify($1, $2)", [channelName, channel]).catch(() => {});
    }
    this.sending = false;
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    clearInterval(this.beat);
    if (!this.closed) void this.comeBack();
  }

  private async comeBack(): Promise<void> {
    this.log.warn("the connection that shows this instance alive was lost");
    while (!this.closed) {
      try {
        await this.start();
        this.log.info("the connection that shows this instance alive is back");
        return;
      } catch (error) {
        this.log.debug("not connected yet", errorFields(error));
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
}

function ownProcess(client: pg.Client): number | undefined {
  return "processID" in client && typeof client.processID === "number" ? client.processID : undefined;
}
