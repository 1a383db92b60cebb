/** The console's own pages, beside those of the features: start, countersigns, staff, settings, audit, installation. */
import type { Content } from "../content.js";
import type { ContentProblem } from "../contentFiles.js";
import type { Database } from "../db.js";
import type { Log } from "../log.js";
import { createAuditConsole } from "./audit/auditConsole.js";
import type { AuditStore } from "./audit/auditStore.js";
import type { ConsoleFeature } from "./consoleRoute.js";
import { createCountersignConsole } from "./countersign/countersignConsole.js";
import type { CountersignStore } from "./countersign/countersignStore.js";
import { createInstallationConsole } from "./installation/installationConsole.js";
import { createSettingsConsole } from "./settings/settingsConsole.js";
import type { WardSettingStore } from "./settings/wardSettingStore.js";
import type { SignInLinkStore } from "./signIn/signInLinkStore.js";
import { createStaffConsole } from "./staff/staffConsole.js";
import { createStaffDesk } from "./staff/staffDesk.js";
import { createContentReviewConsole } from "./start/contentReviewConsole.js";
import { createStartConsole } from "./start/startConsole.js";

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
  /** Why the content's files are not what is shown. */
  contentProblems(): readonly ContentProblem[];
  /** Sending has been released in the console. */
  released(): void;
  log: Log;
}

/** In the order of the navigation; these come after the features. */
export function createAdminFeatures(options: AdminFeaturesOptions): ConsoleFeature[] {
  const { database, content, audit, settings, countersigns, links, features, version, contentProblems, released, log } =
    options;
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const desk = createStaffDesk({ database, countersigns, links, audit });
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
    createCountersignConsole({ database, countersigns, audit }),
    createContentReviewConsole(),
    createStaffConsole({ database, content, desk, publicUrl }),
    createSettingsConsole({ database, settings, audit }),
    createAuditConsole({ database, audit }),
    createInstallationConsole({ database, audit, version, contentProblems, released }),
  ];
}
