/** What LINE says of each channel's month, asked at most once a minute and kept; and the forecasts made from it. */
import type { Database } from "../../db.js";
import type { Messenger } from "../../line/messenger.js";
import { errorFields, type Log } from "../../log.js";
import { type Clock, civilDate } from "../../time.js";
import type { ChannelForecast } from "../desk/announcementDesk.js";
import { forecastChannel } from "./forecast.js";
import type { LinePlan } from "./linePlan.js";

export type QuotaReading = NonNullable<ChannelForecast["quota"]>;

export interface QuotaOptions {
  database: Database;
  messenger: Pick<Messenger, "client">;
  clock: Clock;
  log: Log;
  /** The channel's plan, and what is kept of its month for emergencies. */
  planOf(channel: string): { plan: LinePlan | undefined; reserve: number };
}

export interface Quota {
  /** Undefined: LINE could not be asked, and has said nothing this month. */
  read(channel: string): Promise<QuotaReading | undefined>;
  /**
   * @param rule.reserve what the ward keeps for emergencies; the channel's own holds where it is greater
   * @param rule.decisive something is sent because of it: LINE is asked now, whatever it said a moment ago
   */
  forecast(
    messagesByChannel: Readonly<Record<string, number>>,
    rule: { emergency: boolean; reserve: number; decisive?: boolean },
  ): Promise<ChannelForecast[]>;
}

const freshSeconds = 60;
/** Staff are waiting for the page. */
const patienceMs = 3_000;

export function createQuota({ database, messenger, clock, log, planOf }: QuotaOptions): Quota {
  const asking = new Map<string, Promise<QuotaReading | undefined>>();

  async function kept(channel: string, month: string, seconds: number): Promise<QuotaReading | undefined> {
    const [row] = await database.run(
      "console",
      (tx) => tx.$queryRaw<QuotaReading[]>`
      SELECT type, value, used, read_at AS "readAt" FROM quota_reading
      WHERE channel = ${channel} AND month = ${month} AND read_at > now() - ${seconds} * interval '1 second'`,
    );
    return row && { ...row, value: row.value ?? undefined };
  }

  async function ask(channel: string, month: string): Promise<QuotaReading | undefined> {
    try {
      const client = messenger.client(channel);
      const [quota, { totalUsage }] = await withinPatience(
        Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()]),
      );
      const value = quota.type === "limited" ? (quota.value ?? null) : null;
      await database.run(
        "console",
        (tx) => tx.$executeRaw`
        INSERT INTO quota_reading (channel, month, type, value, used, read_at)
        VALUES (${channel}, ${month}, ${quota.type}, ${value}::int, ${totalUsage}::int, now())
        ON CONFLICT (channel) DO UPDATE SET month = excluded.month, type = excluded.type, value = excluded.value,
          used = excluded.used, read_at = excluded.read_at`,
      );
      return kept(channel, month, freshSeconds);
    } catch (error) {
      log.warn("quota could not be read", { channel, ...errorFields(error) });
      // An older answer of this month is better than none: it says itself when it was given.
      return kept(channel, month, 31 * 24 * 3_600);
    }
  }

  async function read(channel: string, decisive = false): Promise<QuotaReading | undefined> {
    const month = civilDate(clock.now()).slice(0, 7);
    const fresh = decisive ? undefined : await kept(channel, month, freshSeconds);
    if (fresh) return fresh;
    const waiting = asking.get(channel) ?? ask(channel, month).finally(() => asking.delete(channel));
    asking.set(channel, waiting);
    return waiting;
  }

  const underWay = (channels: readonly string[]) =>
    database.run(
      "console",
      (tx) => tx.$queryRaw<{ channel: string; n: number }[]>`
      SELECT c.channel, sum(c.size)::int AS n FROM chunk c JOIN announcement a ON a.id = c.announcement_id
      WHERE c.state = 'pending' AND a.state IN ('planned', 'sending', 'paused') AND c.channel = ANY(${[...channels]}::text[])
      GROUP BY 1`,
    );

  return {
    read: (channel) => read(channel),
    async forecast(messagesByChannel, { emergency, reserve, decisive }) {
      const channels = Object.keys(messagesByChannel);
      const readings = await Promise.all(channels.map((channel) => read(channel, decisive)));
      const waiting = new Map((await underWay(channels)).map(({ channel, n }) => [channel, n]));
      return channels.map((channel, index) => {
        const { plan, reserve: ofChannel } = planOf(channel);
        return forecastChannel({
          channel,
          messages: messagesByChannel[channel] ?? 0,
          quota: readings[index],
          underWay: waiting.get(channel) ?? 0,
          reserve: Math.max(reserve, ofChannel),
          plan,
          emergency,
        });
      });
    },
  };
}

async function withinPatience<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("LINE took too long to say its quota")), patienceMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
