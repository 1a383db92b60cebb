/** Finds what was made in the console and belongs into the content files as files of their own. */
import type { Tx } from "./db.js";
import { type Plan, plan } from "./policy/plan.js";
import { type SurveyDefinition, surveyDefinition } from "./survey/survey.js";

/** The versions that are answered now, or were last; not those that the demo played. */
export async function madeSurveys(tx: Tx): Promise<{ ward: string; definition: SurveyDefinition }[]> {
  const rows = await tx.$queryRaw<{ ward: string; definition: unknown }[]>`
    SELECT s.ward, v.definition FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version
    WHERE NOT s.fictional ORDER BY s.ward, s.key`;
  return rows.map(({ ward, definition }) => ({ ward, definition: surveyDefinition.parse(definition) }));
}

/** Approved ones: drafts stay in the console. */
export async function madePlans(tx: Tx): Promise<Plan[]> {
  const rows = await tx.policyPlan.findMany({ where: { approvedAt: { not: null } }, orderBy: { id: "asc" } });
  return rows.map(({ content }) => plan.parse(content));
}
