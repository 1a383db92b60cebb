/** The composition root: with compose/ the only place that knows every part. */
import express from "express";
import { forgetOldRecipients } from "./announcement/delivery/deliveryForgetStore.js";
import { createBackground } from "./background.js";
import { composeAnnouncements } from "./compose/announcements.js";
import { composeConversation } from "./compose/conversation.js";
import { composeDemoYear, type PlayYear } from "./compose/demoYear.js";
import { composeJsonApi } from "./compose/jsonApi.js";
import type { AppOptions } from "./compose/options.js";
import { composePages } from "./compose/pages.js";
import { composeParticipation } from "./compose/participation.js";
import { createParts } from "./compose/parts.js";
import { composeQuestions } from "./compose/questions.js";
import { composeStaffSide } from "./compose/staffSide.js";
import { composeSurveys } from "./compose/surveys.js";
import { composeTalk } from "./compose/talk.js";
import type { ConsoleFeature } from "./console/consoleRoute.js";
import type { MatrixRow } from "./console/frame/consoleMatrix.js";
import type { Database } from "./db.js";
import { detectPriority } from "./guide/detectPriority.js";
import { repeat } from "./jobs/repeat.js";
import { webhookRoutes } from "./line/webhook.js";
import { createMenuJobs } from "./menu/menuJobs.js";
import { createScanAssets } from "./participation/attendance/scanFile.js";
import { perVersion } from "./perVersion.js";
import { createWebFrame } from "./web/frame.js";
import { healthRoutes } from "./web/health.js";

export type { AppOptions } from "./compose/options.js";

export interface App {
  listener: express.Express;
  /** Every route of the console and who may use it. */
  console: { matrix: readonly MatrixRow[]; features: readonly ConsoleFeature[] };
  /** Plays a fictional year, in demo mode only. */
  playYear: PlayYear;
  /** Begins to work on what waits. */
  start(): Promise<void>;
  /** Builds what the first question of a resident would wait for. */
  warmUp(): Promise<void>;
  /** Not ready → claims no more → finishes what is in flight, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const contentEveryMs = 30_000;

export function createApp(options: AppOptions): App {
  const { config, database, log } = options;
  const parts = createParts(options);
  const { content, layer } = parts;
  const { inbox, residents, jobs, metrics } = parts;
  metrics.oldestEvent(() => inbox.oldestWaitSeconds());

  const menuJobs = createMenuJobs({
    database,
    jobs,
    store: parts.menus,
    messenger: options.messenger,
    lineUserIdOf: residents.lineUserIdOf,
    firstWardOf: (channel) => content().channels.get(channel)?.[0] ?? "",
    log,
  });
  const announcements = composeAnnouncements(parts, options);
  const surveys = composeSurveys(parts);
  const participation = composeParticipation(parts, surveys);
  const questions = composeQuestions(parts);
  const talk = composeTalk(parts);
  const api = composeJsonApi(parts, announcements);
  const frame = createWebFrame({
    demo: config.demo,
    publicUrl: config.publicUrl,
    get words() {
      return content().pages;
    },
    get languageNames() {
      return content().languageNames;
    },
    colours: Object.fromEntries([...content().wards].map(([id, one]) => [id, one.ward.colour])),
    log,
  });
  const inDanger = (message: string) => {
    const { priority } = content();
    const id = detectPriority(message, priority.signals);
    return id && priority.answers[id];
  };
  const scan = createScanAssets();
  const staffSide = composeStaffSide({
    parts,
    announcements,
    surveys,
    participation,
    scanScript: scan.script,
    questions,
    talkJobs: talk.jobs,
    webFrame: frame,
    inDanger: (message) => inDanger(message) !== undefined,
    released: () => void background.lookAround(),
  });
  const conversation = perVersion(content, (now) => composeConversation(parts, now, surveys, participation, menuJobs));
  const background = createBackground({
    ...parts,
    jobKinds: new Map([
      ...menuJobs.kinds,
      ...talk.jobs.kinds,
      ...questions.jobs.kinds,
      ...surveys.jobKinds,
      ...participation.jobKinds,
    ]),
    runTurn: (claimed) => conversation()(claimed),
    delivery: announcements.delivery,
    async followContent() {
      const stop = await layer.start();
      // A wake-up may be lost.
      const end = repeat("content", contentEveryMs, layer.reload, log);
      const unfollow = options.contentFeed?.follow({
        async use(next) {
          await layer.replace(next);
          await participation.loadFiles();
        },
        ended: metrics.contentReloaded,
      });
      return async () => {
        stop();
        await Promise.all([end(), unfollow?.()]);
      };
    },
    beforeLeavers: participation.beforeLeavers,
    forget: [
      parts.links.forgetOld,
      () => database.run("worker", parts.unsure.forgetOld),
      talk.retention.forgetOld,
      api.forgetOld,
      staffSide.removeOld,
      () => forgetOldRecipients(database),
      surveys.forgetOld,
      participation.forgetOld,
    ],
    scheduled: [
      { name: "audit", pattern: "41 3 * * *", work: staffSide.checkAudit },
      { name: "taking-part", pattern: "* * * * *", work: participation.tick },
      { name: "survey-closing", pattern: "*/10 * * * *", work: surveys.closeDue },
      { name: "indicators", pattern: "23 3 * * *", work: surveys.nightly },
      { name: "announcement-figures", pattern: "10 * * * *", work: announcements.measure },
    ],
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
      warnings: () => (parts.contentProblems().length > 0 ? ["content"] : []),
      registry: metrics.registry,
      metricsToken: config.metricsToken,
    }),
  );
  if (options.simulator) listener.use("/simulator", options.simulator);
  listener.use("/api/v1", api.routes);
  const pages = perVersion(
    content,
    composePages({ parts, frame, staffSide, announcements, surveys, participation, scanRoutes: scan.routes, inDanger }),
  );
  listener.use((request, response, next) => pages()(request, response, next));

  const playYear = composeDemoYear(parts, announcements);
  return {
    listener,
    console: staffSide,
    playYear,
    async start() {
      await participation.loadFiles();
      await background.start();
    },
    warmUp: layer.warmUp,
    stop: background.stop,
  };
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
