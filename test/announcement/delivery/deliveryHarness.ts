/** Delivery with LINE played by the simulator: residents of Nishi who are friends of its channel, and what became of them. */

import { countDeliveries } from "../../../src/announcement/delivery/chunkCountStore.js";
import { createDelivery, type DeliveryOptions } from "../../../src/announcement/delivery/deliveryJobs.js";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import type { Database } from "../../../src/db.js";
import { createMessenger, limitConnections } from "../../../src/line/messenger.js";
import { createLog } from "../../../src/log.js";
import { createResidentStore } from "../../../src/resident/residentStore.js";
import { type Platform, startPlatform } from "../../../src/simulator/platform.js";
import { fixedClock } from "../../../src/time.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { testKey } from "../../support/service.js";
import { until } from "../../support/until.js";

export const noon = "2026-11-20T12:00:00+09:00";
export const vault = createVault(testKey);

export type Harness = ReturnType<typeof startDelivery>;

export function startTestPlatform(): Promise<Platform> {
  return startPlatform({
    limits: "enforce",
    channels: ["nishi", "suminoe"].map((name, index) => ({
      name,
      channelSecret: `secret-${name}`,
      accessToken: `token-${name}`,
      botUserId: `U${String(index).repeat(32)}`,
      displayName: name,
    })),
    webhookUrl: () => "http://127.0.0.1:9/webhook",
  });
}

export interface HarnessOptions extends Partial<DeliveryOptions> {
  now?: string;
  token?: string;
  maySend?: () => boolean;
}

export function startDelivery(database: Database, platform: Platform, options: HarnessOptions = {}) {
  const residents = createResidentStore(database, vault);
  const audited: AuditEntry[] = [];
  const lines: string[] = [];
  limitConnections(300);
  const delivery = createDelivery({
    database,
    clock: fixedClock(options.now ?? noon),
    content: realContent,
    channels: new Set(["nishi", "suminoe"]),
    publicUrl: "https://tonari.example.jp",
    settingsOf: async () => ({ weeklyCap: 3, broadcastAllowed: false }),
    audit: { record: async (_tx, entry) => void audited.push(entry) },
    log: createLog("info", { write: (line) => lines.push(line) }),
    messenger: createMessenger({
      apiBaseUrl: platform.url,
      dataApiBaseUrl: platform.url,
      accessTokens: new Map([
        ["nishi", options.token ?? "token-nishi"],
        ["suminoe", "token-suminoe"],
      ]),
    }),
    vault,
    lineUserIdsOf: residents.lineUserIdsOf,
    pacePerSecond: 150,
    ...options,
  });
  const pumps = delivery.start(options.maySend ?? (() => true));
  const stateOf = async (id: string) => {
    const row = await database.run("console", (tx) => tx.announcement.findUniqueOrThrow({ where: { id } }));
    return row.pauseReason === null ? row.state : `${row.state} ${row.pauseReason}`;
  };
  return {
    delivery,
    audited,
    lines,
    residents,
    stateOf,
    /** Looks around as the reconciler does, until the announcement is in this state. */
    async comesTo(id: string, state: string): Promise<void> {
      await until(async () => {
        await delivery.reconcile(await database.liveInstances());
        for (const pump of pumps) pump.wake();
        return (await stateOf(id)) === state;
      });
    },
    countsOf: async (id: string) => (await database.run("console", (tx) => countDeliveries(tx, [id]))).get(id),
    stop: () => Promise.all(pumps.map((pump) => pump.stop(3_000))),
  };
}

/** Friends of the channel who are residents. @returns their LINE user ids, in the order of their residents' ids */
export async function addFriends(database: Database, platform: Platform, count: number, channel = "nishi") {
  const people = Array.from({ length: count }, () => platform.addFriend(channel));
  const residents = createResidentStore(database, vault);
  await database.transaction("console", (tx) =>
    residents.adopt(
      tx,
      channel,
      channel,
      people.map(({ lineUserId }) => lineUserId),
    ),
  );
  return people;
}

/** Multicasts that reached LINE, oldest first. */
export const multicasts = (platform: Platform) =>
  platform.requests
    .filter(({ path }) => path === "/v2/bot/message/multicast")
    .map(({ body, retryKey, status }) => ({ body: body as { to: string[]; messages: object[] }, retryKey, status }));
