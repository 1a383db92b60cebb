/** The console with the announcements in it, on a test's database: people sign in by a link, LINE is not asked. */
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import request, { type Agent } from "supertest";
import { createAnnouncementConsole } from "../../../src/announcement/console/announcementConsole.js";
import type { ChannelForecast } from "../../../src/announcement/desk/announcementDesk.js";
import { createAnnouncementDesk } from "../../../src/announcement/desk/deskStore.js";
import { createFiguresStore } from "../../../src/announcement/figures/figuresStore.js";
import { createTemplateStore } from "../../../src/announcement/templateStore.js";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { createCountersigned } from "../../../src/console/countersign/countersigned.js";
import { createCountersignStore } from "../../../src/console/countersign/countersignStore.js";
import { createConsoleAssets } from "../../../src/console/frame/consoleAssets.js";
import { createConsoleFrame } from "../../../src/console/frame/consoleFrame.js";
import { createConsoleLayout } from "../../../src/console/frame/consoleLayout.js";
import type { Role } from "../../../src/console/role.js";
import { createWardSettingStore } from "../../../src/console/settings/wardSettingStore.js";
import { createSignInLinkStore } from "../../../src/console/signIn/signInLinkStore.js";
import { staffRosterStore } from "../../../src/console/staff/staffRosterStore.js";
import type { Database } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import { mediaRoutes } from "../../../src/media/mediaPages.js";
import { createMediaStore } from "../../../src/media/mediaStore.js";
import { previewAssets } from "../../../src/preview/previewAssets.js";
import { fixedClock } from "../../../src/time.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { testFrame } from "../../support/pages.js";

export const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
export const origin = "http://localhost:3000";
const previewBase = "/assets/preview";

export interface ConsoleBenchOptions {
  now?: string;
  forecasts?: ChannelForecast[];
}

/** What a forecast says that LINE has answered. */
export const plenty: ChannelForecast = {
  channel: "nishi",
  messages: 12,
  quota: { type: "limited", value: 5_000, used: 1_234, readAt: new Date("2026-11-20T01:00:00Z") },
  reserve: 500,
  left: 3_254,
  plan: "ライトプラン",
  yen: 0,
  fits: true,
  reason: undefined,
};

export function openConsole(database: Database, options: ConsoleBenchOptions = {}) {
  const clock = fixedClock(options.now ?? "2026-11-20T10:00:00+09:00");
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const content = realContent();
  const audit = createAuditStore(vault);
  const settings = createWardSettingStore(database);
  const countersigns = createCountersignStore();
  const desk = createAnnouncementDesk({
    database,
    clock,
    audit,
    settings,
    quota: { forecast: async () => options.forecasts ?? [plenty] },
    channelsOf: (ward) => [ward],
    publicUrl: origin,
    realChannels: false,
    plainWords: new Map(),
  });
  const countersigned = createCountersigned({ database, store: countersigns, audit });
  const feature = createAnnouncementConsole({
    desk,
    media: createMediaStore(database),
    templates: createTemplateStore({ database, audit, fileTemplates: () => content.announcementTemplates }),
    figures: createFiguresStore(database),
    audit,
    countersigned,
    settings,
    database,
    channelsOf: (ward) => [ward],
    previewBase,
  });
  const webFrame = testFrame({ demo: true, publicUrl: origin, log });
  const assets = createConsoleAssets();
  const frame = createConsoleFrame({
    config: { demo: true, publicUrl: origin, oidc: undefined },
    features: [feature],
    layout: createConsoleLayout(assets),
    webFrame,
    content: realContent,
    database,
    vault,
    audit,
    clock,
    log,
  });
  const app = express().disable("x-powered-by");
  app.use(...webFrame.headers, webFrame.assets, assets.routes);
  app.use(previewBase, previewAssets());
  app.use(mediaRoutes(database), frame.routes, webFrame.missing, webFrame.failed);
  return { app, desk, feature, countersigns, settings, lines, audit };
}

/** Somebody of the staff. @returns their id and the path that signs them in */
export async function engage(database: Database, ward: string, role: Role, name: string) {
  return database.transaction("console", async (tx) => {
    const id = await staffRosterStore.add(tx, `${name}-${ward}-${role}@example.jp`, name);
    await staffRosterStore.give(tx, id, ward, role);
    return { id, path: await createSignInLinkStore(vault).issue(tx, id, { demo: true }) };
  });
}

/** A value of a hidden field or of a field that is filled. */
export const fieldOf = (html: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? "";

/** Somebody of the staff at their browser, signed in. */
export async function signedIn(app: Express, database: Database, role: Role, name: string, ward = "nishi") {
  const { id, path } = await engage(database, ward, role, name);
  const agent = request.agent(app).set("Origin", origin) as unknown as Agent;
  const welcome = await agent.get(path);
  await agent
    .post(path)
    .type("form")
    .send({ _csrf: fieldOf(welcome.text, "_csrf") })
    .expect(303);
  const token = async () => fieldOf((await agent.get(`/console/${ward}/announcements`)).text, "_csrf");
  return { id, agent, token };
}

export async function serve(app: Express): Promise<{ url: string; close(): Promise<void> }> {
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
