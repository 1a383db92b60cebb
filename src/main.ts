/** The process: reads its configuration, starts, and stops gracefully. */
import { takeLock } from "#lock";
import { createApp } from "./app.js";
import { serveCommands } from "./commandSocket.js";
import { composeCommands } from "./compose/commands.js";
import { type ChannelCredentials, type Config, ConfigError, readConfig, readEnvironment } from "./config.js";
import { createAuditStore } from "./console/audit/auditStore.js";
import { demoStaff } from "./console/staff/demoStaff.js";
import type { Content } from "./content.js";
import { type ContentFeed, createContentFeed } from "./contentFeed.js";
import { createContentMemory } from "./contentMemory.js";
import { followDatabaseClock } from "./databaseClock.js";
import { openDatabase } from "./db.js";
import { announceDemo, befriendOn, playLine, uploadDemoMenus } from "./demo.js";
import { demoSecrets } from "./demoSecrets.js";
import { folderState } from "./folderState.js";
import { boundHeapGrowth } from "./heapGrowth.js";
import { createMessenger, limitConnections } from "./line/messenger.js";
import { createLog, errorFields, type Log } from "./log.js";
import { Started, stopMs, stopOnFault, stopOnSignals } from "./stopping.js";
import { createClock } from "./time.js";
import { usableContent } from "./usableContent.js";
import { createVault } from "./vault.js";
import { listen } from "./web/httpServer.js";

const warmUpMs = 1_500;

/** Something the operator can mend; said without a stack. */
class CannotStart extends Error {}

interface Running {
  url: string;
  stop(): Promise<void>;
}

/** @throws CannotStart or ConfigError with a sentence for the operator */
async function start(config: Config, log: Log): Promise<Running> {
  const started = new Started();
  try {
    const url = await startParts(config, log, started);
    return { url, stop: () => started.end() };
  } catch (error) {
    await started.end().catch(() => undefined);
    throw error;
  }
}

/** @returns where it can be reached */
async function startParts(config: Config, log: Log, started: Started): Promise<string> {
  // Before anything is read or written: a second process on the same folder ends here.
  if (config.databaseUrl === undefined) await takeLock(config.dataFolder, { url: config.publicUrl, handOver: true });
  const contentFeed = await openContent(config, log);
  const content = contentFeed.content();
  const demo = config.demo ? demoSecrets(config.dataFolder, [...content.channels.keys()]) : undefined;
  const channels = demo
    ? new Map(
        Object.entries(demo.channels).map(([name, one]) => [
          name,
          { ...one, previousSecret: undefined, loginChannelId: undefined },
        ]),
      )
    : realChannels(config, content, log);
  const secretKey = config.secretKey ?? demo?.secretKey;
  if (!secretKey) throw new CannotStart("SECRET_KEY is missing");

  const database = started.add(
    await openDatabase({
      url: config.databaseUrl,
      dataFolder: config.dataFolder,
      instanceId: config.instanceId,
      log,
    }),
    (one) => one.close(),
  );
  const databaseClock = started.add(await followDatabaseClock(database), (one) => one.stop());
  if (config.databaseUrl === undefined) {
    const commands = composeCommands(config, contentFeed.content, secretKey, log);
    started.add(await serveCommands(config.dataFolder, commands, database, log), (one) => one.close());
  }
  const platform = demo && started.add(await playLine(config, content, demo.channels), (one) => one.close());
  limitConnections();
  const messenger = createMessenger({
    apiBaseUrl: platform?.url ?? config.lineApiBaseUrl,
    dataApiBaseUrl: platform?.url ?? config.lineDataApiBaseUrl,
    accessTokens: new Map([...channels].map(([name, one]) => [name, one.accessToken])),
  });
  const playYear = async () => (await app.playYear(platform ? befriendOn(platform) : () => {})) !== undefined;
  const simulator = platform && (await import("./simulator/simulatorPages.js")).simulatorRoutes(platform, { playYear });
  const vault = createVault(secretKey);
  const app = createApp({
    config,
    content,
    contentFeed,
    database,
    clock: createClock({ demoNow: config.demoNow, offsetMs: databaseClock.offsetMs }),
    vault,
    messenger,
    channels,
    log,
    tryLinks: true,
    announcementPace: config.announcementPace,
    simulator,
  });
  const server = await listen(app.listener, config.port, config.host).catch((error: unknown) => {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw taken
      ? new CannotStart(`Port ${config.port} is taken by another program. Stop it, or set PORT to a free one.`)
      : error;
  });
  started.add(server, (one) => one.stop(stopMs.server));
  if (demo) await uploadDemoMenus(content, messenger, database, log);
  started.add(app, (one) => one.stop(stopMs.work));
  await app.start();
  if (platform) await (await import("./simulator/firstResidents.js")).addFirstResidents(platform);
  // The first resident should not wait for the index of the language that most ask in.
  // Not at once, so that work left by the process before is taken up first.
  setTimeout(() => void app.warmUp(), warmUpMs).unref();
  const url = config.port === server.port ? config.publicUrl : `http://localhost:${server.port}`;
  if (demo) announceDemo(url, await demoStaff(database, vault, createAuditStore(vault)));
  boundHeapGrowth();
  log.info("ready", {
    url,
    demo: config.demo,
    database: database.kind,
    channels: [...channels.keys()],
    instance: database.instanceId,
  });
  // Beside whoever looks at the demo already; it never fails, and ends where the process stops.
  if (config.demoData) void playYear();

  return url;
}

/** Reads the content, and goes on reading it whenever its files change. */
async function openContent(config: Config, log: Log): Promise<ContentFeed> {
  const { contentFolder: folder } = config;
  const memory = createContentMemory();
  const read = () => usableContent(config, memory);
  const seen = await folderState(folder);
  const first = read();
  if (first.kind === "refused") throw new CannotStart(first.sentence);
  return createContentFeed({ folder, first: first.content, seen, read, log });
}

function realChannels(config: Config, content: Content, log: Log): ReadonlyMap<string, ChannelCredentials> {
  for (const name of config.channels.keys()) {
    if (!content.channels.has(name))
      throw new CannotStart(
        `LINE_${name.toUpperCase().replaceAll("-", "_")}_… is set, but the content has no channel ${name} (it has: ${[...content.channels.keys()].join(", ")})`,
      );
  }
  const off = [...content.channels.keys()].filter((name) => !config.channels.has(name));
  if (off.length > 0) log.warn("channels without credentials are off", { channels: off });
  return config.channels;
}

/** Started as a program: says what it does, stops on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  let log: Log | undefined;
  try {
    const config = readConfig(readEnvironment());
    log = createLog(config.logLevel);
    stopOnFault(log);
    const starting = start(config, log);
    stopOnSignals(starting, log);
    await starting;
  } catch (error) {
    if (
      error instanceof ConfigError ||
      error instanceof CannotStart ||
      (error instanceof Error && "forOperator" in error)
    ) {
      process.stderr.write(`\n${error.message}\n`);
    } else {
      log?.error("start failed", errorFields(error));
      process.stderr.write(`\nTonari could not start: ${wordsFor(error)}\n`);
    }
    process.exit(1);
  }
}

/** What the machine refuses (a folder, a port, an address) is said in one line; a fault of ours shows where it is. */
function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)
    ? error.message
    : (error.stack ?? error.message);
}

await main();
