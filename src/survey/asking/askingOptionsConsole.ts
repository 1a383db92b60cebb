/** What the pages for asking people are made of, and what their routes have in common. */
import type { AnnouncementDesk } from "../../announcement/desk/announcementDesk.js";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { Database, Tx } from "../../db.js";
import type { ReadingDesk } from "../../policy/readingDesk.js";
import type { Vault } from "../../vault.js";
import type { Answering } from "../answering/answeringDesk.js";
import { askedSurveyStore } from "./askedSurveyStore.js";
import type { AskedSurvey, Batch } from "./batch.js";
import { batchStore } from "./batchStore.js";
import type { ImportDesk } from "./importDesk.js";
import type { InvitationStore } from "./invitationStore.js";

export interface AskingConsoleOptions {
  database: Database;
  vault: Vault;
  audit: Audit;
  publicUrl: string;
  answering: Pick<Answering, "byCode" | "submit">;
  /** Groups beyond what residents chose, such as the participants of an event. */
  criteriaOf(ward: string): Promise<{ kind: string; id: string; name: string }[]>;
  invitations: InvitationStore;
  imports: ImportDesk;
  announcements: Pick<AnnouncementDesk, "create" | "view" | "cancel">;
  settingsOf(tx: Tx, ward: string): Promise<WardSettings>;
  readings?: Pick<ReadingDesk, "of"> | undefined;
}

export const asking = "/console/:ward/surveys/:key/asking";

export const crumbsOf = (context: ConsoleContext, survey: AskedSurvey) => {
  const ward = context.ward.ward.id;
  return [
    { name: "アンケート", href: `/console/${ward}/surveys` },
    { name: survey.definition.title.ja, href: `/console/${ward}/surveys/${survey.key}` },
    { name: "依頼と配布", href: `/console/${ward}/surveys/${survey.key}/asking` },
  ];
};

/** What stands around a page of asking; status 400 where something on it must be put right. */
export const askingPageOf = (context: ConsoleContext, survey: AskedSurvey, title: string, isFaulty: boolean) => ({
  title,
  section: "surveys" as const,
  crumbs: crumbsOf(context, survey),
  ...(isFaulty ? { status: 400 } : {}),
});

export const param = (context: ConsoleContext, name: string): string => {
  const value = context.request.params[name];
  return typeof value === "string" ? value : "";
};

const gone = "このアンケートは見つかりません。";

/** Undefined: the page that says so has been sent. */
export async function surveyOf(
  context: ConsoleContext,
  database: Pick<Database, "run">,
  needed: "any" | "open" = "any",
): Promise<AskedSurvey | undefined> {
  const survey = await database.run("console", (tx) =>
    askedSurveyStore.find(tx, context.ward.ward.id, param(context, "key")),
  );
  if (!survey) await context.refuse(404, gone);
  else if (needed === "open" && survey.state !== "open")
    await context.refuse(409, "このアンケートは公開中ではありません。");
  else return survey;
  return undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function batchOf(
  context: ConsoleContext,
  database: Pick<Database, "run">,
  kinds: readonly Batch["kind"][],
): Promise<{ survey: AskedSurvey; batch: Batch } | undefined> {
  const id = param(context, "batch");
  const found = await database.run("console", async (tx) => {
    const survey = await askedSurveyStore.find(tx, context.ward.ward.id, param(context, "key"));
    const batch = survey && uuid.test(id) ? await batchStore.find(tx, survey.id, id) : undefined;
    return survey && batch && kinds.includes(batch.kind) ? { survey, batch } : undefined;
  });
  if (!found) await context.refuse(404, "この依頼は見つかりません。");
  return found;
}
