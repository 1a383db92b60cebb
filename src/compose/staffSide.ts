/** Puts together the staff console: its frame and what each feature brings. */
import { createAnnouncementConsole } from "../announcement/console/announcementConsole.js";
import { createAdminFeatures } from "../console/adminFeatures.js";
import { createAuditCheck } from "../console/audit/auditJobs.js";
import type { ConsoleFeature } from "../console/consoleRoute.js";
import { createCountersigned } from "../console/countersign/countersigned.js";
import { createCountersignStore } from "../console/countersign/countersignStore.js";
import { createConsoleAssets } from "../console/frame/consoleAssets.js";
import { type ConsoleFrame, createConsoleFrame } from "../console/frame/consoleFrame.js";
import { createConsoleLayout } from "../console/frame/consoleLayout.js";
import { createSignInLinkStore } from "../console/signIn/signInLinkStore.js";
import { wardStaffStore } from "../console/staff/wardStaffStore.js";
import { createLearningConsole } from "../guide/learning/learningConsole.js";
import { createQuestionConsole } from "../guide/questionConsole.js";
import { createTalkConsole } from "../talk/talkConsole.js";
import { createTalkInboxStore } from "../talk/talkInboxStore.js";
import type { TalkJobs } from "../talk/talkJobs.js";
import { version } from "../version.js";
import type { WebFrame } from "../web/frame.js";
import type { Announcements } from "./announcements.js";
import { offeredCriteria } from "./criteria.js";
import { composeLearning } from "./learning.js";
import type { Participation } from "./participation.js";
import { composeParticipationConsole } from "./participationConsole.js";
import type { Parts } from "./parts.js";
import type { Questions } from "./questions.js";
import { composeSurveyConsole } from "./surveyConsole.js";
import type { Surveys } from "./surveys.js";

export interface StaffSideParts {
  parts: Parts;
  announcements: Announcements;
  surveys: Surveys;
  participation: Participation;
  questions: Questions;
  talkJobs: TalkJobs;
  webFrame: WebFrame;
  inDanger(text: string): boolean;
  /** Address of the script that reads entry codes. */
  scanScript: string;
  /** Sending has been released in the console. */
  released(): void;
}

export interface StaffSide extends ConsoleFrame {
  assets: ReturnType<typeof createConsoleAssets>["routes"];
  /** For the test that asks each route as everybody. */
  features: readonly ConsoleFeature[];
  checkAudit(): Promise<void>;
}

/** Where the style sheets of previews are mounted. */
export const previewBase = "/assets/preview";

export function composeStaffSide(side: StaffSideParts): StaffSide {
  const { parts, announcements, questions, webFrame } = side;
  const { database, vault, audit, settings, config, clock, content, log, channelsOf } = parts;
  const countersigns = createCountersignStore();
  const countersigned = createCountersigned({ database, store: countersigns, audit });
  const features: ConsoleFeature[] = [
    createAnnouncementConsole({
      ...announcements,
      audit,
      countersigned,
      settings,
      database,
      channelsOf,
      criteria: offeredCriteria(database),
      previewBase,
    }),
    createQuestionConsole({
      database,
      store: parts.questions,
      changes: parts.changes,
      audit,
      sortNew: questions.sortNew,
      content,
      tell: questions.jobs.tell,
      async forecast(ward, byChannel) {
        const { emergencyReserve: reserve } = await settings.readAlone(ward.ward.id);
        return announcements.quota.forecast(byChannel, { emergency: false, reserve });
      },
    }),
    createLearningConsole({
      ...parts,
      ...composeLearning(parts),
      sortNew: questions.sortNew,
    }),
    createTalkConsole({
      database,
      inbox: createTalkInboxStore(vault),
      audit,
      replied: side.talkJobs.replied,
      officeHoursOf: async (tx, ward) => (await settings.read(tx, ward)).officeHours,
      staffOf: async (tx, ward) => (await wardStaffStore.list(tx, ward)).filter(({ disabled }) => !disabled),
      inDanger: side.inDanger,
    }),
  ];
  features.push(
    ...composeSurveyConsole({
      parts,
      surveys: side.surveys,
      desk: announcements.desk,
      countersigned,
      webFrame,
      previewBase,
    }),
    ...composeParticipationConsole({
      parts,
      surveys: side.surveys,
      participation: side.participation,
      desk: announcements.desk,
      countersigned,
      inDanger: side.inDanger,
      scanScript: side.scanScript,
    }),
  );
  features.push(
    ...createAdminFeatures({
      database,
      content,
      audit,
      settings,
      countersigns,
      links: createSignInLinkStore(vault),
      features: () => features,
      publicUrl: config.publicUrl,
      version,
      contentProblems: parts.contentProblems,
      released: side.released,
      log,
    }),
  );
  const assets = createConsoleAssets();
  const layout = createConsoleLayout(assets);
  const frame = createConsoleFrame({ config, features, layout, webFrame, content, database, vault, audit, clock, log });
  return { ...frame, assets: assets.routes, features, checkAudit: createAuditCheck({ database, audit, log }) };
}
