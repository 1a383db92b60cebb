/** What the pages of a survey's results need, and the survey that an address of them names. */
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { Countersigned } from "../../console/countersign/countersigned.js";
import { mayAct } from "../../console/role.js";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";
import { surveyPath } from "../console/surveyPaths.js";
import { findSurvey, versionsOf } from "../console/surveyViewStore.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyVersionView, SurveyView } from "../surveyDesk.js";
import type { KeptTally } from "../tally/tally.js";
import type { TallyDesk } from "../tally/tallyDesk.js";
import { withoutFew } from "./fewAnswers.js";

export interface ResultsConsoleOptions {
  database: Database;
  tallies: TallyDesk;
  audit: Audit;
  countersigned: Countersigned;
  vault: Pick<Vault, "open">;
  /** Nobody answers a demo but people who are played: each figure and file says so, whoever made the survey. */
  demo?: boolean;
}

export interface FoundResults {
  survey: SurveyView;
  /** Published ones, oldest first. */
  versions: readonly SurveyVersionView[];
  /** What is answered now, or what the kept tally counted. */
  definition: SurveyDefinition;
  /** Of a confidential survey without its small frames, for whoever may not see answers one by one. */
  kept: KeptTally | undefined;
}

const surveyMissing = "そのアンケートはありません。";
const notPublished = "このアンケートはまだ公開されていないため、回答がありません。";

/** Undefined where it has been said already that there is no such survey, or that it has no answers yet. */
export async function findResults(
  { database, tallies, demo = false }: Pick<ResultsConsoleOptions, "database" | "tallies" | "demo">,
  context: ConsoleContext,
): Promise<FoundResults | undefined> {
  const ward = context.ward.ward.id;
  const key = String(context.request.params["key"]);
  const found = await database.run("console", async (tx) => {
    const kept = await findSurvey(tx, ward, key);
    if (!kept) return undefined;
    const survey = { ...kept, fictional: kept.fictional || demo };
    const all = await versionsOf(tx, ward, key);
    return { survey, versions: all.filter((one) => one.publishedAt), kept: await tallies.kept(tx, survey.id) };
  });
  if (!found) {
    await context.refuse(404, surveyMissing);
    return undefined;
  }
  const counted = found.kept?.tally.version;
  const version = found.versions.find(({ number }) => number === counted) ?? found.survey.published;
  if (!version) {
    await context.refuse(404, notPublished);
    return undefined;
  }
  const { definition } = version;
  const hides = definition.class === "confidential" && !maySeeAnswers(context, definition);
  return { ...found, definition, kept: found.kept && hides ? withoutFew(found.kept) : found.kept };
}

/** Answers one by one, and words: of a confidential survey for approvers only. */
export function maySeeAnswers({ role }: Pick<ConsoleContext, "role">, definition: SurveyDefinition): boolean {
  return mayAct(role, definition.class === "confidential" ? "approver" : "editor");
}

export const resultsPath = (ward: string, key: string): string => `${surveyPath(ward, key)}/results`;

export const resultsCrumbs = (ward: string, { key }: SurveyView, definition: SurveyDefinition) => [
  { name: "アンケート", href: `/console/${ward}/surveys` },
  { name: definition.title.ja, href: surveyPath(ward, key) },
];
