/** Finds what was made in the console and belongs into the content files as files of their own. */
import type { Tx } from "./db.js";
import type { WardEvent } from "./participation/event/wardEvent.js";
import { eventOfRow } from "./participation/event/wardEventStore.js";
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

/** Events of the wards in which staff made or edited some; what came in by an import has a file of its own elsewhere. */
export async function madeEvents(tx: Tx): Promise<{ ward: string; events: WardEvent[] }[]> {
  const rows = await tx.wardEvent.findMany({
    where: { state: "published", fictional: false, origin: { in: ["file", "console"] } },
    orderBy: [{ ward: "asc" }, { startsAt: "asc" }, { key: "asc" }],
  });
  const byWard = new Map<string, WardEvent[]>();
  for (const event of rows.map(eventOfRow)) byWard.set(event.ward, [...(byWard.get(event.ward) ?? []), event]);
  return [...byWard].flatMap(([ward, events]) =>
    events.some(({ origin, edited }) => origin === "console" || edited) ? { ward, events } : [],
  );
}
