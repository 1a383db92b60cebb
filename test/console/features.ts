/** All features of the console over one database: the matrix asks their routes. */
import { createApp } from "../../src/app.js";
import { createAdminFeatures } from "../../src/console/adminFeatures.js";
import type { AuditStore } from "../../src/console/audit/auditStore.js";
import type { ConsoleFeature } from "../../src/console/consoleRoute.js";
import { createCountersignStore } from "../../src/console/countersign/countersignStore.js";
import { createWardSettingStore } from "../../src/console/settings/wardSettingStore.js";
import { createSignInLinkStore } from "../../src/console/signIn/signInLinkStore.js";
import type { Database } from "../../src/db.js";
import { createMessenger } from "../../src/line/messenger.js";
import type { Log } from "../../src/log.js";
import { fixedClock } from "../../src/time.js";
import type { Vault } from "../../src/vault.js";
import { realContent } from "../support/content.js";

export interface FeatureParts {
  database: Database;
  vault: Vault;
  audit: AuditStore;
  log: Log;
  /** Instead of the features', for the start page. */
  others?: readonly ConsoleFeature[];
  released?: () => void;
}

/** Those of the product as it runs; with `others`, or a way to see a release, the admin's pages beside these instead. */
export function allFeatures({ database, vault, audit, log, others, released }: FeatureParts): ConsoleFeature[] {
  if (!others && !released) return productFeatures(database, vault, log);
  const features: readonly ConsoleFeature[] = others ?? [];
  return [
    ...features,
    ...createAdminFeatures({
      database,
      content: realContent,
      audit,
      settings: createWardSettingStore(database),
      countersigns: createCountersignStore(),
      links: createSignInLinkStore(vault),
      features: () => features,
      publicUrl: testPublicUrl,
      version: "0.0.0-test",
      contentProblems: () => [],
      released: released ?? (() => {}),
      log,
    }),
  ];
}

function productFeatures(database: Database, vault: Vault, log: Log): ConsoleFeature[] {
  const nowhere = "http://127.0.0.1:9";
  const app = createApp({
    config: { demo: true, publicUrl: testPublicUrl, trustProxy: 0, metricsToken: undefined, oidc: undefined },
    content: realContent(),
    database,
    clock: fixedClock("2026-11-20T10:00:00+09:00"),
    vault,
    messenger: createMessenger({ apiBaseUrl: nowhere, dataApiBaseUrl: nowhere, accessTokens: new Map() }),
    channels: new Map(),
    log,
  });
  return [...app.console.features];
}

export const testPublicUrl = "http://localhost:3000";
