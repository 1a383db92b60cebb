/** The console's own pages, beside those of the features: start, countersigns, staff, settings, audit, installation. */
import type { Content } from "../content.js";
import type { Database } from "../db.js";
import type { Log } from "../log.js";
import { createAuditConsole } from "./auditConsole.js";
import type { AuditStore } from "./auditStore.js";
import type { ConsoleFeature } from "./consoleRoute.js";
import { createContentReviewConsole } from "./contentReviewConsole.js";
import { createCountersignConsole } from "./countersignConsole.js";
import type { CountersignStore } from "./countersignStore.js";
import { createInstallationConsole } from "./installationConsole.js";
import { createSettingsConsole } from "./settingsConsole.js";
import type { SignInLinkStore } from "./signInLinkStore.js";
import { createStaffConsole } from "./staffConsole.js";
import { createStaffDesk } from "./staffDesk.js";
import { createStartConsole } from "./startConsole.js";
import type { WardSettingStore } from "./wardSettingStore.js";
import { createWardStaffStore } from "./wardStaffStore.js";

export interface AdminFeaturesOptions {
  database: Database;
  content: () => Content;
  audit: AuditStore;
  settings: WardSettingStore;
  countersigns: CountersignStore;
  links: Pick<SignInLinkStore, "issue">;
  /** Of the features, for the start page's attention; asked at each view. */
  features: () => readonly ConsoleFeature[];
  publicUrl: string;
  version: string;
  /** Sending has been released in the console. */
  released(): void;
  log: Log;
}

/** In the order of the navigation; these come after the features. */
export function createAdminFeatures(options: AdminFeaturesOptions): ConsoleFeature[] {
  const { database, content, audit, settings, countersigns, links, features, version, released, log } = options;
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const staff = createWardStaffStore();
  const desk = createStaffDesk({ database, staff, countersigns, links, audit });
  return [
    createStartConsole({
      database,
      content,
      features,
      countersignsFor: (ward, context) =>
        database.run("console", async (tx) => {
          const waiting = await countersigns.waitingFor(tx, ward.ward.id, context.staff.id, context.role);
          return waiting.length;
        }),
      log,
    }),
    createCountersignConsole({ database, countersigns, staff, audit }),
    createContentReviewConsole(),
    createStaffConsole({ database, content, staff, desk, publicUrl }),
    createSettingsConsole({ database, settings, staff, audit }),
    createAuditConsole({ database, audit, staff }),
    createInstallationConsole({ database, audit, version, released }),
  ];
}
