/** The whole product on loopback, with LINE played by the simulator: what a journey talks to. */
import { randomBytes } from "node:crypto";
import { createApp } from "../../src/app.js";
import type { PlayYear } from "../../src/compose/demoYear.js";
import type { Content } from "../../src/content.js";
import type { ContentFeed } from "../../src/contentFeed.js";
import type { Database } from "../../src/db.js";
import { befriendOn } from "../../src/demo.js";
import { createMessenger, limitConnections } from "../../src/line/messenger.js";
import { createLog } from "../../src/log.js";
import { type Platform, startPlatform } from "../../src/simulator/platform.js";
import { simulatorRoutes } from "../../src/simulator/simulatorPages.js";
import { type Clock, fixedClock } from "../../src/time.js";
import { createVault } from "../../src/vault.js";
import { listen } from "../../src/web/httpServer.js";
import { realContent } from "./content.js";

export interface Service {
  url: string;
  platform: Platform;
  /** Addresses with GET that the staff console answers, with holes such as /console/:ward. */
  consolePaths: readonly string[];
  /** Lines of the log, as JSON. */
  lines: string[];
  /** The demo's fictional year. */
  playYear(): ReturnType<PlayYear>;
  /** Waits until nothing is left to do: every webhook answered, every event handled, every reply taken. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  content?: Content;
  /** Its files, followed. */
  contentFeed?: ContentFeed;
  /** Civil time, such as 2026-11-20T10:00:00+09:00. */
  now?: string;
  clock?: Clock;
}

export const testKey = Buffer.alloc(32, 7).toString("base64");

export async function startService(database: Database, options: ServiceOptions = {}): Promise<Service> {
  const content = options.content ?? realContent();
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const names = [...content.channels.keys()];
  const credentials = new Map(
    names.map((name) => [name, { secret: `secret-${name}`, previousSecret: undefined, accessToken: `token-${name}` }]),
  );
  let port = 0;
  const platform = await startPlatform({
    limits: "enforce",
    channels: names.map((name) => ({
      name,
      channelSecret: `secret-${name}`,
      accessToken: `token-${name}`,
      botUserId: `U${randomBytes(16).toString("hex")}`,
      displayName: name,
    })),
    webhookUrl: (channel) => `http://127.0.0.1:${port}/webhook/${channel}`,
  });
  limitConnections(2_000);
  const app = createApp({
    config: { demo: true, publicUrl: "http://localhost:3000", trustProxy: 0, metricsToken: undefined, oidc: undefined },
    content,
    contentFeed: options.contentFeed,
    database,
    clock: options.clock ?? fixedClock(options.now ?? "2026-11-20T10:00:00+09:00"),
    vault: createVault(testKey),
    messenger: createMessenger({
      apiBaseUrl: platform.url,
      dataApiBaseUrl: platform.url,
      accessTokens: new Map([...credentials].map(([name, one]) => [name, one.accessToken])),
    }),
    channels: credentials,
    log,
    simulator: simulatorRoutes(platform, { playYear: async () => (await playYear()) !== undefined }),
  });
  const playYear = () => app.playYear(befriendOn(platform));
  const server = await listen(app.listener, 0, "127.0.0.1");
  port = server.port;
  await app.start();

  async function waiting(): Promise<number> {
    const [row] = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ n: number }[]>`
      SELECT ((SELECT count(*) FROM inbox_event WHERE state = 'pending') + (SELECT count(*) FROM reply WHERE state = 'pending')
        + (SELECT count(*) FROM job WHERE state = 'waiting'))::int AS n`,
    );
    return row?.n ?? 0;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    platform,
    consolePaths: app.console.matrix.filter(({ method }) => method === "get").map(({ path }) => path),
    lines,
    playYear,
    async idle() {
      await platform.webhooks.idle();
      const deadline = Date.now() + 30_000;
      while ((await waiting()) > 0) {
        if (Date.now() > deadline) throw new Error(`the service does not come to rest:\n${lines.slice(-5).join("")}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close() {
      await app.stop(2_000);
      await server.stop(500);
      await platform.close();
    },
  };
}
