/** The composition root: the only file that knows every part. */
import express from "express";
import { createBackground } from "./background.js";
import { composeConversation } from "./compose/conversation.js";
import type { ChannelCredentials, Config } from "./config.js";
import type { Content } from "./content.js";
import type { Database } from "./db.js";
import { detectPriority } from "./guide/detectPriority.js";
import { guideRoutes } from "./guide/guidePages.js";
import { createUseStore } from "./guide/useStore.js";
import { createJobStore } from "./jobs/jobStore.js";
import { createInboxStore } from "./line/inboxStore.js";
import type { Messenger } from "./line/messenger.js";
import { createReplyStore } from "./line/replyStore.js";
import { webhookRoutes } from "./line/webhook.js";
import type { Log } from "./log.js";
import { createMenuJobs } from "./menu/menuJobs.js";
import { createMenuStore } from "./menu/menuStore.js";
import { createMetrics } from "./metrics.js";
import { createResidentStore } from "./resident/residentStore.js";
import { shelterOpenData } from "./shelter/shelterOpenData.js";
import { shelterRoutes } from "./shelter/shelterPages.js";
import type { Clock } from "./time.js";
import type { Vault } from "./vault.js";
import { createWebFrame } from "./web/frame.js";
import { healthRoutes } from "./web/health.js";

export interface AppOptions {
  config: Pick<Config, "demo" | "publicUrl" | "trustProxy" | "metricsToken">;
  content: Content;
  database: Database;
  clock: Clock;
  vault: Vault;
  messenger: Messenger;
  /** Channels that are on, with their secrets. */
  channels: ReadonlyMap<string, Pick<ChannelCredentials, "secret" | "previousSecret">>;
  log: Log;
  /** The simulator's pages, in demo mode. */
  simulator?: express.Router | undefined;
}

export interface App {
  listener: express.Express;
  /** Begins to work on what waits. */
  start(): Promise<void>;
  /** Not ready → claims no more → finishes what is in flight, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

export function createApp(options: AppOptions): App {
  const { config, content, database, clock, vault, log } = options;
  const inbox = createInboxStore(database, vault, log);
  const replies = createReplyStore(database, vault);
  const residents = createResidentStore(database, vault);
  const uses = createUseStore(database, vault);
  const jobs = createJobStore(database);
  const metrics = createMetrics();
  metrics.oldestEvent(() => inbox.oldestWaitSeconds());

  const menuJobs = createMenuJobs({
    database,
    jobs,
    store: createMenuStore(database),
    messenger: options.messenger,
    lineUserIdOf: residents.lineUserIdOf,
    firstWardOf: (channel) => content.channels.get(channel)?.[0] ?? "",
    log,
  });
  const { demo, publicUrl } = config;
  const runTurn = composeConversation({
    content,
    database,
    clock,
    inbox,
    replies,
    residents,
    uses,
    menuJobs,
    demo,
    publicUrl,
  });

  const background = createBackground({
    database,
    clock,
    inbox,
    replies,
    residents,
    uses,
    jobs,
    jobKinds: menuJobs.kinds,
    runTurn,
    messenger: options.messenger,
    metrics,
    log,
  });

  const listener = express().disable("x-powered-by").set("trust proxy", config.trustProxy);
  listener.use(
    webhookRoutes({
      secretsOf(channel) {
        const secrets = options.channels.get(channel);
        return secrets && [secrets.secret, ...(secrets.previousSecret ? [secrets.previousSecret] : [])];
      },
      inbox,
      log,
      answered: metrics.webhookAnswered,
    }),
    healthRoutes({
      async missing() {
        if (!background.running) return ["starting or stopping"];
        return (await answers(database)) ? [] : ["database"];
      },
      registry: metrics.registry,
      metricsToken: config.metricsToken,
    }),
  );
  if (options.simulator) listener.use("/simulator", options.simulator);
  for (const [file, kind] of [
    ["shelters.csv", "shelter"],
    ["emergency-sites.csv", "emergency"],
  ] as const) {
    listener.get(`/open-data/:ward/${file}`, (request, response, next) => {
      const found = content.wards.get(request.params.ward);
      if (!found) return next();
      response.type("text/csv; charset=utf-8").send(shelterOpenData(found.sites, kind, content.shelterSource));
    });
  }
  const frame = createWebFrame({
    demo: config.demo,
    publicUrl: config.publicUrl,
    words: content.pages,
    languageNames: content.languageNames,
    colours: Object.fromEntries([...content.wards].map(([id, one]) => [id, one.ward.colour])),
    log,
  });
  const inDanger = (message: string) => {
    const id = detectPriority(message, content.priority.signals);
    return id && content.priority.answers[id];
  };
  listener.use(
    ...frame.headers,
    frame.assets,
    shelterRoutes({ frame, content }),
    guideRoutes({ frame, content: () => content, clock, priority: inDanger }),
    frame.missing,
    frame.failed,
  );

  return { listener, start: background.start, stop: background.stop };
}

/** Whether the database answers within two seconds: whoever asks for readiness waits no longer. */
async function answers(database: Database): Promise<boolean> {
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const answered = database.now().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]);
}
