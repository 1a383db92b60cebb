/** All features of the console over one database: whoever adds a feature adds it here, and the matrix asks its routes. */
import { createAdminFeatures } from "../../src/console/adminFeatures.js";
import type { AuditStore } from "../../src/console/auditStore.js";
import type { ConsoleFeature } from "../../src/console/consoleRoute.js";
import { createCountersignStore } from "../../src/console/countersignStore.js";
import { createSignInLinkStore } from "../../src/console/signInLinkStore.js";
import { createWardSettingStore } from "../../src/console/wardSettingStore.js";
import type { Database } from "../../src/db.js";
import type { Log } from "../../src/log.js";
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

export function allFeatures({ database, vault, audit, log, others = [], released }: FeatureParts): ConsoleFeature[] {
  const features: readonly ConsoleFeature[] = others;
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
      released: released ?? (() => {}),
      log,
    }),
  ];
}

export const testPublicUrl = "http://localhost:3000";
