/**
 * The built product with a clock of its own and LINE's stand-in: DEMO_NOW is refused where channels are real, so the
 * parts are put together here as main.ts does. Civil time is DEMO_NOW at DEMO_NOW_AT, and from there goes DEMO_PACE
 * times as fast; what is done each minute is done each of those minutes.
 */
import { join } from "node:path";
import { projectRoot } from "../src/projectRoot.js";

const built = (file: string) => join(projectRoot, "dist/src", file);
const { createApp } = (await import(built("app.js"))) as typeof import("../src/app.js");
const { readConfig } = (await import(built("config.js"))) as typeof import("../src/config.js");
const { readContent } = (await import(built("content.js"))) as typeof import("../src/content.js");
const { openDatabase } = (await import(built("db.js"))) as typeof import("../src/db.js");
const { createLog } = (await import(built("log.js"))) as typeof import("../src/log.js");
const { createVault } = (await import(built("vault.js"))) as typeof import("../src/vault.js");
const line = (await import(built("line/messenger.js"))) as typeof import("../src/line/messenger.js");
const { listen } = (await import(built("web/httpServer.js"))) as typeof import("../src/web/httpServer.js");

const { DEMO_NOW = "", DEMO_NOW_AT = "", DEMO_PACE = "1", ...env } = process.env;
const [began, at, pace] = [Date.parse(DEMO_NOW), Number(DEMO_NOW_AT), Number(DEMO_PACE)];
const everyMinute = globalThis.setInterval;
globalThis.setInterval = ((work: () => void, ms?: number) =>
  everyMinute(work, ms === 60_000 ? ms / pace : ms)) as typeof setInterval;

const config = readConfig(env);
const log = createLog(config.logLevel);
const { content } = readContent(config.contentFolder);
if (!content) throw new Error("the content has problems: npm run check:content lists them");
const database = await openDatabase({
  ...{ url: config.databaseUrl, dataFolder: config.dataFolder, instanceId: config.instanceId, log },
});
line.limitConnections(3_000);
const app = createApp({
  ...{ config, content, database, log, channels: config.channels },
  clock: { now: () => new Date(began + (Date.now() - at) * pace) },
  vault: createVault(config.secretKey ?? ""),
  messenger: line.createMessenger({
    apiBaseUrl: config.lineApiBaseUrl,
    dataApiBaseUrl: config.lineDataApiBaseUrl,
    accessTokens: new Map([...config.channels].map(([name, { accessToken }]) => [name, accessToken])),
  }),
});
await app.start();
await listen(app.listener, config.port, config.host);
