/** The pages for asking people, over a real database, with the engine and the announcements of the product. */

import { recipientsSql } from "../../../src/announcement/audienceStore.js";
import { createAnnouncementDesk } from "../../../src/announcement/desk/deskStore.js";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { createWardSettingStore } from "../../../src/console/settings/wardSettingStore.js";
import type { Database } from "../../../src/db.js";
import { createJobStore } from "../../../src/jobs/jobStore.js";
import { createWithdrawal } from "../../../src/survey/answering/respondentWithdrawalStore.js";
import { createSurveyAskingConsole } from "../../../src/survey/asking/askingConsole.js";
import { batchStore } from "../../../src/survey/asking/batchStore.js";
import { createImportJobs } from "../../../src/survey/asking/importJobs.js";
import { createImportDesk } from "../../../src/survey/asking/importStore.js";
import { createInvitationStore } from "../../../src/survey/asking/invitationStore.js";
import { surveyCriteria } from "../../../src/survey/asking/surveyCriteriaStore.js";
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";
import { fixedClock } from "../../../src/time.js";
import { type Person, useConsole } from "../../console/testConsole.js";
import { createStand, sixQuestions, vault } from "../engine/stand.js";

export { vault } from "../engine/stand.js";
export const clock = fixedClock("2026-11-20T12:00:00+09:00");
export const publicUrl = "http://localhost:3000";

/** Of every frame that can be asked, unless said otherwise. */
export const asked = (change: Record<string, unknown> = {}): SurveyDefinition =>
  surveyDefinition.parse({
    ...sixQuestions,
    frames: ["mailed", "guardians", "participants", "line", "imported", "panel", "organisations", "staff"],
    ...change,
  });

export function createAskingStand(database: Database) {
  const stand = createStand(database);
  const audit = createAuditStore(vault);
  const settings = createWardSettingStore(database);
  const announcements = createAnnouncementDesk({
    database,
    clock,
    audit,
    settings,
    quota: { forecast: async () => [] },
    channelsOf: (ward) => [ward],
    publicUrl,
    realChannels: false,
    plainWords: new Map(),
    criteria: surveyCriteria,
  });
  const invitations = createInvitationStore({
    people: (ward, audience) =>
      recipientsSql({
        ward,
        audience,
        emergency: false,
        cap: { weekly: undefined, atRequestOfWard: false },
        channels: [ward],
        atNight: false,
        criteria: surveyCriteria,
      }),
  });
  const imports = createImportDesk({ database, vault, audit, jobs: createJobStore(database) });
  const jobs = createImportJobs({ database, vault, answering: stand.answering });
  const feature = createSurveyAskingConsole({
    criteriaOf: async () => [],
    database,
    vault,
    audit,
    publicUrl,
    answering: stand.answering,
    withdrawal: createWithdrawal({ vault, changed: stand.changed }),
    invitations,
    imports,
    announcements,
    settingsOf: settings.read,
  });
  return {
    ...stand,
    settings,
    announcements,
    invitations,
    imports,
    feature,
    batches: (surveyId: string) => stand.within((tx) => batchStore.list(tx, surveyId)),
    importNow: (importId: string) => jobs.get("survey.import")?.run({ importId }),
    actions: async () => {
      const rows = await stand.within(
        (tx) =>
          tx.$queryRaw<
            { action: string }[]
          >`SELECT action FROM audit_record WHERE action NOT LIKE 'session.%' ORDER BY seq`,
      );
      return rows.map(({ action }) => action);
    },
  };
}
export type AskingStand = ReturnType<typeof createAskingStand>;

/** The console with these pages alone. */
export function useAskingConsole(database: Database) {
  return useConsole(database, {
    now: "2026-11-20T12:00:00+09:00",
    features: () => [createAskingStand(database).feature],
  });
}

/** Sends a form with files, as a browser does. */
export async function upload(
  base: string,
  person: Person,
  path: string,
  fields: Readonly<Record<string, string>>,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ status: number; location: string; text: string }> {
  const body = new FormData();
  body.set("_csrf", person.csrf);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new Blob([file.bytes]), file.name);
  const headers = { cookie: person.cookie, origin: publicUrl };
  // Its length must be told, and is not while it streams.
  const whole = new Response(body);
  const bytes = Buffer.from(await whole.arrayBuffer());
  const answer = await fetch(`${base}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, "content-type": whole.headers.get("content-type") ?? "" },
    body: bytes,
  });
  return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
}

export const utf8 = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
